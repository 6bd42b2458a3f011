import { assertEquals, assertNotEquals } from "@std/assert";
import { changeWorkspace, deleteCompany, deleteContact } from "../simulator/changes.ts";
import { frozenClock } from "../simulator/clock.ts";
import { renameTag } from "../simulator/reference_changes.ts";
import { startSimulator } from "../simulator/simulator.ts";
import type { Workspace } from "../simulator/workspace.ts";
import { runDbt } from "./dbt_command.ts";
import { readRows } from "./landed.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

const MONDAY = Date.parse("2026-03-02T23:30:00Z");

/** Of each of the marts `<name>s` there is a history. */
const COUNTS = [
  "workspace_count",
  "conversation_count",
  "admin_conversation_count",
  "user_segment_count",
  "user_tag_count",
  "company_segment_count",
  "company_tag_count",
  "company_user_count",
] as const;

/** A relation's rows, each a text, in an order of their own. */
async function texts(database: string, relation: string): Promise<string[]> {
  const rows = await readRows(
    database,
    `select to_json(kept)::varchar as row from (${relation}) as kept order by row`,
  );
  return rows.map((row) => String(row["row"]));
}

/** The counts of now, without the names that no history keeps. */
async function countsOfNow(database: string): Promise<readonly (readonly string[])[]> {
  return await Promise.all(COUNTS.map((name) => {
    const personal = name === "admin_conversation_count" ? "exclude (admin_name)" : "";
    return texts(database, `select * ${personal} from intercom.${name}s`);
  }));
}

/** What the histories hold of a day, or of all. */
async function history(database: string, day?: string): Promise<readonly (readonly string[])[]> {
  return await Promise.all(COUNTS.map((name) =>
    texts(
      database,
      day === undefined
        ? `select * from intercom.${name}_history`
        : `select * exclude (count_date, loaded_at) from intercom.${name}_history where count_date = '${day}'`,
    )
  ));
}

async function days(database: string): Promise<unknown[]> {
  const all = COUNTS.map((name) => `select count_date from intercom.${name}_history`);
  const rows = await readRows(
    database,
    `select distinct count_date::varchar as day from (${all.join(" union all ")}) order by day`,
  );
  return rows.map(({ day }) => day);
}

/** Changes something of all that is counted. */
function change(workspace: Workspace): void {
  changeWorkspace(workspace, { fraction: 0.2 });
  const segmented = [...workspace.companies.values()]
    .find(({ segments }) => segments.segments.length > 0);
  if (segmented !== undefined) deleteCompany(workspace, segmented.id);
  const [contact] = workspace.contacts.values();
  if (contact !== undefined) deleteContact(workspace, contact.fields.id);
  renameTag(workspace, workspace.tags[0]?.id ?? "", "Renamed");
  workspace.tags.pop();
  workspace.segments.pop();
}

Deno.test("The history of counts keeps yesterday as it was, though everything is built from nothing today", () =>
  withDatabase(async (database) => {
    const clock = frozenClock(MONDAY);
    const simulator = await startSimulator({ contacts: 120, conversations: 40, clock });
    const folder = database.slice(0, database.lastIndexOf("/"));
    const load = async (): Promise<void> => {
      const { status } = await syncRun({ url: simulator.url, database, fullRefresh: true });
      assertEquals(status, "ok");
    };
    const build = async (args: readonly string[]): Promise<void> => {
      const { code, output } = await runDbt(["run", "--select", ...args], { database, folder });
      assertEquals(code, 0, output);
    };
    try {
      await load();
      await build(["+models/marts/counts"]);
      const monday = await history(database, "2026-03-02");
      assertEquals(monday, await countsOfNow(database));
      const known = await history(database);

      // Neither the day of the build nor its number matters.
      await build(["intercom__*_count_history", "--full-refresh"]);
      assertEquals(await history(database), known);

      clock.advance(3_600_000);
      change(simulator.workspace);
      await load();
      await build(["+models/marts/counts", "--full-refresh"]);
      assertEquals(await days(database), ["2026-03-02", "2026-03-03"]);
      assertEquals(await history(database, "2026-03-02"), monday);
      const tuesday = await history(database, "2026-03-03");
      assertEquals(tuesday, await countsOfNow(database));
      for (const [at, rows] of tuesday.entries()) assertNotEquals(rows, monday[at], COUNTS[at]);
    } finally {
      await simulator.stop();
    }
  }));
