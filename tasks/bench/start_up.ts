import { atMost, milliseconds, showFigure, showMet } from "./figure.ts";
import { measureExtract, withSimulator } from "./measured_run.ts";
import { type Measurement } from "./measurement.ts";
import { median } from "./median.ts";
import { startSimulatorProcess } from "./simulator_process.ts";

/** A start is short and varies: each repeat of the bench is so many. */
const STARTS = 10;
const MOST_MS = 300;

/** How long it takes until something happens. */
export const startUp: Measurement = {
  name: "start-up",
  title: "Start-up",
  how:
    "From the start of the process to its first request, and to its end where only the workspace itself is read. " +
    `Each is the median of ${STARTS} starts for every repeat, after one that is not counted.`,
  run: async (options) => {
    const firstRequestMs: number[] = [];
    const durationMs: number[] = [];
    const simulator = await startSimulatorProcess(["--contacts=10", "--conversations=10"]);
    await withSimulator(simulator, async (_, folder) => {
      options.say(`${STARTS * options.repeat} starts`);
      for (let start = 0; start <= STARTS * options.repeat; start++) {
        const database = `${folder}/bench-${start}.duckdb`;
        const run = await measureExtract(simulator, { database, args: ["--streams=workspace"] });
        if (start === 0) continue;
        firstRequestMs.push(run.startUpMs);
        durationMs.push(run.durationMs);
      }
    });
    return [{
      "to the first request": showFigure(firstRequestMs, milliseconds),
      "at most": milliseconds(MOST_MS),
      met: showMet(atMost(median(firstRequestMs), MOST_MS)),
      "to the end": showFigure(durationMs, milliseconds),
    }];
  },
};
