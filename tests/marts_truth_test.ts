import { assertEquals } from "@std/assert";
import { readRows } from "./landed.ts";
import { loadAndCompare, withMartBench } from "./mart_bench.ts";

// Two more seeds are held to the truth in `marts_changes_test.ts` and `two_workspaces_mart_test.ts`.

Deno.test("Every mart equals the truth, row by row and column by column (seed 1)", (t) =>
  withMartBench(1, async (bench) => {
    await t.step("and passes every unit test", async () => {
      // The tests of the data run on what changed and was deleted as well, in `marts_changes_test.ts`.
      const dbt = ["build", "--exclude-resource-type", "test"];
      await loadAndCompare(bench, { dbt });
    });
    await t.step("no view of a connector is built, as none is asked for", async () => {
      const schemas = await readRows(
        bench.database,
        "select distinct table_schema as name from information_schema.tables order by all",
      );
      assertEquals(
        schemas.map(({ name }) => name),
        ["intercom", "intercom_raw", "intercom_staging"],
      );
    });
  }));
