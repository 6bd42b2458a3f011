import { assertEquals } from "@std/assert";
import { ask, withSimulator } from "../ask.ts";
import { deleteCustomObject, updateCustomObject } from "../changes.ts";
import { frozenClock } from "../clock.ts";
import { rawTruth } from "../truth.ts";

const options = { contacts: 10, conversations: 0 };

Deno.test("Objects of a type come in pages of twenty, 150 at most, the last changed first", async () => {
  const clock = frozenClock(Date.parse("2026-03-02T15:00:00Z"));
  await withSimulator({ ...options, clock }, async (simulator) => {
    const path = "GET /custom_object_instances/Order";
    const first = (await ask(simulator, path)).body;
    assertEquals([first.data.length, first.total_count, first.pages.total_pages], [20, 170, 9]);
    const ids: string[] = [];
    for (const page of [1, 2]) {
      const { body } = await ask(simulator, `${path}?per_page=150&page=${page}`);
      ids.push(...body.data.map(({ id }: { id: string }) => id));
    }
    assertEquals(new Set(ids).size, 170);
    const last = ids.at(-1) ?? "";
    clock.advance(1_000);
    updateCustomObject(simulator.workspace, last, { "order_number": "K-1" });
    assertEquals((await ask(simulator, path)).body.data[0].id, last);
    assertEquals((await ask(simulator, `${path}?per_page=151`)).status, 400);
  });
});

Deno.test("A type that is not there, or an older version, is refused", async () => {
  await withSimulator(options, async (simulator) => {
    const none = await ask(simulator, "GET /custom_object_instances/Invoice");
    assertEquals([none.status, none.body.errors[0].code], [404, "not_found"]);
    const old = await ask(simulator, "GET /custom_object_instances/Order", { version: "2.15" });
    assertEquals([old.status, old.body.errors[0].code], [400, "intercom_version_invalid"]);
  });
});

Deno.test("rawTruth() has the objects of all types, and which are gone", async () => {
  await withSimulator(options, async (simulator) => {
    const { body } = await ask(simulator, "GET /custom_object_instances/Subscription");
    const { id } = body.data[0];
    deleteCustomObject(simulator.workspace, id);
    const rows = rawTruth(simulator.workspace).get("custom_objects") ?? [];
    assertEquals(rows.length, 182);
    assertEquals(
      rows.filter(({ deleted }) => deleted).map((row) => [row.parent_id, row.record_id]),
      [
        ["Subscription", id],
      ],
    );
  });
});
