import { assertEquals, assertLessOrEqual } from "@std/assert";
import { DuckDBInstance } from "@duckdb/node-api";
import type { LandingRecord } from "./batch.ts";
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

/** Records with much in common, as an API's have, and how many characters of JSON they are. */
function records(): { readonly records: readonly LandingRecord[]; readonly characters: number } {
  const records = Array.from({ length: 12_000 }, (_, index) => ({
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
  return { records, characters: records.reduce((sum, { record }) => sum + record.length, 0) };
}

Deno.test("a new database packs records to a fraction of their JSON, less than DuckDB does by itself", async () => {
  await using opened = await open();
  const { warehouse, path } = opened;
  const landed = records();
  await warehouse.land(batchOf(...landed.records));
  await warehouse.close();
  assertLessOrEqual((await Deno.stat(path)).size, landed.characters / 5);
  assertEquals(await formOf(path), { blockSize: 65_536, version: "v1.2.0+" });
});

Deno.test("a database that DuckDB made by itself keeps its form, and is packed as DuckDB chooses", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/w.duckdb`;
  const instance = await DuckDBInstance.create(path);
  instance.closeSync();
  const before = await formOf(path);
  assertEquals(before, { blockSize: 262_144, version: "v1.0.0+" });
  try {
    await using opened = await open({ path });
    const { warehouse } = opened;
    const landed = records();
    assertEquals(
      (await warehouse.land(batchOf(...landed.records))).get("contacts")?.inserted,
      landed.records.length,
    );
    await warehouse.close();
    assertLessOrEqual((await Deno.stat(path)).size, landed.characters);
    assertEquals(await formOf(path), before);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
