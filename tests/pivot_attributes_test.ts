import { assertEquals, assertStringIncludes } from "@std/assert";
import { runDbt } from "./dbt_command.ts";
import { withDatabase } from "./sync_run.ts";

// Which attributes have columns where some are chosen: `downstream_test.ts`.

Deno.test("A model with attributes as columns compiles where nothing was built, without them", () =>
  withDatabase(async (database) => {
    const folder = database.slice(0, database.lastIndexOf("/"));
    const { code, output } = await runDbt(
      ["compile", "--select", "intercom__contacts_wide"],
      { database, folder },
    );
    assertEquals(code, 0, output);
    assertStringIncludes(output, "left join attributes using (workspace_id, contact_id)");
    assertEquals(output.includes("as custom_"), false);
  }));
