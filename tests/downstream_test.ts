import { dirname } from "node:path";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { DuckDBInstance } from "@duckdb/node-api";
import { startSimulator } from "../simulator/simulator.ts";
import { dbtEnvironment } from "../tasks/dbt.ts";
import { venvProgram } from "../tasks/venv.ts";
import { readRows } from "./landed.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

/** What the example says of itself, for a copy of it: everything but where the package is. */
const FILES = [
  "dbt_project.yml",
  "models/plan_support.sql",
  "models/schema.yml",
  "tests/assert_every_conversation_is_counted_once.sql",
] as const;

/** Attributes that the copy chooses besides those of the example: one that must be told apart from another, and none. */
const MORE_ATTRIBUTES = ["plan tier", "Seats"] as const;

/** Another place for the raw tables than the extractor's own. */
const RAW_SCHEMA = "landing";

Deno.test("A project on top of the package builds, with schemas, sources and attributes of its own choice", (t) =>
  withDatabase(async (database) => {
    const folder = database.slice(0, database.lastIndexOf("/"));
    await load(database);
    await moveRawTables(database);
    await copyExample(folder);
    await t.step("dbt deps", async () => void await runDbt(folder, ["deps"]));
    await t.step("dbt run, and the tests of its own", async () => {
      const vars = ["--vars", JSON.stringify({ "intercom_raw_schema": RAW_SCHEMA })];
      const run = await runDbt(folder, ["run", ...vars]);
      assertStringIncludes(run, 'Cannot find the contact attribute "Seats": it gets no column');
      // The package's own tests are run elsewhere; its unit tests are what the example turns off.
      const tests = await runDbt(folder, [
        "test",
        "--select",
        "acme_support",
        "test_type:unit",
        ...vars,
      ]);
      assert(tests.includes("Done. PASS=2 "), tests);
    });
    await t.step(
      "tables are where the project wants them, without what was not loaded",
      async () => {
        const [counts] = await readRows(
          database,
          `select (select count(*) from intercom_support.conversations)::integer as conversations,
           (select count(*) from intercom_support.conversation_parts where body is not null)::integer as bodies,
           (select count(*) from intercom_support.tickets)::integer as tickets,
           (select count(*) from intercom_support_staging.stg_intercom__tags)::integer as tags,
           (select sum(conversation_count) from intercom_acme.plan_support)::integer as counted,
           (select count(*) from intercom_acme.plan_support)::integer > 1 as has_plans`,
        );
        assertEquals(counts, {
          conversations: 60,
          bodies: 0,
          tickets: 0,
          tags: counts?.["tags"],
          counted: 60,
          has_plans: true,
        });
        assert(Number(counts?.["tags"]) > 0);
      },
    );
    await t.step(
      "only the attributes that it chose are columns, by their exact names",
      async () => {
        assertEquals(await attributeColumns(database, "contacts_wide"), [
          "custom_billing_plan",
          "custom_plan_tier__2",
          "custom_seats",
        ]);
      },
    );
    await t.step("and all where it did not choose", async () => {
      assertEquals((await attributeColumns(database, "companies_wide")).length, 9);
    });
  }));

Deno.test("docs/extending.md has every variable of the models, and no other", async () => {
  const text = await Deno.readTextFile("docs/extending.md");
  const table = text.slice(text.indexOf("| variable |"), text.indexOf("## Where the tables go"));
  const documented = new Set(table.matchAll(/`(intercom_\w+)` *[|,]/g).map(([, name]) => name));
  documented.delete("intercom_raw");
  const used = new Set<string | undefined>();
  for (const folder of ["models", "macros", "snapshots"]) {
    for await (const source of sources(folder)) {
      for (const [, name] of source.matchAll(/var\('(intercom_\w+)'[,)]/g)) used.add(name);
      if (!source.includes("var('intercom_' ~ model ~ '_attributes'")) continue;
      for (const model of ["contact", "company", "conversation"]) {
        used.add(`intercom_${model}_attributes`);
      }
    }
  }
  assertEquals([...documented].sort(), [...used].sort());
});

/** Two streams are left out, and what people wrote. */
async function load(database: string): Promise<void> {
  const simulator = await startSimulator({ contacts: 120, conversations: 60 });
  try {
    const { status } = await syncRun({
      url: simulator.url,
      database,
      skip: ["tickets", "companies"],
      omit: new Map([
        ["conversations", [["source", "body"]]],
        ["conversation_parts", [["body"]]],
      ]),
    });
    assertEquals(status, "ok");
  } finally {
    await simulator.stop();
  }
}

async function moveRawTables(database: string): Promise<void> {
  const tables = await readRows(
    database,
    "select table_name as name from information_schema.tables where table_schema = 'intercom_raw'",
  );
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  await connection.run(`create schema ${RAW_SCHEMA}`);
  for (const { name } of tables) {
    await connection.run(`create table ${RAW_SCHEMA}.${name} as from intercom_raw.${name}`);
  }
  await connection.run("drop schema intercom_raw cascade");
  connection.closeSync();
  instance.closeSync();
}

async function attributeColumns(database: string, table: string): Promise<unknown[]> {
  const rows = await readRows(
    database,
    `select column_name from information_schema.columns
     where table_schema = 'intercom_support' and table_name = '${table}'
       and starts_with(column_name, 'custom_') and column_name != 'custom_attributes'
     order by all`,
  );
  return rows.map((row) => row["column_name"]);
}

async function copyExample(folder: string): Promise<void> {
  for (const path of FILES) {
    await Deno.mkdir(dirname(`${folder}/${path}`), { recursive: true });
    await Deno.copyFile(`examples/downstream/${path}`, `${folder}/${path}`);
  }
  const project = await Deno.readTextFile(`${folder}/dbt_project.yml`);
  const chosen = "[billing.plan, seats]";
  assertStringIncludes(project, chosen);
  const more = `[billing.plan, seats, ${MORE_ATTRIBUTES.join(", ")}]`;
  await Deno.writeTextFile(`${folder}/dbt_project.yml`, project.replace(chosen, more));
  await Deno.writeTextFile(`${folder}/packages.yml`, `packages:\n  - local: "${Deno.cwd()}"\n`);
}

async function runDbt(folder: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(`${Deno.cwd()}/${venvProgram("dbt")}`, {
    args: ["--no-use-colors", ...args],
    cwd: folder,
    env: {
      ...dbtEnvironment,
      DBT_PROFILES_DIR: Deno.cwd(),
      INTERCOM_DATABASE: "w.duckdb",
      INTERCOM_COLUMN_COMMENTS: "false",
    },
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  const output = decoder.decode(stdout) + decoder.decode(stderr);
  assertEquals(code, 0, output);
  return output;
}

async function* sources(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* sources(path);
    else if (/\.(sql|yml)$/.test(name)) yield await Deno.readTextFile(path);
  }
}
