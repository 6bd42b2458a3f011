import { assert, assertEquals } from "@std/assert";
import { runningClock } from "../simulator/clock.ts";
import { type Landed, readWorkspace } from "../simulator/mart_truth/landed.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";
import { buildMarts, runDbt } from "./dbt_command.ts";
import { assertJoinExamplesHold } from "./join_examples.ts";
import { addRarities, changeEverything } from "./mart_changes.ts";
import { assertMartsHold, builtTexts, type MartTruth } from "./mart_rows.ts";
import { EVERY_STREAM, martTruths } from "./mart_truths.ts";
import { NEVER_FILLED } from "./never_filled.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

// Not compared are the marts and columns of the loading itself (`MARTS_OF_THE_LOADING`, `COLUMNS_OF_THE_LOADING`), of
// which a workspace knows nothing. Copies of a record inside another (a tag's name on a conversation or company) are as
// of the last change of the record they are in, in the truth as in the marts.

/** When the simulated clocks begin to run. */
const START = Date.parse("2026-03-02T15:00:00Z");

/** A simulated workspace, the database it is loaded into, and the folder for what dbt leaves behind. */
interface Bench {
  readonly simulator: Simulator;
  readonly database: string;
  readonly folder: string;
}

function withBench(seed: number, test: (bench: Bench) => Promise<void>): Promise<void> {
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

/** Extracts, builds, and holds the marts to the truth. Returns what is known then. */
async function loadAndCompare(
  { simulator, database, folder }: Bench,
  options: { readonly before?: Landed | undefined; readonly fullRefresh?: boolean } = {},
): Promise<Landed> {
  const { fullRefresh = false, before } = options;
  const { status, results } = await syncRun({
    url: simulator.url,
    database,
    fullRefresh,
    ...EVERY_STREAM,
  });
  assertEquals(status, "ok", JSON.stringify(results));
  // Unit tests take no data: once for each database is often enough.
  const args = before === undefined ? [] : ["--exclude-resource-type", "unit_test"];
  const { code, output } = await buildMarts(database, folder, args);
  assertEquals(code, 0, output);
  const landed = readWorkspace(simulator.workspace, options);
  await assertMartsHold(database, await martTruths(database, [landed]));
  return landed;
}

function neverFilled(truth: MartTruth): Record<string, string[]> {
  return Object.fromEntries(
    [...truth].map(([name, { rows }]) => {
      assert(rows.length > 0, `${name} has no rows`);
      const columns = Object.keys(rows[0] ?? {});
      return [name, columns.filter((column) => rows.every((row) => row[column] === null))] as const;
    }).filter(([, columns]) => columns.length > 0),
  );
}

for (const seed of [1, 2]) {
  Deno.test(`Every mart equals the truth, row by row and column by column (seed ${seed})`, () =>
    withBench(seed, async (bench) => {
      await loadAndCompare(bench);
    }));
}

Deno.test("Marts follow what changes and what is deleted, and a build from nothing gives the same (seed 3)", (t) =>
  withBench(3, async (bench) => {
    const { simulator: { workspace, clock }, database, folder } = bench;
    let known: Landed | undefined;
    await t.step("after a first load", async () => {
      known = await loadAndCompare(bench);
    });
    clock.advance(3_600_000);
    changeEverything(workspace);
    await t.step(
      "after changes, of which contacts that were deleted, and not merged, go unnoticed",
      async () => {
        known = await loadAndCompare(bench, { before: known });
      },
    );
    await t.step("after a full refresh, which notices all", async () => {
      clock.advance(3_600_000);
      known = await loadAndCompare(bench, { before: known, fullRefresh: true });
      const [truth] = await martTruths(database, [known]);
      assert(truth !== undefined);
      assertEquals(neverFilled(truth), NEVER_FILLED);
    });
    await t.step(
      "and the example queries of docs/joins.md hold",
      () => assertJoinExamplesHold(database),
    );
    await t.step("built from nothing", async () => {
      const grown = await builtTexts(database);
      const { code, output } = await runDbt(["run", "--full-refresh"], { database, folder });
      assertEquals(code, 0, output);
      assertEquals(await builtTexts(database), grown);
    });
  }));
