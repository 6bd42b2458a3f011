import { assertEquals } from "@std/assert";
import { ask, withSimulator } from "../ask.ts";

const everybody = { field: "created_at", operator: ">", value: 0 };

for (
  const [what, body, code] of [
    [
      "an order that is none",
      { sort: { field: "updated_at", order: "desc" } },
      "invalid_sort_order",
    ],
    ["more than 150 a page", { pagination: { "per_page": 151 } }, "parameter_invalid"],
    ["a cursor that is none", { pagination: { "starting_after": "nonsense" } }, "client_error"],
    [
      "a field that is none",
      { query: { field: "shoe_size", operator: "=", value: 1 } },
      "invalid_field",
    ],
    [
      "a date that is none",
      { query: { field: "updated_at", operator: ">", value: "foorbar" } },
      "parameter_invalid",
    ],
    [
      "IN on a tag",
      { query: { field: "tag_id", operator: "IN", value: ["1"] } },
      "parameter_invalid",
    ],
    [
      "sixteen filters in a group",
      { query: { operator: "AND", value: Array.from({ length: 16 }, () => everybody) } },
      "parameter_invalid",
    ],
    [
      "three levels",
      {
        query: {
          operator: "AND",
          value: [{ operator: "OR", value: [{ operator: "AND", value: [everybody] }] }],
        },
      },
      "parameter_invalid",
    ],
  ] as const
) {
  Deno.test(`A search with ${what} is refused as ${code}`, async () => {
    await withSimulator({ contacts: 5, conversations: 0 }, async (simulator) => {
      const answer = await ask(simulator, "POST /contacts/search", {
        body: { query: everybody, ...body },
      });
      assertEquals([answer.status, answer.body.errors[0].code], [400, code]);
    });
  });
}
