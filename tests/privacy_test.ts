import { DuckDBInstance } from "@duckdb/node-api";
import { assertEquals, assertGreaterOrEqual, assertStringIncludes } from "@std/assert";
import { FAILURES, type FaultName } from "../simulator/faults.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";
import { rawTruth } from "../simulator/truth.ts";
import { type CommandEnd, runExtract } from "../tasks/extract_process.ts";
import { describeError } from "../extract/command/exit_code.ts";
import type { Output } from "../extract/command/output.ts";
import { jsonReporter, textReporter } from "../extract/command/reporter.ts";
import { RAW_SCHEMA, recordTable } from "../extract/raw/schema.ts";
import { FaultBench } from "./fault_matrix_bench.ts";
import { readRows } from "./landed.ts";
import { syncRun } from "./sync_run.ts";

const TOKEN = "dG9rOm5vdC1hLXJlYWwtdG9rZW4tYnV0LXNlY3JldA";

/** Fields that hold what people are called, how they are reached and what they wrote, wherever they stand. */
const PERSONAL = /^(name|email|phone|body|subject|title|avatar_url|ip_address)$/;

const STREAMS = "contacts,contact_notes,companies,conversations,tickets,ticket_parts";

async function withSimulator(
  work: (simulator: Simulator, database: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const simulator = await startSimulator({ contacts: 60, conversations: 25, seed: 3 });
  try {
    await work(simulator, `${folder}/w.duckdb`);
  } finally {
    await simulator.stop();
    await Deno.remove(folder, { recursive: true });
  }
}

function extract(
  { url }: Simulator,
  database: string,
  more: readonly string[] = [],
): Promise<CommandEnd> {
  const args = ["--base-url", url, "--database", database, "--streams", STREAMS, ...more];
  return runExtract(args, { env: { INTERCOM_ACCESS_TOKEN: TOKEN } });
}

/** Texts of people in the workspace's records. */
function personalTexts(simulator: Simulator, streams: readonly string[]): string[] {
  const texts = new Set<string>();
  const collect = (value: unknown, key: string): void => {
    if (typeof value === "string" && PERSONAL.test(key) && value.length >= 5) texts.add(value);
    if (typeof value !== "object" || value === null) return;
    for (const [inner, item] of Object.entries(value)) {
      collect(item, Array.isArray(value) ? key : inner);
    }
  };
  const truth = rawTruth(simulator.workspace);
  for (const stream of streams) {
    for (const { record } of truth.get(stream) ?? []) collect(record, "");
  }
  return [...texts];
}

/** What is told of runs: nothing of it may be of a person. */
async function toldInTables(database: string): Promise<string> {
  const rows = await readRows(
    database,
    `select to_json(told)::varchar as row from (
       select * exclude (arguments), arguments::varchar as arguments from intercom_raw.sync_runs
     ) as told
     union all select to_json(told)::varchar from intercom_raw.sync_streams as told
     union all select to_json(told)::varchar from intercom_raw.bookmarks as told
     union all select to_json(told)::varchar from intercom_raw.windows as told`,
  );
  return rows.map(({ row }) => String(row)).join("\n");
}

function assertSaysNothing(text: string, simulator: Simulator): void {
  assertEquals(text.includes(TOKEN), false, "the token is in it");
  assertEquals(/starting_after|scroll_param|Bearer/.test(text), false, "a query is in it");
  const texts = personalTexts(simulator, STREAMS.split(","));
  assertGreaterOrEqual(texts.length, 150);
  assertEquals(texts.filter((one) => text.includes(one)), []);
}

/** They end a run, or a stream before it begins, and have tests of their own. */
const excluded: readonly FaultName[] = ["unauthorized_now", "forbidden"];

for (const log of ["text", "json"] as const) {
  Deno.test(`no ${log} log and no table of runs holds a token or anything of a person, whatever fails`, async () => {
    const size = { contacts: 60, conversations: 25, seed: 3 };
    await using bench = await FaultBench.open(size, STREAMS.split(","));
    const { faults, database, simulator } = bench;
    // Some fail to their end, so that there is something to say of them.
    faults.add({ name: "missing_list", match: /contacts\/\w+\/notes/, times: Infinity });
    faults.add({ name: "status_500", match: /conversations\/\d+1$/, times: Infinity });
    faults.add({ name: "forbidden", match: /tickets\/search/, times: Infinity });
    const names = (Object.keys(FAILURES) as FaultName[]).filter((name) => !excluded.includes(name));
    for (const [at, name] of names.entries()) {
      faults.add({ name, match: / \/(?!me$)/, times: 1, after: at % 4, delayMs: 1, seconds: 1 });
    }
    const told: string[] = [];
    const output: Output = {
      write: (text) => told.push(text),
      isTerminal: log === "text",
      columns: () => 200,
      // Each look at the clock is a second later, so that all progress is told.
      now: () => bench.clock.now() + told.length * 60_000,
    };
    const report = log === "json" ? jsonReporter(output) : textReporter(output);
    for (let run = 0; run < 3; run++) {
      try {
        await syncRun({
          url: simulator.url,
          database,
          ...bench.surroundings(),
          token: TOKEN,
          report,
        });
      } catch (error) {
        told.push(describeError(error));
      }
      bench.advance(600);
    }
    const tables = await toldInTables(database);
    assertStringIncludes(told.join(""), log === "json" ? '"event":"run_finished"' : "requests in");
    for (const what of ["must be a list", "status is 500", "status is 403"]) {
      assertStringIncludes(tables, what);
    }
    assertSaysNothing([...told, tables].join("\n"), simulator);
  });
}

Deno.test("a run whose token is revoked holds neither the token nor anything of a person", () =>
  withSimulator(async (simulator, database) => {
    simulator.faults.add({ name: "unauthorized_now", match: /conversations\/\d/, times: 1 });
    const end = await extract(simulator, database);
    assertStringIncludes(end.stdout + end.stderr, "must accept INTERCOM_ACCESS_TOKEN");
    assertSaysNothing([end.stdout, end.stderr, await toldInTables(database)].join("\n"), simulator);
  }));

Deno.test("a crash says where it happened, and nothing of the record that it happened on", () =>
  withSimulator(async (simulator, database) => {
    const { url } = simulator;
    await syncRun({ url, database, streams: ["tags"] });
    // DuckDB quotes in its error what it can not convert: here a whole record.
    const instance = await DuckDBInstance.create(database);
    const connection = await instance.connect();
    await connection.run(
      `create or replace table intercom_raw.contacts as
       select * replace (record::varchar::integer as record) from intercom_raw.contacts`,
    );
    connection.closeSync();
    instance.closeSync();
    const end = await extract(simulator, database);
    assertEquals(end.code, 1);
    assertStringIncludes(end.stderr, "which is a defect of this program");
    assertSaysNothing([end.stdout, end.stderr, await toldInTables(database)].join("\n"), simulator);
  }));

Deno.test("fields that are omitted are nowhere in the database file", () =>
  withSimulator(async (simulator, database) => {
    const omitted = [
      ...["name", "email", "phone", "external_id", "avatar"].map((field) => `contacts.${field}`),
      ...["source", "title", "contacts"].map((field) => `conversations.${field}`),
      ...["body", "author", "email_message_metadata"].map((field) => `conversation_parts.${field}`),
    ];
    const streams = ["contacts", "contact_merges", "conversations", "conversation_parts"];
    const args = ["--streams", streams.join()];
    const texts = personOf(simulator);
    const whole = `${database}.whole`;
    await makeUnpacked(whole, streams);
    assertEquals((await extract(simulator, whole, args)).code, 0);
    for (const found of [await foundInBytes(whole, texts), await foundInRows(whole, texts)]) {
      assertGreaterOrEqual(found.length, 20, "what is not omitted would be found");
    }
    await makeUnpacked(database, streams);
    const end = await extract(simulator, database, [...args, "--omit", omitted.join()]);
    assertEquals(end.code, 0, end.stderr);
    assertEquals(await foundInBytes(database, texts), []);
    assertEquals(await foundInRows(database, texts), []);
  }));

/** Makes the tables of streams before a run does, such that what is written to them can be read in the file's bytes. */
async function makeUnpacked(database: string, streams: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  try {
    await connection.run(`create schema ${RAW_SCHEMA}`);
    for (const stream of streams) {
      await connection.run(recordTable(stream, "uncompressed"));
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** What people are called and how they are reached, and what they wrote. */
function personOf({ workspace }: Simulator): string[] {
  const people = [...workspace.contacts.values()].flatMap(({ fields }) => [
    fields.name,
    fields.email,
    fields.phone,
  ]);
  const bodies = (rawTruth(workspace).get("conversation_parts") ?? []).map(({ record }) =>
    (record as { readonly body?: unknown }).body
  );
  return [...people, ...bodies].filter((text): text is string =>
    typeof text === "string" && text.length >= 8
  );
}

/** Which texts are in the bytes of a file. */
async function foundInBytes(database: string, texts: readonly string[]): Promise<string[]> {
  const bytes = new TextDecoder().decode(await Deno.readFile(database));
  return texts.filter((text) => bytes.includes(text) || bytes.includes(written(text)));
}

/** Which texts are in a row of any table of a file. */
async function foundInRows(database: string, texts: readonly string[]): Promise<string[]> {
  const tables = await readRows(
    database,
    "select schema_name || '.' || table_name as name from duckdb_tables() where not temporary",
  );
  const rows = await readRows(
    database,
    tables.map(({ name }) => `select to_json(t)::varchar as row from ${name} as t`)
      .join(" union all "),
  );
  const all = rows.map(({ row }) => String(row)).join("\n");
  return texts.filter((text) => all.includes(text) || all.includes(written(text)));
}

/** A text as it stands in JSON. */
function written(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
