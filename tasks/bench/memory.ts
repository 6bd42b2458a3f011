import type { Row } from "../text_table.ts";
import {
  atMost,
  megabytes,
  middleOf,
  ratio,
  seconds,
  showFigure,
  showMet,
  whole,
} from "./figure.ts";
import { type MeasuredRun, measureExtract, withSimulator } from "./measured_run.ts";
import { type BenchOptions, type Measurement, scaled } from "./measurement.ts";
import { startSimulatorProcess } from "./simulator_process.ts";

const SIZES = [20_000, 200_000];
const TARGET = { growth: 1.2, bytes: 250e6 };

/** Whether memory grows with the workspace. */
export const memory: Measurement = {
  name: "memory",
  title: "Peak memory",
  how:
    "As many contacts and as many conversations with their parts, into a new database. The figure is the most " +
    "memory that the process held at once (resident), by the system's own mark.",
  run: async (options) => {
    const rows: Row[] = [];
    let smallest: number | undefined;
    for (const size of SIZES) {
      const runs = await load(scaled(size, options.scale), options);
      const peaks = runs.map(({ peakMemoryBytes }) => peakMemoryBytes);
      const peak = middleOf(peaks);
      smallest ??= peak;
      const growth = peak === undefined || smallest === undefined ? undefined : peak / smallest;
      rows.push({
        "contacts and conversations": scaled(size, options.scale),
        time: showFigure(runs.map(({ durationMs }) => durationMs), seconds),
        CPU: showFigure(runs.map(({ cpuMs }) => cpuMs), seconds),
        "peak memory": showFigure(peaks, megabytes),
        "at most": megabytes(TARGET.bytes),
        "of the smallest": showFigure([growth], ratio),
        "at most ": ratio(TARGET.growth),
        met: showMet(atMost(peak, TARGET.bytes), atMost(growth, TARGET.growth)),
      });
    }
    return rows;
  },
};

async function load(count: number, options: BenchOptions): Promise<readonly MeasuredRun[]> {
  const simulator = await startSimulatorProcess([
    `--contacts=${count}`,
    `--conversations=${count}`,
  ]);
  return await withSimulator(simulator, async (_, folder) => {
    const runs: MeasuredRun[] = [];
    for (let repeat = 1; repeat <= options.repeat; repeat++) {
      options.say(`${whole(count)} contacts and conversations`);
      const database = `${folder}/bench-${repeat}.duckdb`;
      runs.push(await measureExtract(simulator, { database }));
      await Deno.remove(database);
    }
    return runs;
  });
}
