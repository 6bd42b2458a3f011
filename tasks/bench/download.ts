import type { Row } from "../text_table.ts";
import { atMost, milliseconds, ratio, seconds, showFigure, showMet, whole } from "./figure.ts";
import { type MeasuredRun, measureExtract, measureRun, withSimulator } from "./measured_run.ts";
import { type BenchOptions, type Measurement, scaled } from "./measurement.ts";
import { median } from "./median.ts";
import { type SimulatorProcess, startSimulatorProcess } from "./simulator_process.ts";

const SIZE = { contacts: 5_000, conversations: 10_000 };
const CONCURRENCY = 32;

/** One row: what each answer takes, whether the simulator has given it before, and the target. */
interface Case {
  readonly latencyMs: number;
  /** True: each run has a simulator of its own that makes every answer anew. */
  readonly isFresh: boolean;
  /** How many times as long as the bare download a load may take. */
  readonly most: number;
}

const CASES: readonly Case[] = [
  { latencyMs: 0, isFresh: true, most: 1.3 },
  { latencyMs: 0, isFresh: false, most: 1.3 },
  { latencyMs: 50, isFresh: false, most: 1.1 },
];

/** How much longer than its downloads a load takes. */
export const download: Measurement = {
  name: "download",
  title: "Over the bare download",
  how:
    "The requests of one load are kept, and then sent again by a program of its own that reads the answers and " +
    `throws them away: plain \`fetch\`, ${CONCURRENCY} at once in both. Load and bare download take turns; the ratio ` +
    "is of the medians. *New* answers come from a simulator that has just started and puts each answer together; " +
    "*ready* ones from one that has given them before and only sends them. The time is that of the work: from the " +
    "first request to the end of the process, without the start of Deno and its modules, and with the opening and " +
    "closing of the database. The bare download knows every cursor in advance, so it never waits for a page to ask " +
    "for the next. Companies are left out, as a scroll can not be replayed.",
  run: async (options) => {
    const rows: Row[] = [];
    for (const one of CASES) rows.push(await measureCase(one, options));
    return rows;
  },
};

interface Turns {
  readonly loads: readonly MeasuredRun[];
  readonly bare: readonly MeasuredRun[];
}

async function measureCase(one: Case, options: BenchOptions): Promise<Row> {
  const { loads, bare } = await takeTurns(one, options);
  const over = median(loads.map(({ workMs }) => workMs)) / median(bare.map(({ workMs }) => workMs));
  return {
    latency: `${one.latencyMs} ms`,
    answers: one.isFresh ? "new" : "ready",
    requests: loads[0]?.counts.total ?? null,
    load: showFigure(loads.map(({ workMs }) => workMs), seconds),
    "bare download": showFigure(bare.map(({ workMs }) => workMs), seconds),
    ratio: ratio(over),
    "at most": ratio(one.most),
    met: showMet(atMost(over, one.most)),
    "CPU of load": showFigure(loads.map(({ cpuMs }) => cpuMs), seconds),
    "CPU of bare": showFigure(bare.map(({ cpuMs }) => cpuMs), seconds),
    "simulator's CPU a request": showFigure([...loads, ...bare].map(simulatorCpu), milliseconds),
  };
}

function simulatorCpu({ simulatorCpuMs, counts }: MeasuredRun): number | undefined {
  return simulatorCpuMs === undefined ? undefined : simulatorCpuMs / counts.total;
}

async function takeTurns(one: Case, options: BenchOptions): Promise<Turns> {
  // The same time of the clock gives the same workspace, so that a request means the same to each simulator.
  const now = new Date().toISOString();
  const start = () =>
    startSimulatorProcess([
      `--contacts=${scaled(SIZE.contacts, options.scale)}`,
      `--conversations=${scaled(SIZE.conversations, options.scale)}`,
      `--latency=${one.latencyMs}`,
      `--now=${now}`,
    ]);
  return await withSimulator(await start(), async (first, folder) => {
    const own = async (measure: (simulator: SimulatorProcess) => Promise<MeasuredRun>) =>
      one.isFresh ? await withSimulator(await start(), measure) : await measure(first);
    const file = `${folder}/requests.json`;
    const kept = await load(first, { folder, keep: true });
    await Deno.writeTextFile(file, JSON.stringify(await first.keptRequests()));
    const loads: MeasuredRun[] = [];
    const bare: MeasuredRun[] = [];
    for (let repeat = 1; repeat <= options.repeat; repeat++) {
      options.say(`${whole(kept.counts.total)} requests, loaded and only downloaded`);
      loads.push(await own((simulator) => load(simulator, { folder, keep: false })));
      bare.push(await own((simulator) => replay(simulator, file, kept)));
    }
    return { loads, bare };
  });
}

async function load(
  simulator: SimulatorProcess,
  options: { readonly folder: string; readonly keep: boolean },
): Promise<MeasuredRun> {
  const database = `${options.folder}/bench.duckdb`;
  const args = [`--concurrency=${CONCURRENCY}`, "--skip=companies"];
  const run = await measureExtract(simulator, { database, keep: options.keep, args });
  await Deno.remove(database);
  return run;
}

/** @throws {Error} when the answers are not those of the load: the two would not be comparable. */
async function replay(
  simulator: SimulatorProcess,
  file: string,
  kept: MeasuredRun,
): Promise<MeasuredRun> {
  await simulator.resetRequests();
  const replayed = await measureRun(bareDownload(simulator.url, file), simulator);
  const [asked, again] = [kept, replayed].map(({ counts }) => JSON.stringify(counts.statuses));
  if (asked !== again) throw new Error(`The bare download was answered ${again}, not ${asked}`);
  return replayed;
}

function bareDownload(url: string, file: string): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-prompt",
      "--allow-net=127.0.0.1",
      "--allow-read",
      "tasks/bench/bare_download.ts",
      url,
      String(CONCURRENCY),
      file,
    ],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
}
