import { atMost, middleOf, milliseconds, seconds, showFigure, showMet, whole } from "./figure.ts";
import { type MeasuredRun, measureExtract, withSimulator } from "./measured_run.ts";
import { type Measurement, scaled } from "./measurement.ts";
import { startSimulatorProcess } from "./simulator_process.ts";

const CONVERSATIONS = 10_000;
const MOST_CPU_MS = 1.5;

/** What a conversation costs, with its parts. */
export const conversations: Measurement = {
  name: "conversations",
  title: "Processor time a conversation",
  how:
    "Conversations with all their parts into a new database, at 0 ms an answer. Counted is the processor time of " +
    "the whole process on all cores, its start included, by the system's own account.",
  run: async (options) => {
    const count = scaled(CONVERSATIONS, options.scale);
    const simulator = await startSimulatorProcess(["--contacts=1000", `--conversations=${count}`]);
    const runs = await withSimulator(simulator, async (_, folder) => {
      const runs: MeasuredRun[] = [];
      for (let repeat = 1; repeat <= options.repeat; repeat++) {
        options.say(`${whole(count)} conversations`);
        const database = `${folder}/bench-${repeat}.duckdb`;
        runs.push(await measureExtract(simulator, { database, args: ["--streams=conversations"] }));
      }
      return runs;
    });
    const each = runs.map(({ cpuMs }) => cpuMs === undefined ? undefined : cpuMs / count);
    return [{
      conversations: count,
      parts: Number(/^conversation_parts +\w+ +(\d+)/m.exec(runs[0]?.output ?? "")?.[1] ?? NaN),
      time: showFigure(runs.map(({ durationMs }) => durationMs), seconds),
      "a second": showFigure(runs.map(({ workMs }) => count / (workMs / 1_000)), whole),
      "CPU a conversation": showFigure(each, milliseconds),
      "at most": milliseconds(MOST_CPU_MS),
      met: showMet(atMost(middleOf(each), MOST_CPU_MS)),
    }];
  },
};
