import { atLeast, seconds, showFigure, showMet, whole } from "./figure.ts";
import { type MeasuredRun, measureExtract, withSimulator } from "./measured_run.ts";
import { type Measurement, scaled } from "./measurement.ts";
import { median } from "./median.ts";
import { startSimulatorProcess } from "./simulator_process.ts";

const CONTACTS = 200_000;
const LEAST_A_SECOND = 30_000;

/** How fast records come that need no request of their own. */
export const contacts: Measurement = {
  name: "contacts",
  title: "Contacts a second",
  how:
    "Contacts alone into a new database, at 0 ms an answer: pages of 150, each row landed. The rate is of the " +
    "work, from the first request to the end of the process. The simulator runs on the same machine; its share is " +
    "shown, as it is the bound where it is busy all the time.",
  run: async (options) => {
    const count = scaled(CONTACTS, options.scale);
    const simulator = await startSimulatorProcess([`--contacts=${count}`, "--conversations=10"]);
    const runs = await withSimulator(simulator, async (_, folder) => {
      const runs: MeasuredRun[] = [];
      for (let repeat = 1; repeat <= options.repeat; repeat++) {
        options.say(`${whole(count)} contacts`);
        const database = `${folder}/bench-${repeat}.duckdb`;
        runs.push(await measureExtract(simulator, { database, args: ["--streams=contacts"] }));
        await Deno.remove(database);
      }
      return runs;
    });
    const rates = runs.map(({ workMs }) => count / (workMs / 1_000));
    const busy = runs.map(({ simulatorCpuMs, workMs }) =>
      simulatorCpuMs === undefined ? undefined : simulatorCpuMs / workMs
    );
    return [{
      contacts: count,
      requests: runs[0]?.counts.total ?? null,
      time: showFigure(runs.map(({ workMs }) => workMs), seconds),
      "rows a second": showFigure(rates, whole),
      "at least": whole(LEAST_A_SECOND),
      met: showMet(atLeast(median(rates), LEAST_A_SECOND)),
      CPU: showFigure(runs.map(({ cpuMs }) => cpuMs), seconds),
      "cores the simulator used": showFigure(busy, (cores) => cores.toFixed(2)),
    }];
  },
};
