import type { Row } from "../text_table.ts";
import { atLeast, atMost, middleOf, percent, showFigure, showMet, whole } from "./figure.ts";
import { measureExtract, withSimulator } from "./measured_run.ts";
import { type BenchOptions, type Measurement, scaled } from "./measurement.ts";
import { type RequestCounts, startSimulatorProcess } from "./simulator_process.ts";

/** Requests in ten seconds: of a small app, of a usual one, and of an app with 10,000 a minute. */
const LIMITS = [83, 166, 1_666];

/** Windows that are counted. The first and the last are not: the run begins and ends within them. */
const WINDOWS = 3;

const TARGET = { used: 0.97, refused: 1 };

/** How much of an enforced limit is used, and how often too much is asked. */
export const limit: Measurement = {
  name: "limit",
  title: "Under an enforced limit",
  how:
    "The simulator answers 429 beyond so many requests in each ten seconds of its clock, and each answer takes " +
    `5 ms. Counted are requests answered in at least ${WINDOWS} whole windows; the first and the last window are ` +
    "not, as the run begins and ends within them.",
  run: async (options) => {
    const rows: Row[] = [];
    for (const allowed of LIMITS) rows.push(await measureLimit(allowed, options));
    return rows;
  },
};

async function measureLimit(allowed: number, options: BenchOptions): Promise<Row> {
  const windows = scaled(WINDOWS, options.scale);
  const conversations = Math.ceil(allowed * (windows + 1.5));
  const used: number[] = [];
  const refused: number[] = [];
  let counted = 0;
  for (let repeat = 1; repeat <= options.repeat; repeat++) {
    options.say(`${allowed} requests in 10 s, ${windows + 2} windows`);
    const simulator = await startSimulatorProcess([
      "--contacts=100",
      `--conversations=${conversations}`,
      `--limit=${allowed}`,
      "--latency=5",
    ]);
    const { counts } = await withSimulator(
      simulator,
      (_, folder) => measureExtract(simulator, { database: `${folder}/bench.duckdb` }),
    );
    const answered = wholeWindows(counts);
    counted += answered.length;
    used.push(answered.reduce((sum, count) => sum + count, 0) / (answered.length * allowed));
    refused.push(Math.max(0, ...Object.values(counts.throttled_by_window)));
  }
  return {
    limit: `${allowed} in 10 s`,
    windows: counted,
    "used of allowed": showFigure(used, percent),
    "at least": percent(TARGET.used),
    "most 429 a window": showFigure(refused, whole),
    "at most": whole(TARGET.refused),
    met: showMet(
      atLeast(middleOf(used), TARGET.used),
      atMost(Math.max(...refused), TARGET.refused),
    ),
  };
}

/** Requests answered in each window between the first and the last, also in those in which none was. */
export function wholeWindows(counts: Pick<RequestCounts, "allowed_by_window">): number[] {
  const starts = Object.keys(counts.allowed_by_window).map(Number);
  const windows: number[] = [];
  for (let start = Math.min(...starts) + 10; start < Math.max(...starts); start += 10) {
    windows.push(counts.allowed_by_window[start] ?? 0);
  }
  return windows;
}
