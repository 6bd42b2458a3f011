import { assertEquals } from "@std/assert";
import { ask, withSimulator } from "../ask.ts";
import { frozenClock } from "../clock.ts";
import { addActivityLog } from "../library_changes.ts";
import { libraryOf } from "../library.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");
const options = { contacts: 20, conversations: 5 };

Deno.test("The activity log is not read without saying from when", async () => {
  await withSimulator(options, async (simulator) => {
    const { status, body } = await ask(simulator, "GET /admins/activity_logs");
    assertEquals([status, body.errors[0].code], [400, "parameter_missing"]);
    const path = "GET /admins/activity_logs?created_at_after=yesterday";
    assertEquals((await ask(simulator, path)).body.errors[0].code, "parameter_invalid");
  });
});

Deno.test("The activity log comes newest first, in pages whose next URL keeps the times asked for", async () => {
  await withSimulator(options, async (simulator) => {
    const from = Math.floor(simulator.clock.now() / 1000) - 800 * 86_400;
    const path = `/admins/activity_logs?created_at_after=${from}`;
    const times: number[] = [];
    const ids = new Set<string>();
    for (let page = 1, total = 1; page <= total; page++) {
      const { body } = await ask(simulator, `GET ${path}&page=${page}`);
      assertEquals(body.type, "activity_log.list");
      total = body.pages.total_pages;
      for (const log of body.activity_logs) {
        ids.add(log.id);
        times.push(log.created_at);
      }
      if (page === 1) {
        const next = `https://api.intercom.io${path}&per_page=20&page=2`;
        assertEquals([body.pages.next, body.activity_logs.length], [next, 20]);
      }
    }
    assertEquals(ids.size, 400);
    assertEquals(times, times.toSorted((one, other) => other - one));
  });
});

Deno.test("The moments asked for are not in the answer themselves", async () => {
  const clock = frozenClock(NOW);
  await withSimulator({ ...options, clock }, async (simulator) => {
    clock.advance(3_600_000);
    const { id, created_at } = addActivityLog(simulator.workspace);
    const idsOf = async (after: number, before: number): Promise<string[]> => {
      const query = `created_at_after=${after}&created_at_before=${before}`;
      const { body } = await ask(simulator, `GET /admins/activity_logs?${query}`);
      return body.activity_logs.map((log: { id: string }) => log.id);
    };
    assertEquals(await idsOf(created_at - 1, created_at + 1), [id]);
    assertEquals(await idsOf(created_at, created_at + 9), []);
    assertEquals(await idsOf(created_at - 9, created_at), []);
  });
});

Deno.test("A teammate who left is still named by the log", async () => {
  await withSimulator(options, (simulator) => {
    const { workspace } = simulator;
    const former = workspace.staff.formerAdmin.id;
    const logs = [...libraryOf(workspace).activity_logs.values()];
    assertEquals(logs.some((log) => log.performed_by.id === former), true);
    return Promise.resolve();
  });
});
