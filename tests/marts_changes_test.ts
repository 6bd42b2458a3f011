import { assert, assertEquals } from "@std/assert";
import type { Landed } from "../simulator/mart_truth/landed.ts";
import { assertJoinExamplesHold } from "./join_examples.ts";
import { loadAndCompare, withMartBench } from "./mart_bench.ts";
import { changeEverything } from "./mart_changes.ts";
import type { MartTruth } from "./mart_rows.ts";
import { martTruths } from "./mart_truths.ts";
import { NEVER_FILLED } from "./never_filled.ts";

Deno.test("Marts follow what changes and what is deleted (seed 3)", (t) =>
  withMartBench(3, async (bench) => {
    const { simulator: { workspace, clock }, database } = bench;
    let known: Landed | undefined;
    await t.step("after a first load", async () => {
      known = await loadAndCompare(bench, { dbt: ["run"] });
    });
    clock.advance(3_600_000);
    changeEverything(workspace);
    await t.step(
      "after changes, of which contacts that were deleted, and not merged, go unnoticed",
      async () => {
        // What is marked as deleted must pass every test, too.
        known = await loadAndCompare(bench, {
          dbt: ["build", "--selector", "nightly"],
          before: known,
        });
      },
    );
    await t.step("after a full refresh, which notices all", async () => {
      clock.advance(3_600_000);
      known = await loadAndCompare(bench, { dbt: ["run"], before: known, fullRefresh: true });
      const [truth] = await martTruths(database, [known]);
      assert(truth !== undefined);
      assertEquals(neverFilled(truth), NEVER_FILLED);
    });
    await t.step(
      "and the example queries of docs/joins.md hold",
      () => assertJoinExamplesHold(database),
    );
  }));

function neverFilled(truth: MartTruth): Record<string, string[]> {
  return Object.fromEntries(
    [...truth].map(([name, { rows }]) => {
      assert(rows.length > 0, `${name} has no rows`);
      const columns = Object.keys(rows[0] ?? {});
      return [name, columns.filter((column) => rows.every((row) => row[column] === null))] as const;
    }).filter(([, columns]) => columns.length > 0),
  );
}
