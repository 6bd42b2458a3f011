import { changeWorkspace, deleteCompany } from "../simulator/changes.ts";
import { runningClock } from "../simulator/clock.ts";
import { Random } from "../simulator/generator/random.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";

const seed = 1;
const startMs = Date.parse("2026-06-01T12:00:00Z");
const dayMs = 24 * 60 * 60 * 1000;

/** How much the demo's workspace holds on its first day. */
export const demoSizes = { contacts: 1_500, conversations: 800, companies: 120 } as const;

/** The share of records that change from one day of the demo to the next. */
const changedEachDay = 0.01;

/**
 * Starts the workspace of the demo as it is some days after its first.
 *
 * The same day is the same workspace on any machine: the first day is fixed, and the days since are lived through
 * again, each with its own changes and one company deleted.
 */
export async function startDemoWorkspace(day: number): Promise<Simulator> {
  const clock = runningClock(startMs);
  const simulator = await startSimulator({ ...demoSizes, seed, clock });
  for (let lived = 1; lived <= day; lived++) {
    clock.set(startMs + lived * dayMs);
    const random = new Random("demo", lived);
    changeWorkspace(simulator.workspace, { fraction: changedEachDay, random });
    const { id } = random.pick([...simulator.workspace.companies.values()]);
    deleteCompany(simulator.workspace, id);
  }
  return simulator;
}
