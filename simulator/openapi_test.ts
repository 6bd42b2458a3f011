import { assertEquals } from "@std/assert";
import { ask, withSimulator } from "./ask.ts";
import { frozenClock } from "./clock.ts";
import { AMENDMENTS } from "./openapi_amendments.ts";
import { type Check, openApiCheck } from "./openapi_schemas.ts";
import type { Simulator } from "./simulator.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");
const path = Deno.env.get("INTERCOM_OPENAPI");

async function problemsOf(
  simulator: Simulator,
  check: Check,
  operation: string,
  options: { readonly body?: unknown; readonly template?: string } = {},
): Promise<string[]> {
  const { status, body } = await ask(simulator, operation, options);
  if (status !== 200) return [`${operation} answered ${status}`];
  const template = options.template ?? operation.split("?")[0] ?? "";
  return check(template, body).map((problem) => `${template} ${problem.replaceAll(/\d+/g, "N")}`);
}

const all = {
  query: { field: "created_at", operator: ">", value: 0 },
  pagination: { "per_page": 150 },
};

const LISTS = [
  "GET /me",
  "GET /admins?display_avatar=true",
  "GET /teams",
  "GET /tags",
  "GET /segments?include_count=true",
  "GET /data_attributes?include_archived=true",
  "GET /conversations/attributes?include_archived=true",
  "GET /subscription_types",
  "GET /contacts?per_page=150&include_merge_history=true",
  "GET /conversations?per_page=150",
  "POST /companies/list?per_page=60",
  "GET /companies/scroll",
  "GET /away_status_reasons",
  "GET /help_center/help_centers",
  "GET /help_center/collections?per_page=150",
  "GET /articles?per_page=150",
  "GET /internal_articles?per_page=150",
  "GET /news/news_items?per_page=50",
  "GET /news/newsfeeds",
  "GET /macros?per_page=25",
  "GET /brands",
  "GET /content_snippets",
  "GET /office_hours_schedules",
  "GET /admins/activity_logs?created_at_after=0",
  "GET /calls",
  "GET /conversations/deleted?per_page=60",
  "GET /ticket_types",
  "GET /ticket_states",
];

Deno.test({
  name: "every answer is what the vendor's OpenAPI description says" +
    (path === undefined ? " (INTERCOM_OPENAPI does not name it)" : ""),
  ignore: path === undefined,
  fn: async () => {
    if (path === undefined) return;
    const check = await openApiCheck(path, AMENDMENTS);
    const options = { clock: frozenClock(NOW), contacts: 310, conversations: 150, tickets: 60 };
    await withSimulator(options, async (simulator) => {
      const problems: string[] = [];
      const add = async (
        ...rest: Parameters<typeof problemsOf> extends [unknown, unknown, ...infer R] ? R : never
      ): Promise<void> => {
        problems.push(...await problemsOf(simulator, check, ...rest));
      };
      for (const operation of LISTS) await add(operation);
      await add("POST /contacts/search", { body: all });
      await add("POST /conversations/search", { body: all });
      await add("POST /tickets/search", { body: all });
      for (const id of [...simulator.workspace.conversations.values()].map(({ id }) => id)) {
        await add(`GET /conversations/${id}`, { template: "GET /conversations/{id}" });
      }
      await add("GET /custom_object_instances/Order?per_page=150", {
        template: "GET /custom_object_instances/{type}",
      });
      for (const { id } of simulator.workspace.tickets.values()) {
        await add(`GET /tickets/${id}`, { template: "GET /tickets/{id}" });
      }
      for (const { fields } of [...simulator.workspace.contacts.values()].slice(0, 20)) {
        const at = `GET /contacts/${fields.id}`;
        await add(at, { template: "GET /contacts/{id}" });
        const events = `GET /events?type=user&summary=true&intercom_user_id=${fields.id}`;
        await add(events, { template: "GET /events" });
        for (const list of ["tags", "companies", "subscriptions", "segments", "notes"]) {
          await add(`${at}/${list}`, { template: `GET /contacts/{id}/${list}` });
        }
      }
      assertEquals([...new Set(problems)], []);
    });
  },
});
