import { assertEquals, assertRejects } from "@std/assert";
import { ConfigError } from "../errors.ts";
import { Batch, type LandingRecord } from "./batch.ts";
import { LARGE_MEMORY_LIMIT } from "./open.ts";
import { finishRun, recordStream, startRun } from "./runs.ts";
import { RAW_SCHEMA } from "./schema.ts";
import { batchOf, contact, dayMs, open, rows, start } from "./temporary_warehouse.ts";

Deno.test("Warehouse.land() inserts what is new, replaces what differs and leaves the rest alone", async () => {
  await using opened = await open();
  const { warehouse, clock } = opened;
  const first = await warehouse.land(batchOf(contact("1", "Ann"), contact("2", "Bob")));
  assertEquals(first.get("contacts"), { inserted: 2, changed: 0, deleted: 0 });
  clock.nowMs += 1000;
  const second = await warehouse.land(batchOf(contact("1", "Ann"), contact("2", "Bo")));
  assertEquals(second.get("contacts"), { inserted: 0, changed: 1, deleted: 0 });
  assertEquals(await rows(warehouse), [
    ["1", null, "Ann", false, start, "run-1"],
    ["2", null, "Bo", false, start + 1000, "run-1"],
  ]);
});

Deno.test("Warehouse.land() never replaces a record by an older version of it", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  await warehouse.land(batchOf(contact("1", "new", start)));
  await warehouse.land(batchOf(contact("1", "old", start - 1000)));
  await warehouse.land(batchOf(contact("1", "same second", start)));
  assertEquals((await rows(warehouse))[0]?.[2], "same second");
});

Deno.test("Warehouse.land() keeps a record that is gone, marks it, and restores it when it comes back", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  await warehouse.land(batchOf(contact("1", "Ann")));
  const gone = { ...contact("1", ""), isGone: true };
  assertEquals((await warehouse.land(batchOf(gone))).get("contacts")?.deleted, 1);
  assertEquals((await warehouse.land(batchOf(gone))).get("contacts")?.deleted, 0);
  assertEquals((await rows(warehouse))[0]?.slice(2, 4), ["Ann", true]);
  assertEquals((await warehouse.land(batchOf(contact("1", "Ann")))).get("contacts")?.changed, 1);
  assertEquals((await rows(warehouse))[0]?.slice(2, 4), ["Ann", false]);
});

Deno.test("Warehouse.land() marks members that left a whole parent, and only those", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  const tag = (id: string, parentId: string): LandingRecord => ({
    recordId: id,
    parentId,
    record: "{}",
  });
  const before = new Batch();
  for (const [id, owner] of [["t1", "c1"], ["t2", "c1"], ["t1", "c2"]] as const) {
    before.add("contact_tags", tag(id, owner));
  }
  await warehouse.land(before);
  const after = new Batch();
  after.add("contact_tags", tag("t2", "c1"));
  after.addWholeParent("contact_tags", "c1");
  assertEquals((await warehouse.land(after)).get("contact_tags")?.deleted, 1);
  assertEquals((await rows(warehouse, "contact_tags")).map((row) => [row[0], row[1], row[3]]), [
    ["t1", "c1", true],
    ["t1", "c2", false],
    ["t2", "c1", false],
  ]);
});

Deno.test("Warehouse.land() lands records and bookmark together or not at all", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  const broken = batchOf(contact("1", "Ann"));
  broken.setBookmark("contacts", { readUntilMs: start });
  broken.moveWindow("contacts", { fromMs: start });
  await assertRejects(() => warehouse.land(broken));
  assertEquals(await rows(warehouse), []);
  assertEquals(await warehouse.bookmark("contacts"), undefined);
  const whole = batchOf(contact("1", "Ann"));
  whole.setBookmark("contacts", { readFromMs: start - dayMs, readUntilMs: start });
  await warehouse.land(whole);
  assertEquals(await warehouse.bookmark("contacts"), {
    readFromMs: start - dayMs,
    readUntilMs: start,
  });
});

Deno.test("Warehouse.land() keeps a record as it was sent, whatever is in it", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  const record = '{"id":"1","big":12345678901234567890,"é":"🙂‮\\u0000","":"","n":{"x":[null]}}';
  await warehouse.land(batchOf({ recordId: "1", record }));
  assertEquals(await warehouse.query(`select record::varchar from ${RAW_SCHEMA}.contacts`), [[
    record,
  ]]);
});

Deno.test("Warehouse keeps workspaces apart that share ids", async () => {
  await using one = await open();
  await one.warehouse.land(batchOf(contact("1", "Ann")));
  await one.warehouse.close();
  const two = await open({ path: one.path, workspaceId: "w2" });
  await two.warehouse.land(batchOf(contact("1", "Zoe")));
  await two.warehouse.beginWalk("contacts");
  assertEquals(await two.warehouse.markUnseen("contacts"), 1);
  assertEquals((await rows(two.warehouse)).map((row) => [row[2], row[3]]), [["Ann", false], [
    "Zoe",
    true,
  ]]);
  await two.warehouse.close();
});

Deno.test("Warehouse.markUnseen() marks what a walk did not show", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  await warehouse.land(batchOf(contact("1", "Ann"), contact("2", "Bob")));
  await warehouse.beginWalk("contacts");
  const walk = batchOf(contact("2", "Bob"));
  walk.addSeen("contacts", { recordId: "2" });
  walk.addSeen("contacts", { recordId: "2" });
  await warehouse.land(walk);
  assertEquals(await warehouse.countSeen("contacts"), 1);
  assertEquals(await warehouse.unseen("contacts", undefined), ["1"]);
  assertEquals(await warehouse.unseen("contacts", start), []);
  assertEquals(await warehouse.markUnseen("contacts"), 1);
  assertEquals(await warehouse.unseen("contacts", undefined), []);
});

Deno.test("Warehouse never loads earlier than before, though the clock is set back", async () => {
  await using opened = await open();
  const { warehouse, path } = opened;
  await warehouse.land(batchOf(contact("1", "Ann")));
  await warehouse.close();
  const later = await open({ path });
  later.clock.nowMs = start - dayMs;
  await later.warehouse.land(batchOf(contact("2", "Bob")));
  assertEquals((await rows(later.warehouse)).map((row) => row[4]), [start, start]);
  await later.warehouse.close();
});

Deno.test("Warehouse.landedVersions() and lacking() tell what is landed and what it lacks", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  await startRun(warehouse, { extractorVersion: "1", arguments: {} });
  await warehouse.land(batchOf(
    { ...contact("1", "Ann"), expanded: ["contact_tags"] },
    contact("2", "Bob"),
    { ...contact("3", "Cyd"), isGone: true },
  ));
  const versions = await warehouse.landedVersions("contacts", ["1", "3", "9"]);
  assertEquals(versions.get("1"), {
    updatedAtMs: start - dayMs,
    fetchedAfterMs: start,
    expanded: ["contact_tags"],
    isDeleted: false,
  });
  assertEquals(versions.get("3")?.isDeleted, true);
  assertEquals(versions.has("9"), false);
  const chunk = { after: "", limit: 10 };
  assertEquals(await warehouse.lacking("contacts", ["contact_tags"], chunk), ["2"]);
});

Deno.test("startRun() marks a run that never ended; finishRun() and recordStream() say how this one did", async () => {
  await using opened = await open();
  const { warehouse, path } = opened;
  await startRun(warehouse, { extractorVersion: "1", arguments: {} });
  await warehouse.close();
  const next = await open({ path, runId: "run-2" });
  await startRun(next.warehouse, { extractorVersion: "1", arguments: { streams: ["contacts"] } });
  await recordStream(next.warehouse, {
    stream: "contacts",
    status: "partial",
    startedAtMs: start,
    finishedAtMs: start + 5,
    requests: 3,
    read: 2,
    inserted: 1,
    changed: 1,
    deleted: 0,
    skipped: 1,
    truncated: 3,
    message: "one is missing",
  });
  await finishRun(next.warehouse, "partial");
  const runs = await next.warehouse.query(
    `select run_id, status, finished_at is not null, arguments ->> '$.streams[0]' from ${RAW_SCHEMA}.sync_runs order by run_id`,
  );
  assertEquals(runs, [["run-1", "interrupted", false, null], [
    "run-2",
    "partial",
    true,
    "contacts",
  ]]);
  const results = await next.warehouse.query(
    `select run_id, stream, status, records_read, records_expected, records_truncated, message from ${RAW_SCHEMA}.sync_streams`,
  );
  assertEquals(results, [["run-2", "contacts", "partial", 2n, null, 3n, "one is missing"]]);
  await next.warehouse.close();
});

Deno.test("Warehouse.open() refuses a file that can not be used, in one line", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(
    `${folder}/notes.txt`,
    "not a database, but long enough to be looked at".repeat(500),
  );
  const refusals = [
    [`${folder}/notes.txt`, "it must be a DuckDB file"],
    [`${folder}/none/w.duckdb`, "its folder must exist"],
    [folder, "it must be a file"],
  ] as const;
  for (const [path, message] of refusals) {
    const error = await assertRejects(() => open({ path }), ConfigError, message);
    assertEquals(error.message.includes("\n"), false);
  }
  await Deno.remove(folder, { recursive: true });
});

Deno.test("Warehouse.land() lands a batch whole that is larger than its usual memory", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  const body = "x".repeat(1_000_000);
  const records = Array.from({ length: 60 }, (_, index) => contact(String(index), body));
  const landed = await warehouse.land(batchOf(...records));
  assertEquals(landed.get("contacts"), { inserted: 60, changed: 0, deleted: 0 });
  const next = await warehouse.land(batchOf(contact("one more", body)));
  assertEquals(next.get("contacts")?.inserted, 1);
  // To read so many at once takes more than to land them.
  await warehouse.query(`set memory_limit = '${LARGE_MEMORY_LIMIT}'`);
  const [row] = await warehouse.query(
    `select count(distinct record_id), min(length(record)) from ${RAW_SCHEMA}.contacts`,
  );
  assertEquals(row?.[0], 61n);
  assertEquals(Number(row?.[1]) > body.length, true);
});

Deno.test("Warehouse.land() counts a record that comes as gone and was never landed as new and as deleted", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  const gone = { ...contact("1", "Ann"), isGone: true };
  const landed = await warehouse.land(batchOf(gone, contact("2", "Bob")));
  assertEquals(landed.get("contacts"), { inserted: 2, changed: 0, deleted: 1 });
});

Deno.test("Warehouse.land() goes on after its file was opened anew, with what a walk has seen", async () => {
  await using opened = await open();
  const { warehouse } = opened;
  const body = "x".repeat(1_000_000);
  for (const part of [0, 1, 2]) {
    const batch = new Batch();
    for (let index = 0; index < 9; index++) {
      const id = `${part}${index}`;
      batch.add("contacts", contact(id, body));
      batch.addSeen("contacts", { recordId: id });
    }
    await warehouse.land(batch);
  }
  assertEquals(await warehouse.countSeen("contacts"), 27);
  const count = await warehouse.query(`select count(*) from ${RAW_SCHEMA}.contacts`);
  assertEquals(count, [[27n]]);
  assertEquals(await warehouse.markUnseen("contacts"), 0);
});
