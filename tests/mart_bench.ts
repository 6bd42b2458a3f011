import { assertEquals } from "@std/assert";
import { runningClock } from "../simulator/clock.ts";
import { type Landed, readWorkspace } from "../simulator/mart_truth/landed.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";
import { runDbt } from "./dbt_command.ts";
import { addRarities } from "./mart_changes.ts";
import { assertMartsHold } from "./mart_rows.ts";
import { EVERY_STREAM, martTruths } from "./mart_truths.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

// Not compared are the marts and columns of the loading itself (`MARTS_OF_THE_LOADING`, `COLUMNS_OF_THE_LOADING`), of
// which a workspace knows nothing. Copies of a record inside another (a tag's name on a conversation or company) are as
// of the last change of the record they are in, in the truth as in the marts.

/** When the simulated clocks begin to run. */
const START = Date.parse("2026-03-02T15:00:00Z");

/** A simulated workspace, the database it is loaded into, and the folder for what dbt leaves behind. */
export interface MartBench {
  readonly simulator: Simulator;
  readonly database: string;
  readonly folder: string;
}

/** How a workspace is loaded and its tables are built. */
export interface LoadOptions {
  /** The dbt command. `run` builds, `build` tests as well. */
  readonly dbt: readonly string[];
  /** What was known of the workspace until then. Default: nothing, it is the first time. */
  readonly before?: Landed | undefined;
  readonly fullRefresh?: boolean;
}

/** Gives a test a workspace of some hundred contacts and conversations, and a database for it. */
export function withMartBench(
  seed: number,
  test: (bench: MartBench) => Promise<void>,
): Promise<void> {
  return withDatabase(async (database) => {
    const simulator = await startSimulator({
      seed,
      contacts: 600,
      conversations: 250,
      clock: runningClock(START),
    });
    addRarities(simulator.workspace);
    const folder = database.slice(0, database.lastIndexOf("/"));
    try {
      await test({ simulator, database, folder });
    } finally {
      await simulator.stop();
    }
  });
}

/** Extracts every stream. */
export async function load(
  { simulator, database }: MartBench,
  { fullRefresh = false }: { readonly fullRefresh?: boolean },
): Promise<void> {
  const { url } = simulator;
  const { status, results } = await syncRun({ url, database, fullRefresh, ...EVERY_STREAM });
  assertEquals(status, "ok", JSON.stringify(results));
}

/** Extracts every stream and builds the tables. */
export async function loadAndBuild(bench: MartBench, options: LoadOptions): Promise<void> {
  await load(bench, options);
  await buildTables(bench, options.dbt);
}

/** Runs dbt, which must succeed. */
export async function buildTables(
  { database, folder }: MartBench,
  dbt: readonly string[],
  { withEverything = false }: { readonly withEverything?: boolean } = {},
): Promise<void> {
  const { code, output } = await runDbt(dbt, { database, folder, withEverything });
  assertEquals(code, 0, output);
}

/** Extracts, builds, and holds the marts to the truth. Returns what is known then. */
export async function loadAndCompare(bench: MartBench, options: LoadOptions): Promise<Landed> {
  await loadAndBuild(bench, options);
  const landed = readWorkspace(bench.simulator.workspace, options);
  await assertMartsHold(bench.database, await martTruths(bench.database, [landed]));
  return landed;
}
