import { assert, assertEquals } from "@std/assert";
import { runDbt } from "./dbt_command.ts";
import { loadEdgeWorkspaces } from "./edge_workspaces.ts";
import { readRows } from "./landed.ts";
import { withDatabase } from "./sync_run.ts";

/** Where the metric models are. */
const FOLDER = "models/metrics";

/** What each ratio is a ratio of, an expression of the columns beside it: where that is 0, the ratio is null. */
const DENOMINATORS: Readonly<Record<string, string>> = {
  "conversation_metrics.median_reply_seconds": "answer_count",
  "conversation_metrics.median_reply_office_seconds":
    "case when reply_office_seconds is null then 0 else answer_count end",
  "admin_ratings.average_rating": "rating_count",
  "admin_ratings.response_rate": "rating_request_count",
  "admin_ratings.satisfaction_rate": "rating_count",
  "sla_results.hit_rate": "hit_count + missed_count",
};

/** Tables that need no conversation. */
const OF_PEOPLE = ["contact_days", "lead_conversions"];

/** Columns that tell of a close. */
const OF_A_CLOSE = [
  "first_close_at",
  "last_close_at",
  "first_closed_by_id",
  "last_closed_by_admin_id",
  "last_closed_by_kind",
  "resolved_by",
  "time_to_first_close_seconds",
  "time_to_last_close_seconds",
  "time_to_first_close_office_seconds",
  "assigned_to_close_seconds",
  "handling_seconds",
];

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

Deno.test("A workspace that lacks what is measured has no measures of it, and no build fails", (t) =>
  withDatabase(async (database) => {
    await loadEdgeWorkspaces(database);
    const folder = database.slice(0, database.lastIndexOf("/"));
    const { code, output } = await runDbt(
      // Of the tests, those that stand beside the metric models.
      [
        ...["build", "--select", `+path:${FOLDER}`],
        ...["--exclude", "test_type:unit", "--indirect-selection", "empty"],
      ],
      { database, folder },
    );
    await t.step("all metric tables are built and pass their tests", () => {
      assertEquals(code, 0, output);
    });
    const columns = await metricColumns(database);
    const filled = (those: readonly Column[], condition: string): Promise<string[]> =>
      filledColumns(database, those, condition);

    await t.step("what has no denominator is null, and what has one a number", async () => {
      for (const { table, name } of columns.filter(({ type }) => type === "DOUBLE")) {
        const denominator = DENOMINATORS[`${table}.${name}`];
        assertEquals(typeof denominator, "string", `Cannot find what ${table}.${name} is of`);
        const wrong = await readRows(
          database,
          `select * from intercom.${table}
           where (${name} is null) != ((${denominator}) = 0) or isnan(${name}) or isinf(${name})`,
        );
        assertEquals(wrong, [], `${table}.${name}`);
      }
    });

    await t.step("without conversations only tables of people have rows", async () => {
      const anything = columns.filter(({ name }) => name === "workspace_id");
      const tables = await filled(anything, "workspace_id = 'no_conversations'");
      assertEquals(tables, OF_PEOPLE.map((table) => `${table}.workspace_id`));
      assertEquals(
        await filled(anything, "workspace_id = 'ordinary'"),
        anything.map(({ table }) => `${table}.workspace_id`),
      );
    });

    await t.step("where none was ever closed no time runs up to a close", async () => {
      const closes = columns.filter(({ table, name }) =>
        table === "conversation_metrics" && OF_A_CLOSE.includes(name)
      );
      assertEquals(closes.length, OF_A_CLOSE.length);
      assertEquals(await filled(closes, "workspace_id = 'none_closed'"), []);
      assertEquals(
        (await filled(closes, "workspace_id = 'ordinary'")).length,
        OF_A_CLOSE.length,
      );
      assertEquals(await sumOf(database, "close_count", "none_closed"), 0);
    });

    await t.step("without office hours nothing is measured in them", async () => {
      const inOfficeHours = columns.filter(({ name }) =>
        /office/.test(name) && !/^statistics_/.test(name)
      );
      assertEquals(await filled(inOfficeHours, "workspace_id = 'no_office_hours'"), []);
      assertEquals(
        await filled(inOfficeHours, "workspace_id = 'ordinary'"),
        inOfficeHours.map(({ table, name }) => `${table}.${name}`),
      );
    });

    await t.step("without ratings nobody is satisfied or not", async () => {
      const ratings = columns.filter(({ name }) =>
        /(^|_)rating$|satisfaction_rate|response_rate|^is_ai_agent_positive$/.test(name)
      );
      assertEquals(await filled(ratings, "workspace_id = 'no_ratings'"), []);
    });

    await t.step("without tickets no conversation is one", async () => {
      assertEquals(await sumOf(database, "cast(is_ticket as int)", "no_tickets"), 0);
      assert(await sumOf(database, "cast(is_ticket as int)", "ordinary") > 0);
      assert(await sumOf(database, "1", "no_tickets") > 0);
    });
  }));

/** The columns of the tables of metrics that tell workspaces apart. */
async function metricColumns(database: string): Promise<Column[]> {
  const files = await Array.fromAsync(Deno.readDir(FOLDER));
  const tables = files.flatMap(({ name }) => /^intercom__(\w+)\.sql$/.exec(name)?.[1] ?? []);
  const rows = await readRows(
    database,
    `select table_name, column_name, data_type from information_schema.columns
     where table_schema = 'intercom' order by table_name, ordinal_position`,
  );
  const columns = rows.map((row) => ({
    table: String(row["table_name"]),
    name: String(row["column_name"]),
    type: String(row["data_type"]),
  }));
  return columns.filter(({ table }) =>
    tables.includes(table) &&
    columns.some((other) => other.table === table && other.name === "workspace_id")
  );
}

/** Those of the columns that hold anything in the rows that meet a condition. */
async function filledColumns(
  database: string,
  columns: readonly Column[],
  condition: string,
): Promise<string[]> {
  const counts = columns.map(({ table, name }) =>
    `select '${table}.${name}' as name, count("${name}") as filled
     from intercom.${table} where ${condition}`
  );
  const rows = counts.length === 0 ? [] : await readRows(database, counts.join("\nunion all\n"));
  return rows.filter(({ filled }) => Number(filled) > 0).map(({ name }) => String(name));
}

/** The sum of an expression over the conversations of a workspace. */
async function sumOf(database: string, expression: string, workspaceId: string): Promise<number> {
  const [row] = await readRows(
    database,
    `select sum(${expression})::double as total from intercom.conversation_metrics
     where workspace_id = '${workspaceId}'`,
  );
  return Number(row?.["total"]);
}
