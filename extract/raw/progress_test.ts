import { assertEquals, assertRejects } from "@std/assert";
import { Batch, type Bookmark, type Window } from "./batch.ts";
import { batchOf, contact, dayMs, open, start } from "./temporary_warehouse.ts";
import type { Warehouse } from "./warehouse.ts";

async function setBookmark(warehouse: Warehouse, bookmark: Bookmark): Promise<void> {
  const batch = new Batch();
  batch.setBookmark("contacts", bookmark);
  await warehouse.land(batch);
}

async function setWindows(warehouse: Warehouse, windows: readonly Window[]): Promise<void> {
  const batch = new Batch();
  batch.setWindows("contacts", windows);
  await warehouse.land(batch);
}

Deno.test("Batch.setBookmark() without sweptAtMs keeps the one that is stored, or set before in the batch", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  await setBookmark(warehouse, { readUntilMs: start, sweptAtMs: start - dayMs });
  await setBookmark(warehouse, { readFromMs: 0, readUntilMs: start + 1000 });
  const bookmark = { readFromMs: 0, readUntilMs: start + 1000, sweptAtMs: start - dayMs };
  assertEquals(await warehouse.bookmark("contacts"), bookmark);
  const batch = new Batch();
  batch.setBookmark("contacts", { readUntilMs: start, sweptAtMs: start });
  batch.setBookmark("contacts", { readUntilMs: start + 5 });
  await warehouse.land(batch);
  assertEquals(await warehouse.bookmark("contacts"), { readUntilMs: start + 5, sweptAtMs: start });
  assertEquals(await warehouse.bookmark("contact_tags"), undefined);
});

Deno.test("Warehouse.windows() gives what Batch.setWindows() stored last, the open beginning first", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  await setWindows(warehouse, [{ fromMs: 7 }]);
  const windows = [
    { fromMs: start, readUntilMs: start + 1 },
    { fromMs: 5, untilMs: start },
    { untilMs: 5 },
  ];
  await setWindows(warehouse, windows);
  assertEquals(await warehouse.windows("contacts"), windows.toReversed());
  assertEquals(await warehouse.windows("contact_tags"), []);
  await setWindows(warehouse, []);
  assertEquals(await warehouse.windows("contacts"), []);
});

Deno.test("Batch.moveWindow() moves the window with the same borders, with the records of its batch", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  await setWindows(warehouse, [{ untilMs: 5 }, { fromMs: 5 }, {}]);
  const batch = batchOf(contact("1", "Ann"));
  batch.moveWindow("contacts", { fromMs: 5, readUntilMs: start });
  batch.moveWindow("contacts", { fromMs: 5, readUntilMs: start + 1 });
  batch.moveWindow("contacts", { readUntilMs: 3 });
  await warehouse.land(batch);
  assertEquals(await warehouse.windows("contacts"), [
    { untilMs: 5 },
    { readUntilMs: 3 },
    { fromMs: 5, readUntilMs: start + 1 },
  ]);
  const both = new Batch();
  both.moveWindow("contacts", { fromMs: 5, readUntilMs: start + 2 });
  both.setWindows("contacts", [{ fromMs: 6 }]);
  both.moveWindow("contacts", { fromMs: 6, readUntilMs: start });
  await warehouse.land(both);
  assertEquals(await warehouse.windows("contacts"), [{ fromMs: 6, readUntilMs: start }]);
});

Deno.test("Batch.moveWindow() of a window that is not stored lands nothing of its batch", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  const batch = batchOf(contact("1", "Ann"));
  batch.moveWindow("contacts", { fromMs: 5 });
  await assertRejects(() => warehouse.land(batch), Error, 'Cannot move a window of "contacts"');
  assertEquals((await warehouse.landedVersions("contacts", ["1"])).size, 0);
});

Deno.test("Windows and bookmarks of workspaces are apart", async () => {
  await using one = await open();
  await setWindows(one.warehouse, [{ fromMs: 5 }]);
  await setBookmark(one.warehouse, { readUntilMs: start });
  await one.warehouse.close();
  const two = await open({ path: one.path, workspaceId: "w2" });
  assertEquals(await two.warehouse.windows("contacts"), []);
  assertEquals(await two.warehouse.bookmark("contacts"), undefined);
  await setWindows(two.warehouse, []);
  await setBookmark(two.warehouse, { readUntilMs: start + 1 });
  await two.warehouse.close();
  const again = await open({ path: one.path });
  assertEquals(await again.warehouse.windows("contacts"), [{ fromMs: 5 }]);
  assertEquals(await again.warehouse.bookmark("contacts"), { readUntilMs: start });
  await again.warehouse.close();
});

Deno.test("Warehouse.countSeen() counts one walk or all; beginWalk() forgets one walk or all", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  const batch = batchOf(contact("1", "Ann"), contact("2", "Bob"), contact("3", "Cyd"));
  batch.addSeen("contacts", { recordId: "1" }, "one");
  batch.addSeen("contacts", { recordId: "2" }, "one");
  batch.addSeen("contacts", { recordId: "2" }, "two");
  batch.addSeen("contacts", { recordId: "2" });
  await warehouse.land(batch);
  const count = () =>
    Promise.all([undefined, "one", "two", ""].map((walk) => warehouse.countSeen("contacts", walk)));
  assertEquals(await count(), [2, 2, 1, 1]);
  assertEquals(await warehouse.unseen("contacts", undefined), ["3"]);
  await warehouse.beginWalk("contacts", "one");
  assertEquals(await count(), [1, 0, 1, 1]);
  await warehouse.beginWalk("contacts");
  assertEquals(await count(), [0, 0, 0, 0]);
});

Deno.test("Warehouse.named() gives live records that live records of another stream name", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  const batch = batchOf(
    contact("1", "Ann"),
    contact("2", "Bob"),
    { ...contact("3", "Cyd"), isGone: true },
    contact("4", "Dee"),
  );
  const named: readonly (readonly [unknown, boolean])[] = [[2, false], ["1", false], ["4", true]];
  for (const [of, isGone] of named) {
    batch.add("contact_tags", { recordId: `t${of}`, record: JSON.stringify({ of }), isGone });
  }
  batch.add("contact_tags", { recordId: "t3", record: '{"of":"3"}' });
  batch.add("contact_tags", { recordId: "none", record: "{}" });
  await warehouse.land(batch);
  const by = { stream: "contact_tags", field: "of" };
  assertEquals(await warehouse.named("contacts", by), ["1", "2"]);
});
