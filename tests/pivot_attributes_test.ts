import { assertEquals, assertStringIncludes } from "@std/assert";
import { startSimulator } from "../simulator/simulator.ts";
import { runDbt } from "./dbt_command.ts";
import { readRows } from "./landed.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

async function attributeColumns(database: string, table: string): Promise<unknown[]> {
  const rows = await readRows(
    database,
    `select column_name from information_schema.columns
     where table_schema = 'intercom' and table_name = '${table}' and starts_with(column_name, 'custom_')
       and column_name != 'custom_attributes'
     order by column_name`,
  );
  return rows.map((row) => row["column_name"]);
}

Deno.test("A variable chooses the attributes that have columns, by their exact names; one that is not there is told", () =>
  withDatabase(async (database) => {
    const simulator = await startSimulator({ contacts: 20, conversations: 2 });
    const folder = database.slice(0, database.lastIndexOf("/"));
    try {
      const streams = ["contacts", "companies", "contact_attributes", "company_attributes"];
      const { status } = await syncRun({ url: simulator.url, database, streams });
      assertEquals(status, "ok");
      const names = { "intercom_contact_attributes": ["seats", "plan tier", "Seats"] };
      const wide = ["+intercom__contacts_wide", "+intercom__companies_wide"];
      const { code, output } = await runDbt(
        ["run", "--select", ...wide, "--vars", JSON.stringify(names)],
        { database, folder },
      );
      assertEquals(code, 0, output);
      assertStringIncludes(
        output,
        'Cannot find the contact attribute "Seats": it gets no column',
      );
      assertEquals(await attributeColumns(database, "contacts_wide"), [
        "custom_plan_tier__2",
        "custom_seats",
      ]);
      assertEquals((await attributeColumns(database, "companies_wide")).length, 9);
    } finally {
      await simulator.stop();
    }
  }));

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
