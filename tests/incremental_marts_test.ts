import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import { liveChanges } from "../simulator/changes.ts";
import { Random } from "../simulator/generator/random.ts";
import { buildTables, load, loadAndBuild, withMartBench } from "./mart_bench.ts";
import { changeEverything } from "./mart_changes.ts";
import { builtTexts } from "./mart_rows.ts";

const ROUNDS = 10;
const CHANGES_A_ROUND = 15;
const HOUR_MS = 3_600_000;

/** Only what grows, and what it grows from, can differ: the rest is built from nothing each time. */
const WHAT_GROWS = ["run", "--select", "+config.materialized:incremental"];

Deno.test("After ten rounds of changes and deletions every model is what a build from nothing gives", () =>
  withMartBench(6, async (bench) => {
    const { simulator: { workspace, clock }, database } = bench;
    const random = new Random("rounds", workspace.app.id_code);
    await loadAndBuild(bench, { dbt: WHAT_GROWS });
    for (let round = 1; round <= ROUNDS; round++) {
      clock.advance(HOUR_MS);
      for (let change = 0; change < CHANGES_A_ROUND; change++) liveChanges(workspace, random);
      if (round === ROUNDS) changeEverything(workspace);
      // A sweep now and then notices what was deleted without a word.
      await load(bench, { fullRefresh: round % 5 === 0 });
      // A build finds what one run has loaded, or what several have.
      if ([1, ROUNDS].includes(round)) await buildTables(bench, WHAT_GROWS);
    }
    const grown = await builtTexts(database);
    await buildTables(bench, [...WHAT_GROWS, "--full-refresh"]);
    const anew = await builtTexts(database);
    for (const name of Object.keys(anew)) assertEquals(grown[name], anew[name], name);
    assertEquals(Object.keys(grown), Object.keys(anew));
    assertGreaterOrEqual(Object.keys(anew).length, 60);
  }));
