import { DuckDBInstance } from "@duckdb/node-api";
import { assertEquals, assertRejects } from "@std/assert";
import { ConfigError } from "../errors.ts";
import { RAW_SCHEMA } from "./schema.ts";
import { open, start } from "./temporary_warehouse.ts";
import type { Warehouse } from "./warehouse.ts";

/** What the first version wrote before it landed anything. */
const versionTable = [
  `create schema ${RAW_SCHEMA}`,
  `create table ${RAW_SCHEMA}.schema_version (version integer not null)`,
];

/** The tables of version 1 that later versions changed. */
const changedTables = [
  `create table ${RAW_SCHEMA}.sync_streams (
    run_id varchar not null, workspace_id varchar not null, stream varchar not null,
    status varchar not null, started_at timestamp not null, finished_at timestamp not null,
    requests bigint not null, records_read bigint not null, records_inserted bigint not null,
    records_changed bigint not null, records_deleted bigint not null, records_expected bigint,
    records_skipped bigint not null, message varchar)`,
  `create table ${RAW_SCHEMA}.bookmarks (
    workspace_id varchar not null, stream varchar not null, read_from timestamp,
    read_until timestamp not null, set_at timestamp not null, run_id varchar not null)`,
];

const version1 = [
  ...versionTable,
  ...changedTables,
  `insert into ${RAW_SCHEMA}.schema_version values (1)`,
  `insert into ${RAW_SCHEMA}.sync_streams values ('run-0', 'w1', 'contacts', 'partial',
    timestamp '2026-01-02', timestamp '2026-01-03', 1, 2, 3, 4, 5, 6, 7, 'one is missing')`,
  `insert into ${RAW_SCHEMA}.bookmarks values ('w1', 'contacts', null, epoch_ms(${start}),
    timestamp '2026-01-03', 'run-0')`,
];

/** Opens the file that some statements make. */
async function openMade(statements: readonly string[]): Promise<Awaited<ReturnType<typeof open>>> {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/w.duckdb`;
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  try {
    const opened = await open({ path });
    return {
      ...opened,
      async [Symbol.asyncDispose](): Promise<void> {
        await opened.warehouse.close();
        await Deno.remove(folder, { recursive: true });
      },
    };
  } catch (error) {
    await Deno.remove(folder, { recursive: true });
    throw error;
  }
}

function columns(warehouse: Warehouse): Promise<unknown[][]> {
  return warehouse.query(
    `select table_name, column_name, data_type, is_nullable from information_schema.columns
     where table_schema = '${RAW_SCHEMA}' order by table_name, ordinal_position`,
  );
}

function version(warehouse: Warehouse): Promise<unknown[][]> {
  return warehouse.query(`select version from ${RAW_SCHEMA}.schema_version`);
}

Deno.test("Warehouse.open() brings a file of version 1 to the layout of today and keeps what it holds", async () => {
  await using today = await open();
  await using opened = await openMade(version1);
  const { warehouse } = opened;
  assertEquals(await version(warehouse), [[2]]);
  assertEquals(await columns(warehouse), await columns(today.warehouse));
  assertEquals(await warehouse.bookmark("contacts"), { readUntilMs: start });
  assertEquals(
    await warehouse.query(
      `select run_id, requests, records_skipped, records_truncated, message from ${RAW_SCHEMA}.sync_streams`,
    ),
    [["run-0", 1n, 7n, 0n, "one is missing"]],
  );
});

Deno.test("Warehouse.open() brings a file to the layout of today only once", async () => {
  await using opened = await openMade(version1);
  await opened.warehouse.close();
  const again = await open({ path: opened.path });
  assertEquals(await version(again.warehouse), [[2]]);
  assertEquals(await again.warehouse.bookmark("contacts"), { readUntilMs: start });
  await again.warehouse.close();
});

Deno.test("Warehouse.open() heals a first run that was killed before it wrote its version", async () => {
  await using today = await open();
  for (const made of [versionTable, [...versionTable, ...changedTables]]) {
    await using opened = await openMade(made);
    assertEquals(await version(opened.warehouse), [[2]]);
    assertEquals(await columns(opened.warehouse), await columns(today.warehouse));
  }
});

Deno.test("Warehouse.open() leaves a file as it is when it can not be brought to the layout of today", async () => {
  await using opened = await openMade(version1);
  const { warehouse, path } = opened;
  await warehouse.query(`update ${RAW_SCHEMA}.schema_version set version = 1`);
  // The step that makes the table `windows` fails: it is there.
  await warehouse.close();
  await assertRejects(() => open({ path }));
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const rows = await connection.runAndReadAll(
    `select version, (select count(*) from ${RAW_SCHEMA}.sync_streams), (select count(*) from ${RAW_SCHEMA}.bookmarks)
     from ${RAW_SCHEMA}.schema_version`,
  );
  assertEquals(rows.getRows(), [[1, 1n, 1n]]);
  connection.closeSync();
  instance.closeSync();
});

Deno.test("Warehouse.open() refuses a file made by a newer release", async () => {
  const refused = () =>
    openMade([...versionTable, `insert into ${RAW_SCHEMA}.schema_version values (99)`]);
  await assertRejects(refused, ConfigError, "it is version 99, made by a newer release");
});
