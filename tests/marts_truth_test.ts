import { loadAndCompare, withMartBench } from "./mart_bench.ts";

Deno.test("Every mart equals the truth, row by row and column by column, and passes every test (seed 1)", () =>
  withMartBench(1, async (bench) => {
    await loadAndCompare(bench, { dbt: ["build"] });
  }));

Deno.test("Every mart equals the truth, row by row and column by column (seed 2)", () =>
  withMartBench(2, async (bench) => {
    await loadAndCompare(bench, { dbt: ["run"] });
  }));
