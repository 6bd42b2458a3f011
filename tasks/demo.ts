import { DuckDBInstance } from "@duckdb/node-api";
import { ConfigError } from "../extract/errors.ts";
import { dbtEnvironment } from "./dbt.ts";
import { type CountedTable, describeTables, readSubjects } from "./demo_tables.ts";
import { type DbtProgress, readDbtProgress, readDbtSummary } from "./dbt_progress.ts";
import { questions } from "./demo_questions.ts";
import { startDemoWorkspace } from "./demo_workspace.ts";
import { progressLine } from "./progress_line.ts";
import { runProgram } from "./run_program.ts";
import { type Row, textTable } from "./text_table.ts";
import { venvProgram } from "./venv.ts";

const database = "demo.duckdb";

/** Every model and every test of the data; the unit tests of the SQL belong to whoever changes it. */
const buildCommand = ["build", "--selector", "nightly"] as const;

/** The subject of the tables about the loading itself, which come last. */
const OPERATION = "operation";

/** Of the lines that list tables. */
const WIDTH = 100;

/** The command as somebody types it who has nothing but Node. */
const deno = "npx -y deno@2.9.6";

const nextCommands = `Next:
  ${deno} task demo
      a day later in the same workspace: loads only what changed
  INTERCOM_DATABASE=${database} ${deno} task dbt show --inline "select * from intercom.users" --limit 5
      any query over these tables; docs/joins.md says how they fit together
  INTERCOM_ACCESS_TOKEN=… ${deno} task extract
      your own workspace, into warehouse.duckdb; then: ${deno} task dbt build`;

async function main(): Promise<void> {
  const startedMs = performance.now();
  const earlierRuns = await countRuns();
  heading(`1/3  Load a simulated workspace, ${describeDay(earlierRuns)}`);
  const simulator = await startDemoWorkspace(earlierRuns);
  try {
    await extract(simulator.url);
  } finally {
    await simulator.stop();
  }
  heading(`2/3  Build tables from it, and test them: dbt ${buildCommand.join(" ")}`);
  await build();
  heading(`3/3  What is in ${database}: tables of the schema intercom, with their rows`);
  await showResult(earlierRuns);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
  console.log(`\nDone in ${seconds} s. ${nextCommands}`);
}

function describeDay(earlierRuns: number): string {
  if (earlierRuns === 0) return "for the first time";
  return `as it is ${earlierRuns === 1 ? "a day" : `${earlierRuns} days`} after the first time`;
}

function heading(text: string): void {
  console.log(`\n${text}`);
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `     ${line}`.trimEnd()).join("\n");
}

/** How often the demo has run on this file; each run is a day in its workspace. */
async function countRuns(): Promise<number> {
  try {
    await Deno.stat(database);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return 0;
    throw error;
  }
  const [table] = await query(
    "select * from information_schema.tables where table_schema = 'intercom_raw' and table_name = 'sync_runs'",
  );
  if (table === undefined) return 0;
  const [row] = await query("select count(*) as runs from intercom_raw.sync_runs");
  return Number(row?.["runs"]);
}

async function query(sql: string): Promise<readonly Row[]> {
  const instance = await DuckDBInstance.create(database, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJS() as readonly Row[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function extract(url: string): Promise<void> {
  const child = new Deno.Command("deno", {
    args: ["task", "--quiet", "extract", "--base-url", url, "--database", database],
    env: { INTERCOM_ACCESS_TOKEN: "demo" },
    stdin: "null",
    stdout: "inherit",
    stderr: "inherit",
  }).spawn();
  const { code } = await child.status;
  if (code !== 0) Deno.exit(code);
}

async function build(): Promise<void> {
  const progress = progressLine({
    isTerminal: Deno.stdout.isTerminal(),
    write: (text) => Deno.stdout.writeSync(new TextEncoder().encode(text)),
    now: () => performance.now(),
  });
  const describe = ({ done, total }: DbtProgress) => `     ${done} of ${total} models and tests`;
  const result = await runProgram(venvProgram("dbt"), [...buildCommand, "--no-use-colors"], {
    env: { ...dbtEnvironment, INTERCOM_DATABASE: database },
    onLine: (line) => {
      const reached = readDbtProgress(line);
      if (reached !== undefined) progress.show(describe(reached));
    },
  });
  const summary = readDbtSummary(result.log);
  progress.end(
    `     ${summary ?? "dbt ended early"} in ${(result.durationMs / 1000).toFixed(0)} s`,
  );
  if (result.code === 0) return;
  console.error(`${result.log}\n\ndbt build failed: what it printed is above`);
  Deno.exit(1);
}

async function showResult(earlierRuns: number): Promise<void> {
  console.log(indent(describeTables(await countTables(), WIDTH)));
  console.log(`\n${indent(await describeRuns(earlierRuns))}`);
  for (const { asks, sql } of questions) {
    console.log(`\n     ${asks}\n`);
    console.log(indent(sql.split("\n").map((line) => `  ${line}`)));
    console.log(`\n${indent(textTable(await query(sql)))}`);
  }
}

async function countTables(): Promise<readonly CountedTable[]> {
  const subjects = await readSubjects();
  const names = await query(
    "select table_name from information_schema.tables where table_schema = 'intercom' order by all",
  );
  const counts = names.map(({ table_name: name }) =>
    `select '${name}' as name, count(*) as rows from intercom.${name}`
  );
  const rows = await query(`${counts.join(" union all ")} order by name`);
  const tables = rows.map(({ name, rows }) => ({
    name: String(name),
    subject: subjects.get(String(name)) ?? OPERATION,
    rows: Number(rows),
  }));
  const bySubject = tables.sort((one, other) => one.subject.localeCompare(other.subject));
  return [
    ...bySubject.filter(({ subject }) => subject !== OPERATION),
    ...bySubject.filter(({ subject }) => subject === OPERATION),
  ];
}

/** What the first run and this one took; on the first there is nothing to compare. */
async function describeRuns(earlierRuns: number): Promise<readonly string[]> {
  const runs = await query(
    `select
      cast(min(runs.started_at) as date) as day,
      sum(streams.requests)::integer as requests,
      sum(streams.records_read) as records_read,
      sum(streams.records_inserted) as inserted,
      sum(streams.records_changed) as changed,
      sum(streams.records_deleted) as deleted
    from intercom_raw.sync_streams as streams
    inner join intercom_raw.sync_runs as runs using (workspace_id, run_id)
    group by runs.run_id
    order by min(runs.started_at)`,
  );
  const [first, last] = [runs.at(0), runs.at(-1)];
  if (earlierRuns === 0 || first === undefined || last === undefined) return textTable(runs);
  return [
    ...textTable([first, last]),
    "",
    `This run was incremental: ${last["requests"]} requests instead of ${first["requests"]}.`,
  ];
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    Deno.exit(2);
  }
}
