import { assert, assertEquals } from "@std/assert";
import { changeWorkspace } from "../simulator/changes.ts";
import { frozenClock } from "../simulator/clock.ts";
import { readWorkspace } from "../simulator/mart_truth/landed.ts";
import { startSimulator } from "../simulator/simulator.ts";
import type { Workspace } from "../simulator/workspace.ts";
import { runDbt } from "./dbt_command.ts";
import { changeEverything } from "./mart_changes.ts";
import { assertMartsHold } from "./mart_rows.ts";
import { EVERY_STREAM, martTruths } from "./mart_truths.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");

/** How many contacts, companies and conversations both workspaces have the id of. */
function sharedIds(one: Workspace, other: Workspace): number[] {
  return (["contacts", "companies", "conversations"] as const).map((kind) => {
    const ids = new Set(
      [...one[kind].values()].map((item) => "fields" in item ? item.fields.id : item.id),
    );
    return [...other[kind].values()]
      .filter((item) => ids.has("fields" in item ? item.fields.id : item.id)).length;
  });
}

Deno.test("Two workspaces in one database stay apart in every mart, though their ids are the same", () =>
  withDatabase(async (database) => {
    // One seed gives both the same ids; half of what they name is then changed in the second.
    const size = { seed: 4, contacts: 600, conversations: 250, clock: frozenClock(NOW) };
    const one = await startSimulator({ ...size, workspaceId: "first" });
    const other = await startSimulator({
      ...size,
      clock: frozenClock(NOW),
      workspaceId: "second",
    });
    try {
      other.clock.advance(3_600_000);
      changeEverything(other.workspace);
      changeWorkspace(other.workspace, { fraction: 0.5 });
      assert(sharedIds(one.workspace, other.workspace).every((count) => count > 10));
      for (const { url } of [one, other]) {
        const { status, results } = await syncRun({ url, database, ...EVERY_STREAM });
        assertEquals(status, "ok", JSON.stringify(results));
      }
      const folder = database.slice(0, database.lastIndexOf("/"));
      const { code, output } = await runDbt(["run"], { database, folder });
      assertEquals(code, 0, output);
      await assertMartsHold(
        database,
        await martTruths(database, [one, other].map(({ workspace }) => readWorkspace(workspace))),
      );
    } finally {
      await one.stop();
      await other.stop();
    }
  }));
