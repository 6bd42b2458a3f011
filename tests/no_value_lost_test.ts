import { DuckDBInstance } from "@duckdb/node-api";
import { assert, assertEquals } from "@std/assert";
import { streams } from "../extract/streams/mod.ts";
import { runningClock } from "../simulator/clock.ts";
import { startSimulator } from "../simulator/simulator.ts";
import { runDbt } from "./dbt_command.ts";
import { readRows, withReader } from "./landed.ts";
import { EVERY_STREAM } from "./mart_truths.ts";
import { PLANTED, plantings, unmodelled, unread } from "./planted_records.ts";
import { type RawRecord, type RawWorkspace, readRaw } from "./raw_truth/raw_workspace.ts";
import {
  accountOf,
  type KnownField,
  type PlacedValue,
  shownAs,
  shownIn,
  valuesOf,
} from "./record_values.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

Deno.test("No value that the API sends is lost: each is in a table, or listed, or left out on purpose", (t) =>
  withDatabase(async (database) => {
    const simulator = await startSimulator({
      seed: 7,
      contacts: 200,
      conversations: 80,
      clock: runningClock(Date.parse("2026-03-02T15:00:00Z")),
    });
    try {
      const { status, results } = await syncRun({ url: simulator.url, database, ...EVERY_STREAM });
      assertEquals(status, "ok", JSON.stringify(results));
    } finally {
      await simulator.stop();
    }
    await write(database, plantings());
    await run(database, ["run"]);
    const [raw] = await readRaw(database);
    assert(raw !== undefined);
    const known = await readKnown(database);
    await t.step("each stream is known", () => {
      assertEquals([...known.keys()].sort(), streams.map(({ name }) => name).sort());
    });
    await t.step("each value is read, listed or left out", async () => {
      assertEquals(findUnaccounted(raw, known, await readListed(database)), []);
    });
    await t.step("what is left out as a word for what an object is, is the same in each", () => {
      assertEquals(findOtherWords(raw, known), []);
    });
    await t.step("each value that is read is in a row about its record", async () => {
      const missing = findUnshown(raw, known, await readShown(database, raw));
      assertEquals([...missing.keys()], [], lines(missing));
    });
    await t.step("what no model knows, and what does not fit, is listed", async () => {
      assertEquals(await readUnmodelled(database), unmodelled);
      assertEquals(await readUnread(database), unread);
      const others = "select stream, path from intercom.unmodelled_fields";
      assertEquals(
        await readRows(database, `${others} where example_record_id not like '${PLANTED}%'`),
        [],
      );
    });
    await t.step("what is mended is listed no longer", async () => {
      await write(
        database,
        `update intercom_raw.tags set record = '{"name":"B"}', loaded_at = '2030-01-01'
         where record_id = '${PLANTED}-1'`,
      );
      await run(database, ["run", "--select", "int_intercom__field_drift+"]);
      const others = unmodelled.filter(([stream, path]) => stream !== "tags" || path !== "nested");
      assertEquals(
        await readUnmodelled(database),
        others.map((row) => row[1] === "colour" ? ["tags", "colour", "string", 1] : row),
      );
      assertEquals(await readUnread(database), unread);
    });
  }));

type Known = ReadonlyMap<string, ReadonlyMap<string, KnownField>>;

async function write(database: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

async function run(database: string, args: readonly string[]): Promise<void> {
  const folder = database.slice(0, database.lastIndexOf("/"));
  const { code, output } = await runDbt(args, { database, folder });
  assertEquals(code, 0, output);
}

async function readKnown(database: string): Promise<Known> {
  const rows = await readRows(database, "from intercom_staging.int_intercom__known_fields");
  const fields = rows.map((row) => ({
    stream: String(row["stream"]),
    path: String(row["path"]),
    type: row["type"] as string | null,
    reason: row["reason"] as string | null,
  }));
  const byStream = Map.groupBy(fields, ({ stream }) => stream);
  return new Map(
    [...byStream].map((
      [stream, own],
    ) => [stream, new Map(own.map((field) => [field.path, field]))]),
  );
}

/** The paths that `unmodelled_fields` and `unread_values` list, each after its stream. */
async function readListed(database: string): Promise<ReadonlySet<string>> {
  const rows = await readRows(
    database,
    `select stream, path from intercom.unmodelled_fields
     union select stream, path from intercom.unread_values`,
  );
  return new Set(rows.map(({ stream, path }) => `${stream} ${path}`));
}

function* placed(raw: RawWorkspace): Generator<readonly [string, RawRecord, PlacedValue]> {
  for (const { name } of streams) {
    for (const row of raw.of(name)) {
      for (const value of valuesOf(row.record)) yield [name, row, value];
    }
  }
}

function findUnaccounted(
  raw: RawWorkspace,
  known: Known,
  listed: ReadonlySet<string>,
): readonly string[] {
  const lost = new Set<string>();
  for (const [stream, , value] of placed(raw)) {
    if (accountOf(value, known.get(stream) ?? new Map()) !== "unknown") continue;
    if (value.within.every((path) => !listed.has(`${stream} ${path}`))) {
      lost.add(`${stream} ${value.path}`);
    }
  }
  return [...lost];
}

/** Paths ending in `type` at which all records of a stream have the same: each after its stream. */
function findWords(raw: RawWorkspace): ReadonlySet<string> {
  const words = new Map<string, Set<string>>();
  for (const [stream, row, { path, value }] of placed(raw)) {
    // The type of a custom object is the owner of its row.
    if (!/(^|\.)type$/.test(path) || value === row.parentId || isPlanted(row)) continue;
    const place = `${stream} ${path}`;
    words.set(place, (words.get(place) ?? new Set()).add(String(value)));
  }
  return new Set([...words].filter(([, found]) => found.size === 1).map(([place]) => place));
}

/** Paths ending in `type` that are left out, though what is there tells one record from another. */
function findOtherWords(raw: RawWorkspace, known: Known): readonly string[] {
  const words = findWords(raw);
  const others = new Set<string>();
  for (const [stream, row, { path, value }] of placed(raw)) {
    const isLeftOut = known.get(stream)?.get(path)?.reason ?? null;
    if (!/(^|\.)type$/.test(path) || isLeftOut === null || value === row.parentId) continue;
    if (!words.has(`${stream} ${path}`)) others.add(`${stream} ${path}`);
  }
  return [...others];
}

/** All that the marts show in rows with an id of a record, by that id. */
async function readShown(
  database: string,
  raw: RawWorkspace,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const shown = new Map<string, Set<string>>();
  for (const { name } of streams) {
    for (const { recordId } of raw.of(name)) shown.set(recordId, new Set());
  }
  await withReader(database, async (read) => {
    const marts = await read(
      "select table_name as name from information_schema.tables where table_schema = 'intercom'",
    );
    for (const { name } of marts) {
      for (const row of await read(`from intercom."${name}"`)) {
        const cells = Object.values(row);
        const values = cells.flatMap((cell) => [...shownIn(cell)]);
        for (const set of new Set(cells.map((cell) => shown.get(String(cell))))) {
          values.forEach((value) => set?.add(value));
        }
      }
    }
  });
  return shown;
}

/** The values that are read and that no mart shows, one for each path, by stream. */
function findUnshown(
  raw: RawWorkspace,
  known: Known,
  shown: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const words = findWords(raw);
  const missing = new Map<string, Map<string, string>>();
  for (const [stream, row, placedValue] of placed(raw)) {
    const { recordId, parentId } = row;
    const { path, ids, value } = placedValue;
    const isRead = accountOf(placedValue, known.get(stream) ?? new Map()) === "read";
    if (!isRead || isPlanted(row) || isNone(path, value) || words.has(`${stream} ${path}`)) {
      continue;
    }
    const rows = [recordId, parentId ?? "", ...ids].map((id) => shown.get(id));
    if (shownAs(placedValue).some((text) => rows.some((row) => row?.has(text)))) continue;
    const paths = missing.get(stream) ?? new Map<string, string>();
    missing.set(stream, paths.set(path, `${JSON.stringify(value)} of ${recordId}`));
  }
  return missing;
}

/** A line for each path: its stream, and a value there that no mart shows. */
function lines(missing: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  return [...missing].flatMap(([stream, paths]) =>
    [...paths].map(([path, value]) => `${stream} ${path}: no mart shows ${value}`)
  ).join("\n");
}

function isPlanted({ recordId }: RawRecord): boolean {
  return recordId.startsWith(PLANTED);
}

/** The API says "none" of an id by 0 or by an empty text. */
function isNone(path: string, value: PlacedValue["value"]): boolean {
  return /(^|[._])id$/.test(path) && ["0", ""].includes(String(value));
}

async function readUnmodelled(database: string): Promise<readonly unknown[]> {
  const rows = await readRows(
    database,
    `select stream, path, json_types, record_count::integer as record_count
     from intercom.unmodelled_fields
     where example_record_id like '${PLANTED}%' order by all`,
  );
  return rows.map((row) => Object.values(row));
}

async function readUnread(database: string): Promise<readonly unknown[]> {
  const rows = await readRows(
    database,
    `select stream, path, expected_type, json_types, record_count::integer as record_count
     from intercom.unread_values order by all`,
  );
  return rows.map((row) => Object.values(row));
}
