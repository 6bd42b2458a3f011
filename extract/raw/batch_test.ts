import { assertEquals } from "@std/assert";
import { Batch } from "./batch.ts";

Deno.test("Batch.addEmptyParent() drops the members that came with the same batch, and those of no other parent", () => {
  const batch = new Batch();
  for (const parentId of ["c1", "c2"]) {
    batch.add("contact_tags", { recordId: "t1", parentId, record: "{}" });
  }
  batch.addEmptyParent("contact_tags", "c1");
  const left = [...batch.records.get("contact_tags")?.values() ?? []];
  assertEquals(left.map(({ parentId }) => parentId), ["c2"]);
  assertEquals(batch.size, 2);
});
