import { dbtEnvironment } from "../dbt.ts";
import { runProgram } from "../run_program.ts";
import type { Row } from "../text_table.ts";
import { venvProgram } from "../venv.ts";
import { atMost, percent, seconds, showFigure, showMet, whole } from "./figure.ts";
import { measureExtract, withSimulator } from "./measured_run.ts";
import { type BenchOptions, type Measurement, scaled } from "./measurement.ts";
import { median } from "./median.ts";
import { type SimulatorProcess, startSimulatorProcess } from "./simulator_process.ts";

const SIZE = { contacts: 5_000, conversations: 20_000 };
const CHANGED = 0.01;
const TARGET = 0.25;
const HOUR_SECONDS = 60 * 60;

/** One build of all models. */
interface Build {
  readonly durationMs: number;
  /** What the models themselves took, one after another: the rest is dbt reading the project. */
  readonly modelsMs: number;
}

const BUILDS = ["from nothing", "nothing changed", "1 % changed", "from nothing again"] as const;

/** What the tables take to build, at first and after a change. */
export const models: Measurement = {
  name: "models",
  title: "Building the tables",
  how:
    "`dbt run` on a workspace of 5,000 contacts and 20,000 conversations with some 200,000 parts: into a new database; " +
    "again at once; after an hour in which 1 % of the contacts and conversations changed and were loaded; and " +
    "with `--full-refresh`, to which the others are compared. Models run two at a time; their time is the " +
    "sum of what each took. The rest is dbt itself, which is the same however few rows there are.",
  run: async (options) => {
    const builds: Build[][] = BUILDS.map(() => []);
    let rawRows = 0;
    for (let repeat = 1; repeat <= options.repeat; repeat++) {
      const measured = await buildFourTimes(options);
      rawRows = measured.rawRows;
      measured.builds.forEach((build, index) => builds[index]?.push(build));
    }
    const full = builds.at(-1) ?? [];
    return builds.map((own, index) => row(BUILDS[index] ?? "", { own, full, rawRows }));
  },
};

function row(
  name: string,
  { own, full, rawRows }: {
    readonly own: readonly Build[];
    readonly full: readonly Build[];
    readonly rawRows: number;
  },
): Row {
  const share = median(own.map(({ durationMs }) => durationMs)) /
    median(full.map(({ durationMs }) => durationMs));
  const modelsShare = median(own.map(({ modelsMs }) => modelsMs)) /
    median(full.map(({ modelsMs }) => modelsMs));
  const isTarget = name.startsWith("1 %");
  return {
    build: name,
    time: showFigure(own.map(({ durationMs }) => durationMs), seconds),
    "of a full one": percent(share),
    "in models": showFigure(own.map(({ modelsMs }) => modelsMs), seconds),
    "of a full one's": percent(modelsShare),
    "raw rows a second": showFigure(
      own.map(({ durationMs }) => rawRows / (durationMs / 1000)),
      whole,
    ),
    "at most": isTarget ? percent(TARGET) : "",
    met: isTarget ? showMet(atMost(share, TARGET)) : "",
  };
}

async function buildFourTimes(
  options: BenchOptions,
): Promise<{ readonly builds: readonly Build[]; readonly rawRows: number }> {
  const conversations = scaled(SIZE.conversations, options.scale);
  options.say(`${whole(conversations)} conversations, built four times`);
  const simulator = await startSimulatorProcess([
    `--contacts=${scaled(SIZE.contacts, options.scale)}`,
    `--conversations=${conversations}`,
  ]);
  return await withSimulator(simulator, async (_, folder) => {
    const database = `${folder}/bench.duckdb`;
    const { output } = await measureExtract(simulator, { database });
    const first = await build(folder);
    const again = await build(folder);
    await changeSome(simulator);
    await measureExtract(simulator, { database });
    const changed = await build(folder);
    const anew = await build(folder, ["--full-refresh"]);
    return { builds: [first, again, changed, anew], rawRows: rowsLanded(output) };
  });
}

async function changeSome(simulator: SimulatorProcess): Promise<void> {
  await simulator.advanceClock(HOUR_SECONDS);
  await simulator.change(CHANGED);
}

/** The rows that a first run says are new, all streams together. */
function rowsLanded(output: string): number {
  const perStream = output.matchAll(/^\w+ +(?:ok|partial) +\d+ +(\d+)/gm);
  return [...perStream].reduce((total, [, count]) => total + Number(count), 0);
}

async function build(folder: string, args: readonly string[] = []): Promise<Build> {
  const { code, log, durationMs } = await runProgram(
    venvProgram("dbt"),
    ["run", `--target-path=${folder}/target`, `--log-path=${folder}/logs`, ...args],
    { env: { ...dbtEnvironment, INTERCOM_DATABASE: `${folder}/bench.duckdb` } },
  );
  if (code !== 0) throw new Error(log);
  const { results } = JSON.parse(await Deno.readTextFile(`${folder}/target/run_results.json`)) as {
    readonly results: readonly { readonly execution_time: number }[];
  };
  const modelsMs = results.reduce((total, { execution_time }) => total + execution_time * 1000, 0);
  return { durationMs, modelsMs };
}
