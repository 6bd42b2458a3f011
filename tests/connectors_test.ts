import { assert, assertEquals } from "@std/assert";
import { frozenClock } from "../simulator/clock.ts";
import { startSimulator } from "../simulator/simulator.ts";
import {
  type CoveredColumn,
  describeCovered,
  readCoverage,
  SEED,
} from "../tasks/connector_coverage.ts";
import { madeDifferences } from "./connector_truth/connector_truth.ts";
import { type ConnectorView, readConnectorViews } from "./connector_views.ts";
import { runDbt } from "./dbt_command.ts";
import { type Read, readRows, withReader } from "./landed.ts";
import { assertManifestComplete } from "./manifest.ts";
import { addRarities, changeEverything } from "./mart_changes.ts";
import { EVERY_STREAM } from "./mart_truths.ts";
import { readRaw } from "./raw_truth/raw_workspace.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

/** How many tables and columns the documents of each connector name. */
const DOCUMENTED: Readonly<Record<string, readonly [tables: number, columns: number]>> = {
  daton: [19, 242],
  keboola: [23, 191],
  nekt: [6, 142],
  segment: [9, 85],
  stitch: [11, 157],
};

/** Tables that a document names without their columns: the views have what the API has. */
const WITHOUT_COLUMNS: readonly string[] = [
  "daton.articles",
  "daton.help_center_collection",
  "stitch.tags",
];

/** Columns that stand for something, and that no simulated record fills. */
const NEVER_FILLED: Readonly<Record<string, string>> = {
  "daton.leads.signed_up_at": "a lead has not signed up",
  "daton.data_attributes_conversation.label": "of other attributes only, since API version 2.16",
  "daton.data_attributes_conversation.api_writable":
    "of other attributes only, since API version 2.16",
  "daton.data_attributes_conversation.ui_writable":
    "of other attributes only, since API version 2.16",
  "nekt.contacts.sms_consent": "not in the vendor's description of the API",
  "nekt.contacts.unsubscribed_from_sms": "not in the vendor's description of the API",
  "nekt.tickets.company_id": "not in the vendor's description of the API",
  "keboola.leads.signed_up_at": "a lead has not signed up",
  "keboola.leads.remote_created_at": "a lead has not signed up",
};

const CONNECTORS = Object.keys(DOCUMENTED);

Deno.test("Every table and column of every connector is in the list, and described as the list has it", async () => {
  const [coverage, views] = [await listed(), await readConnectorViews()];
  const counts = CONNECTORS.map((connector) => {
    const own = coverage.filter((each) => each.connector === connector);
    const documented = own.filter((each) => !WITHOUT_COLUMNS.includes(nameOf(each)));
    return [connector, [new Set(own.map(nameOf)).size, documented.length]];
  });
  assertEquals(Object.fromEntries(counts), DOCUMENTED);
  const tables = new Set(coverage.map(nameOf));
  assertEquals([...tables.symmetricDifference(new Set(views.keys()))], []);
  for (const { name, place, description, columns } of views.values()) {
    assertEquals(description.startsWith("One row for each "), true, place);
    const wanted = coverage.filter((each) => nameOf(each) === name)
      .map((each) => [each.column, describeCovered(each)]);
    assertEquals(Object.fromEntries(columns), Object.fromEntries(wanted), place);
  }
});

Deno.test("The views of the connectors hold what our tables hold, under the connectors' own names", (t) =>
  withDatabase(async (database) => {
    await buildViews(database);
    const [coverage, views] = [await listed(), await readConnectorViews()];

    await t.step("the manifest, which has them all, says of every model what it must", async () => {
      const folder = database.slice(0, database.lastIndexOf("/"));
      await assertManifestComplete(`${folder}/target-of-everything/manifest.json`);
    });
    await t.step("each view has the columns that the list has", async () => {
      const wanted = new Set(coverage.map((each) => `intercom_${nameOf(each)}.${each.column}`));
      const built = new Set(await builtColumns(database, "intercom_%"));
      assertEquals([...wanted.symmetricDifference(built)], []);
    });
    await t.step("each column that a view is made of exists", async () => {
      const built = new Set(await builtColumns(database, "intercom"));
      const named = coverage.flatMap(({ own }) => own)
        .map(({ model, column }) => `intercom.${model}.${column}`);
      assertEquals([...new Set(named)].filter((name) => !built.has(name)), []);
    });
    await t.step("what is passed on is, row by row, what our table has", async () => {
      await withReader(database, async (read) => {
        await read("use intercom");
        const differences: string[] = [];
        for (const view of views.values()) {
          differences.push(...await passedOnDifferences(read, view, coverage));
        }
        assertEquals(differences, []);
      });
    });
    await t.step(
      "a constant is the same in each row, and what is always null always null",
      async () => {
        await withReader(database, async (read) => {
          const wrong: string[] = [];
          for (const view of views.values()) {
            wrong.push(...await strayColumns(read, view, coverage));
          }
          assertEquals(wrong, []);
        });
      },
    );
    await t.step("what is made of several is what the raw records say", async () => {
      const [raw] = await readRaw(database);
      assert(raw !== undefined);
      await withReader(database, async (read) => {
        const differences: string[] = [];
        for (const { name, schema, table, rowsOf: [mart = ""] } of views.values()) {
          const columns = coverage.filter((each) =>
            nameOf(each) === name && (each.how === "json" || each.how === "derived")
          );
          const rows = await read(`select * from ${schema}."${table}"`);
          differences.push(...madeDifferences({ name, mart, rows, columns }, raw));
        }
        assertEquals(differences.slice(0, 20), []);
      });
    });
  }));

async function listed(): Promise<readonly CoveredColumn[]> {
  return readCoverage(await Deno.readTextFile(SEED));
}

function nameOf({ connector, table }: CoveredColumn): string {
  return `${connector}.${table}`;
}

/** Builds the views of a workspace of which something was deleted. */
async function buildViews(database: string): Promise<void> {
  const clock = frozenClock(Date.parse("2026-03-02T15:00:00Z"));
  const simulator = await startSimulator({ seed: 3, contacts: 600, conversations: 250, clock });
  try {
    const run = { url: simulator.url, database, ...EVERY_STREAM };
    addRarities(simulator.workspace);
    assertEquals((await syncRun(run)).status, "ok");
    clock.advance(3_600_000);
    const [leads] = simulator.workspace.segments.slice(-1);
    changeEverything(simulator.workspace);
    // The segment that goes is the only one of leads, whose view is to have rows.
    if (leads !== undefined) simulator.workspace.segments.push(leads);
    assertEquals((await syncRun({ ...run, fullRefresh: true })).status, "ok");
  } finally {
    await simulator.stop();
  }
  const folder = database.slice(0, database.lastIndexOf("/"));
  const { code, output } = await runDbt([
    "build",
    ...["--select", "+path:models/connectors", "connector_coverage"],
    ...["--exclude", "resource_type:unit_test", "path:models/marts,resource_type:test"],
    "path:models/staging,resource_type:test",
  ], { database, folder, withEverything: true, writesJson: true });
  assertEquals(code, 0, output);
}

async function builtColumns(database: string, schemas: string): Promise<string[]> {
  const rows = await readRows(
    database,
    `select concat_ws('.', table_schema, table_name, column_name) as name
     from information_schema.columns
     where table_schema like '${schemas}'
       and table_schema not in ('intercom_raw', 'intercom_staging', 'intercom_connectors')`,
  );
  return rows.map((row) => String(row["name"]));
}

/** Where the columns of a view that are ours as they are, or as Unix seconds, are not ours: whole rows, all of them. */
async function passedOnDifferences(
  read: Read,
  { name, schema, table, rowsOf, where }: ConnectorView,
  coverage: readonly CoveredColumn[],
): Promise<readonly string[]> {
  const passed = coverage.filter((each) =>
    nameOf(each) === name && (each.how === "as_is" || each.how === "seconds") &&
    each.own.some(({ model }) => rowsOf.includes(model))
  );
  const names = passed.map(({ column }) => column).join();
  const here = passed.map(({ column }) => `"${column}"::varchar`).join();
  const ours = rowsOf.map((mart) => {
    const cells = passed.map(({ own, how }) => {
      const column = own.find(({ model }) => model === mart)?.column ?? "null";
      return how === "seconds" ? `epoch(${column})::bigint::varchar` : `${column}::varchar`;
    });
    return `select [${cells.join()}]::varchar[] as cells from ${mart}
      where not is_deleted and (${where})`;
  }).join(" union all ");
  const view = `select [${here}]::varchar[] as cells from ${schema}."${table}"`;
  const rows = await read(
    `(select 'only here' as place, cells::varchar as cells from ((${view}) except all (${ours})) limit 2)
     union all
     (select 'only ours', cells::varchar from ((${ours}) except all (${view})) limit 2)`,
  );
  return rows.map(({ place, cells }) => `${name} (${names}): ${place} ${cells}`);
}

/** The columns of a view that vary where they must not, or are never filled though they stand for something. */
async function strayColumns(
  read: Read,
  { name, schema, table }: ConnectorView,
  coverage: readonly CoveredColumn[],
): Promise<readonly string[]> {
  const own = coverage.filter((each) => nameOf(each) === name);
  const cells = own.map(({ column }, index) =>
    `{'nulls': count(*) - count("${column}"), 'filled': count("${column}"),
      'least': min("${column}"::varchar), 'most': max("${column}"::varchar)}::json::varchar as c${index}`
  );
  const [row = {}] = await read(
    `select ${cells.join(", ")} from ${schema}."${table}"`,
  );
  return own.flatMap((each, index) => {
    const found = JSON.parse(String(row[`c${index}`]));
    const place = `${name}.${each.column}`;
    if (each.how === "none") return found.filled === 0 ? [] : [`${place} must be null`];
    if (each.how === "constant") {
      const value = /`(.*)`/.exec(each.note)?.[1];
      const holds = found.nulls === 0 && found.least === value && found.most === value;
      return holds ? [] : [`${place} must be ${value}: ${JSON.stringify(found)}`];
    }
    const isFilled = found.filled > 0;
    if (isFilled === place in NEVER_FILLED) {
      return [isFilled ? `${place} is filled after all` : `${place} is never filled`];
    }
    return [];
  });
}
