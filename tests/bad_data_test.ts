import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { assertEquals, assertExists } from "@std/assert";
import { stringifyJson } from "../extract/api/json.ts";
import { runningClock } from "../simulator/clock.ts";
import { startSimulator } from "../simulator/simulator.ts";
import { badConversations } from "./bad_conversations.ts";
import { badOthers } from "./bad_library.ts";
import { badPeople, type BadRecord } from "./bad_records.ts";
import { BAD_NAMES } from "./bad_values.ts";
import { runDbt } from "./dbt_command.ts";
import { EVERY_STREAM } from "./mart_truths.ts";
import type { Json } from "./raw_truth/raw_workspace.ts";
import {
  accountOf,
  type KnownField,
  type PlacedValue,
  shownAs,
  shownIn,
  valuesOf,
} from "./record_values.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

const planted: readonly BadRecord[] = [...badPeople, ...badConversations, ...badOthers];

/** In which column a row about a record has its id. */
const ID_COLUMNS: Readonly<Record<string, string>> = {
  contacts: "contact_id",
  companies: "company_id",
  conversations: "conversation_id",
  conversation_parts: "part_id",
  calls: "call_id",
  tickets: "ticket_id",
  ticket_parts: "part_id",
  articles: "article_id",
  admins: "admin_id",
  custom_objects: "custom_object_id",
  contact_attributes: "attribute_key",
  ticket_types: "ticket_type_id",
  ticket_states: "ticket_state_id",
  teams: "team_id",
  macros: "macro_id",
  news_items: "news_item_id",
  office_hours: "office_hours_schedule_id",
  subscription_types: "subscription_type_id",
  collections: "collection_id",
};

/** The tests that warn, of what is rightly unknown to them. */
const WARNINGS: readonly string[] = [
  "accepted_values_intercom__contacts_role__user__lead",
  "accepted_values_intercom__conversation_metrics_state__open__closed__snoozed",
  "accepted_values_intercom__conversations_state__open__closed__snoozed",
  "accepted_values_intercom__ticket_parts_state__submitted__in_progress__waiting_on_customer__resolved",
  "accepted_values_intercom__tickets_category__Customer__Back_office__Tracker",
  "accepted_values_intercom__tickets_state__submitted__in_progress__waiting_on_customer__resolved",
  "assert_contact_companies_are_as_many_as_the_api_says",
  "assert_contact_subscriptions_are_as_many_as_the_api_says",
];

Deno.test("What the API should never send stops no build, and is shown or counted", (t) =>
  withDatabase(async (database) => {
    const simulator = await startSimulator({
      seed: 8,
      contacts: 60,
      conversations: 30,
      clock: runningClock(Date.parse("2026-03-02T15:00:00Z")),
    });
    try {
      await syncRun({ url: simulator.url, database, ...EVERY_STREAM });
    } finally {
      await simulator.stop();
    }
    await withConnection(database, plant);
    const folder = database.slice(0, database.lastIndexOf("/"));
    const { code, output } = await runDbt(["build", "--selector", "nightly"], { database, folder });
    await t.step("the build and its tests succeed, with warnings of what is unknown", () => {
      assertEquals(code, 0, output);
      assertEquals(warnings(output), WARNINGS);
    });
    await withConnection(database, async (connection) => {
      await t.step("what is read is in the tables", async () => {
        for (const record of planted) await assertShown(connection, record);
      });
      await t.step("what cannot be read is counted", () => assertCounted(connection));
      await t.step("no value is lost in silence", async () => {
        assertEquals(await lostIn(connection), []);
      });
      await t.step("an attribute may have any name", () => assertAttributes(connection));
      await t.step("a list may be long", () => assertLists(connection));
    });
  }));

async function withConnection(
  database: string,
  work: (connection: DuckDBConnection) => Promise<void>,
): Promise<void> {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  try {
    await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function readRows(
  connection: DuckDBConnection,
  sql: string,
): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJS() as Record<string, unknown>[];
}

async function plant(connection: DuckDBConnection): Promise<void> {
  for (const { stream, id, parent, record } of planted) {
    await connection.run(
      `insert into intercom_raw.${stream}
         (workspace_id, record_id, parent_id, record, loaded_at, run_id, api_version)
       select workspace_id, $1, $2, $3, loaded_at, run_id, api_version
       from intercom_raw.workspace limit 1`,
      [id, parent ?? null, stringifyJson({ id, ...record })],
    );
  }
}

function warnings(output: string): readonly string[] {
  return [...output.matchAll(/ WARN \d+ (\w+)/g)].map(([, name = ""]) => name).sort();
}

async function assertShown(connection: DuckDBConnection, record: BadRecord): Promise<void> {
  for (const [place, ...values] of record.shown) {
    const [mart, column] = place.split(".");
    const rows = await readRows(
      connection,
      `select "${column}" as shown from intercom."${mart}"
       where "${ID_COLUMNS[record.stream]}" = '${record.id}'`,
    );
    const shown = rows.map((row) => comparable(row["shown"])).sort();
    assertEquals(shown, values.map(comparable).sort(), `${place} of ${record.id}`);
  }
}

function comparable(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

async function assertCounted(connection: DuckDBConnection): Promise<void> {
  const unread = await readPaths(connection, "unread_values");
  const expected = planted.flatMap(({ stream, unread = [] }) =>
    unread.map((path) => `${stream} ${path}`)
  );
  assertEquals(unread, [...new Set(expected)].sort());
  const unmodelled = new Set(await readPaths(connection, "unmodelled_fields"));
  for (const { stream, unmodelled: paths = [] } of planted) {
    for (const path of paths) assertEquals(unmodelled.has(`${stream} ${path}`), true, path);
  }
}

async function readPaths(connection: DuckDBConnection, mart: string): Promise<readonly string[]> {
  const rows = await readRows(connection, `select stream, path from intercom.${mart}`);
  return rows.map(({ stream, path }) => `${stream} ${path}`).sort();
}

/** Values of planted records that no row about the record shows and no model counts. */
async function lostIn(connection: DuckDBConnection): Promise<readonly string[]> {
  const known = await readRows(connection, "from intercom_staging.int_intercom__known_fields");
  const listed = new Set([
    ...await readPaths(connection, "unread_values"),
    ...await readPaths(connection, "unmodelled_fields"),
  ]);
  const shown = await readShown(connection);
  return planted.flatMap(({ stream, id, record }) => {
    const fields = new Map(
      known.filter((field) => field["stream"] === stream)
        .map((field) => [String(field["path"]), field as unknown as KnownField]),
    );
    return [...valuesOf(record as Json)].filter((value) => {
      if (value.within.some((path) => listed.has(`${stream} ${anyName(path)}`))) return false;
      if (accountOf(value, fields) === "left out" || isNone(value.path, value.value)) return false;
      return !waysToShow(value).some((text) => shown.get(id)?.has(text));
    }).map(({ path, value }) => `${stream} ${path}: ${String(value).slice(0, 80)}`);
  });
}

/** In a path the name of a language, which is data, as the models write it. */
function anyName(path: string): string {
  return path.replace(/^translated_content\.("[^"]*"|[^.]+)/, "translated_content{}");
}

function waysToShow(placed: PlacedValue): readonly string[] {
  const { value } = placed;
  const ways = [...shownAs(placed), JSON.stringify(value)];
  if (["yes", "no"].includes(String(value))) ways.push(String(value === "yes"));
  if (typeof value === "number" && Math.abs(value) < 1e9) {
    ways.push(new Date(value * 1000).toISOString());
  }
  return ways;
}

/** The API says "none" of an id by 0 or by an empty text. */
function isNone(path: string, value: unknown): boolean {
  return /(^|[._])ids?(\[\])?$/.test(path) && ["0", ""].includes(String(value));
}

/** All that the marts show in rows with the id of a planted record, by that id. */
async function readShown(
  connection: DuckDBConnection,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const shown = new Map(planted.map(({ id }) => [id, new Set<string>()]));
  const marts = await readRows(
    connection,
    "select table_name as name from information_schema.tables where table_schema = 'intercom'",
  );
  for (const { name } of marts) {
    for (const row of await readRows(connection, `from intercom."${name}"`)) {
      const cells = Object.values(row);
      const values = cells.flatMap((cell) => [...shownIn(cell)]);
      for (const set of new Set(cells.map((cell) => shown.get(String(cell))))) {
        values.forEach((value) => set?.add(value));
      }
    }
  }
  return shown;
}

async function assertAttributes(connection: DuckDBConnection): Promise<void> {
  for (
    const [mart, name, id] of [
      ["contact_attribute_values", "contact_id", "~contact-lists"],
      ["company_attribute_values", "company_id", "~company-types"],
      ["conversation_attribute_values", "conversation_id", "~conversation-lists"],
      ["ticket_attribute_values", "ticket_id", "~ticket"],
      ["custom_object_attribute_values", "custom_object_id", "~object"],
    ] as const
  ) {
    const rows = await readRows(
      connection,
      `select attribute_name, value_text from intercom.${mart} where ${name} = '${id}'`,
    );
    const values = new Map(rows.map((row) => [row["attribute_name"], row["value_text"]]));
    for (const named of BAD_NAMES) assertEquals(values.get(named), `named ${named}`, `${mart}`);
  }
  const [wide] = await readRows(
    connection,
    "from intercom.contacts_wide where contact_id = '~contact-lists'",
  );
  assertExists(wide);
  const columns = await readRows(
    connection,
    "select attribute_name, column_name, column_type from intercom.attribute_columns where model = 'contact'",
  );
  const byName = new Map(columns.map((column) => [column["attribute_name"], column]));
  assertEquals(new Set(columns.map((column) => column["column_name"])).size, columns.length);
  for (const named of BAD_NAMES) {
    const column = byName.get(named);
    const isText = column?.["column_type"] === "string";
    assertEquals(wide[String(column?.["column_name"])], isText ? `named ${named}` : null, named);
  }
  const failures = await readRows(
    connection,
    "select model, attribute_name as name from intercom.attribute_cast_failures order by all",
  );
  assertEquals(failures.map(({ model, name }) => `${model} ${name}`), [
    "company ARR",
    "company Contract ends",
    "company is_partner",
    "contact ",
    "contact A",
    "contact a",
    "conversation Items affected",
    "ticket a",
  ]);
}

async function assertLists(connection: DuckDBConnection): Promise<void> {
  for (
    const [sql, count] of [
      ["contact_tags where contact_id = '~contact-lists'", 3000],
      ["company_tags where company_id = '~company-types'", 3000],
      ["conversation_attachments where conversation_id = '~conversation-lists'", 2000],
    ] as const
  ) {
    const [row] = await readRows(connection, `select count(*)::integer as n from intercom.${sql}`);
    assertEquals(row?.["n"], count, sql);
  }
}
