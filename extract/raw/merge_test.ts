import { assertEquals } from "@std/assert";
import { Batch } from "./batch.ts";
import { batchOf, contact, open, rows } from "./temporary_warehouse.ts";

Deno.test("Warehouse.land() tells the members of owners that are new from those of owners that are not", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  const unitsOf = (lists: Readonly<Record<string, readonly string[]>>): Batch => {
    const batch = new Batch("contacts");
    for (const [parentId, tags] of Object.entries(lists)) {
      batch.add("contacts", contact(parentId, "Ann"));
      batch.addWholeParent("contact_tags", parentId);
      for (const recordId of tags) {
        batch.add("contact_tags", { recordId, parentId, record: "{}" });
      }
    }
    return batch;
  };
  const first = await warehouse.land(unitsOf({ c1: ["t1", "t2"], c2: [] }));
  assertEquals(first.get("contact_tags"), { inserted: 2, changed: 0, deleted: 0 });
  const second = await warehouse.land(unitsOf({ c1: ["t2"], c2: ["t1"], c3: ["t1", "t2"] }));
  assertEquals(second.get("contacts"), { inserted: 1, changed: 0, deleted: 0 });
  assertEquals(second.get("contact_tags"), { inserted: 3, changed: 0, deleted: 1 });
  assertEquals(
    (await rows(warehouse, "contact_tags")).map((row) => [row[1], row[0], row[3]]).toSorted(),
    [
      ["c1", "t1", true],
      ["c1", "t2", false],
      ["c2", "t1", false],
      ["c3", "t1", false],
      ["c3", "t2", false],
    ],
  );
});

Deno.test("Warehouse.land() finds a record again whose id is no Unicode text", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  for (const recordId of ["half a pair \ud83d", "nothing \0", 'a "quote" \\', "🙂"]) {
    const record = { recordId, parentId: recordId };
    const first = await warehouse.land(batchOf({ ...record, record: '{"n":1}' }));
    const second = await warehouse.land(batchOf({ ...record, record: '{"n":2}' }));
    assertEquals(first.get("contacts"), { inserted: 1, changed: 0, deleted: 0 }, recordId);
    assertEquals(second.get("contacts"), { inserted: 0, changed: 1, deleted: 0 }, recordId);
  }
});
