import { assertEquals, assertLessOrEqual } from "@std/assert";
import { DuckDBInstance } from "@duckdb/node-api";
import { batchOf, open } from "./temporary_warehouse.ts";

/** What DuckDB says of a file: how large its blocks are, and how old a DuckDB may read it. */
async function formOf(path: string): Promise<{ blockSize: number; version: unknown }> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run(`attach '${path}' as file (read_only)`);
    const size = await connection.runAndReadAll(
      "select block_size from pragma_database_size() where database_name = 'file'",
    );
    const tags = await connection.runAndReadAll(
      "select tags['storage_version'] from duckdb_databases() where database_name = 'file'",
    );
    return { blockSize: Number(size.getRows()[0]?.[0]), version: tags.getRows()[0]?.[0] };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

Deno.test("a new database packs records to a fraction of their JSON", async () => {
  await using opened = await open();
  const { warehouse, path } = opened;
  const records = Array.from({ length: 4_000 }, (_, index) => ({
    recordId: String(index),
    record: JSON.stringify({
      type: "contact",
      id: String(index),
      external_id: crypto.randomUUID(),
      email: `someone.${index}@example.com`,
      created_at: 1_700_000_000 + index * 97,
      custom_attributes: Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [`attribute_number_${at}`, (index * at) % 7]),
      ),
    }),
  }));
  await warehouse.land(batchOf(...records));
  await warehouse.close();
  const json = records.reduce((sum, { record }) => sum + record.length, 0);
  // Less than half of what DuckDB's own choice of a packing comes to.
  assertLessOrEqual((await Deno.stat(path)).size, json / 7);
  assertLessOrEqual((await Deno.stat(path)).size, json / 3);
  assertEquals(await formOf(path), { blockSize: 16_384, version: "v1.2.0+" });
});

Deno.test("a database that DuckDB made by itself, in its own form, is used as it is", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/w.duckdb`;
  const instance = await DuckDBInstance.create(path);
  instance.closeSync();
  const before = await formOf(path);
  try {
    await using opened = await open({ path });
    const record = { recordId: "1", record: '{"id":"1"}' };
    assertEquals((await opened.warehouse.land(batchOf(record))).get("contacts")?.inserted, 1);
    await opened.warehouse.close();
    assertEquals(await formOf(path), before);
    assertEquals(before.blockSize, 262_144);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
