import type { Row } from "../text_table.ts";
import { percent, seconds, showFigure, whole } from "./figure.ts";
import { type MeasuredRun, measureExtract, withSimulator } from "./measured_run.ts";
import { type BenchOptions, type Measurement, scaled } from "./measurement.ts";
import { median } from "./median.ts";
import { startSimulatorProcess } from "./simulator_process.ts";

const SIZE = 20_000;
const DAY_SECONDS = 24 * 60 * 60;

const RUNS = ["first", "again at once", "a day later"] as const;

/** What a run costs that finds nothing new. */
export const unchanged: Measurement = {
  name: "unchanged",
  title: "A second run when nothing changed",
  how:
    "The same workspace loaded three times into the same database, at 0 ms an answer: at first, at once again, " +
    "and with the workspace's clock a day further. What changed in the last day before a run is searched again, as " +
    "the search lags and compares days; lists that have no change time are read whole each time.",
  run: async (options) => {
    const runs: MeasuredRun[][] = RUNS.map(() => []);
    for (let repeat = 1; repeat <= options.repeat; repeat++) {
      const loaded = await loadThrice(options);
      loaded.forEach((run, index) => runs[index]?.push(run));
    }
    const [first = []] = runs;
    return runs.map((ofKind, index): Row => ({
      run: RUNS[index] ?? null,
      requests: showFigure(ofKind.map(({ counts }) => counts.total), whole),
      "of the first run's": percent(requestsOf(ofKind) / requestsOf(first)),
      time: showFigure(ofKind.map(({ durationMs }) => durationMs), seconds),
      "of the first run's time": percent(timeOf(ofKind) / timeOf(first)),
    }));
  },
};

async function loadThrice(options: BenchOptions): Promise<readonly MeasuredRun[]> {
  const count = scaled(SIZE, options.scale);
  options.say(`${whole(count)} contacts and conversations, three times`);
  const simulator = await startSimulatorProcess([
    `--contacts=${count}`,
    `--conversations=${count}`,
  ]);
  return await withSimulator(simulator, async (_, folder) => {
    const database = `${folder}/bench.duckdb`;
    const first = await measureExtract(simulator, { database });
    const again = await measureExtract(simulator, { database });
    await simulator.advanceClock(DAY_SECONDS);
    return [first, again, await measureExtract(simulator, { database })];
  });
}

function requestsOf(runs: readonly MeasuredRun[]): number {
  return median(runs.map(({ counts }) => counts.total));
}

function timeOf(runs: readonly MeasuredRun[]): number {
  return median(runs.map(({ durationMs }) => durationMs));
}
