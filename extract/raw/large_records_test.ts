import { assertEquals } from "@std/assert";
import { Batch } from "./batch.ts";
import { RAW_SCHEMA } from "./schema.ts";
import { contact, open } from "./temporary_warehouse.ts";
import type { Warehouse } from "./warehouse.ts";

/** How many rows there are, of how many records, and how long the shortest name is. */
async function countOf(warehouse: Warehouse): Promise<unknown[] | undefined> {
  await warehouse.query("set memory_limit = '2GB'");
  const [row] = await warehouse.query(
    `select count(*), count(distinct record_id), min(length(record ->> 'name'))
     from ${RAW_SCHEMA}.contacts`,
  );
  return row;
}

/** Text that does not become less when it is packed. */
function noise(length: number): string {
  let text = "";
  while (text.length < length) text += crypto.randomUUID();
  return text.slice(0, length);
}

Deno.test("Warehouse.land() lands records each larger than its usual memory, once", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  const body = "x".repeat(70_000_000);
  for (const id of ["1", "2"]) {
    const batch = new Batch("contacts");
    batch.add("contacts", contact(id, body));
    const landed = await warehouse.land(batch);
    assertEquals(landed.get("contacts"), { inserted: 1, changed: 0, deleted: 0 });
  }
  assertEquals(await countOf(warehouse), [2n, 2n, 70_000_000n]);
});

Deno.test("Warehouse.land() opens its file anew where the usual memory does not hold a pack of its rows", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  const body = noise(100_000);
  for (let part = 0; part < 20; part++) {
    const batch = new Batch("contacts");
    for (let index = 0; index < 80; index++) {
      batch.add("contacts", contact(`${part}-${index}`, body + index));
      batch.addSeen("contacts", { recordId: `${part}-${index}` });
    }
    await warehouse.land(batch);
  }
  assertEquals(await warehouse.countSeen("contacts"), 1600);
  assertEquals(await countOf(warehouse), [1600n, 1600n, 100_001n]);
});
