import { DuckDBInstance } from "@duckdb/node-api";
import { assertEquals } from "@std/assert";
import { frozenClock } from "../simulator/clock.ts";
import { startSimulator } from "../simulator/simulator.ts";
import { rawTruth } from "../simulator/truth.ts";
import { storedConversation, type Workspace } from "../simulator/workspace.ts";
import { readRows } from "./landed.ts";
import { differencesToTruth } from "./landed_truth.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

/** The workspace that the first release loaded into the fixture, and when. */
const fixture = {
  path: "tests/fixtures/layout_1.sql",
  workspace: { seed: 5, contacts: 6, conversations: 2, companies: 2 },
  loadedAtMs: Date.UTC(2026, 0, 31, 12),
} as const;

async function loadFixture(database: string): Promise<void> {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  await connection.run(await Deno.readTextFile(fixture.path));
  connection.closeSync();
  instance.closeSync();
}

/** Makes the workspace's conversations those of the fixture: today's simulator tells other stories. */
async function tellAsThen(workspace: Workspace, database: string): Promise<void> {
  const select = (table: string): Promise<Record<string, unknown>[]> =>
    readRows(
      database,
      `select record_id, parent_id, record::varchar as record from intercom_raw.${table}
       order by record_id::bigint`,
    );
  const parts = Map.groupBy(await select("conversation_parts"), (row) => row["parent_id"]);
  for (const row of await select("conversations")) {
    const { conversation_parts: _, ...record } = JSON.parse(String(row["record"]));
    workspace.conversations.put(storedConversation({
      record,
      parts: (parts.get(row["record_id"]) ?? []).map((part) => JSON.parse(String(part["record"]))),
    }));
  }
}

/** The rows of streams that a later release has no reason to touch. */
function untouchedRows(database: string): Promise<Record<string, unknown>[]> {
  const tables = ["conversations", "conversation_parts", "contact_tags", "companies", "segments"];
  return readRows(
    database,
    tables.map((table) =>
      `select '${table}' as stream, record_id, parent_id, record::varchar as record, run_id,
         loaded_at::varchar as loaded_at from intercom_raw.${table}`
    ).join(" union all ") + " order by all",
  );
}

Deno.test("a database of layout 1 is brought to the layout of today, and what it holds is not fetched again", () =>
  withDatabase(async (database) => {
    await loadFixture(database);
    const before = await untouchedRows(database);
    const clock = frozenClock(fixture.loadedAtMs);
    const simulator = await startSimulator({ ...fixture.workspace, clock });
    clock.advance(3_600_000);
    try {
      const { url, workspace } = simulator;
      await tellAsThen(workspace, database);
      const first = await syncRun({ url, database });
      assertEquals(first.status, "ok", JSON.stringify(first.results));
      assertEquals(await differencesToTruth(database, rawTruth(workspace)), []);
      assertEquals(await untouchedRows(database), before);
      // One search, and no detail.
      assertEquals(first.result("conversations").requests, 1);
      assertEquals(first.result("contacts").inserted, 0);
      const second = await syncRun({ url, database });
      assertEquals(second.result("contacts").requests, 1);
      const [version] = await readRows(database, "from intercom_raw.schema_version");
      assertEquals(version, { version: 2 });
      const runs = await readRows(
        database,
        `select run_id = 'run-1' as is_old, count(*)::integer as streams,
           count(records_truncated)::integer as counted
         from intercom_raw.sync_streams group by all order by all desc limit 1`,
      );
      assertEquals(runs, [{ is_old: true, streams: 11, counted: 11 }]);
    } finally {
      await simulator.stop();
    }
  }));
