import { dirname } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { assert, assertEquals, assertGreaterOrEqual } from "@std/assert";
import { growConversation } from "../simulator/changes.ts";
import { readRows } from "./landed.ts";
import { buildTables, type MartBench, withMartBench } from "./mart_bench.ts";
import {
  calendarSeconds,
  type Gap,
  isWhole,
  type LandedConversation,
  OFFICE_METRICS,
  type Plant,
  PLANTS,
  type Statistics,
} from "./statistics_plants.ts";
import { syncRun } from "./sync_run.ts";

const STREAMS = ["workspace", "conversations", "conversation_parts", "office_hours"];
const BUILD = ["run", "--select", "+intercom__metric_gaps"];

/** Where our value of each metric stands. */
const OUR_COLUMNS: Readonly<Record<string, string>> = {
  "first_contact_reply_at": "first_contact_reply_at",
  "first_assignment_at": "first_assignment_at",
  "first_admin_reply_at": "first_teammate_reply_at",
  "first_close_at": "first_close_at",
  "last_assignment_at": "last_assignment_at",
  "last_assignment_admin_reply_at": "last_assignment_reply_at",
  "last_contact_reply_at": "last_contact_reply_at",
  "last_admin_reply_at": "last_teammate_reply_at",
  "last_close_at": "last_close_at",
  "last_closed_by_id": "last_closed_by_admin_id",
  "count_reopens": "reopen_after_contact_count",
  "count_assignments": "assignment_after_contact_count",
  "count_conversation_parts": "part_count",
  "time_to_assignment": "time_to_assignment_seconds",
  "time_to_admin_reply": "time_to_first_reply_office_seconds",
  "time_to_first_close": "time_to_first_close_office_seconds",
  "time_to_last_close": "time_to_last_close_office_seconds",
  "median_time_to_reply": "median_reply_office_seconds",
  "handling_time": "assigned_to_close_seconds",
};

Deno.test("Our figures of every conversation are the vendor's, and each that is not is named with its reason", (t) =>
  withMartBench(8, async (bench) => {
    const { simulator: { workspace, url }, database } = bench;
    const [grown] = workspace.conversations.values();
    assert(grown !== undefined, "no conversation to grow");
    growConversation(workspace, grown, 600);
    const { status, results } = await syncRun({ url, database, streams: STREAMS });
    assertEquals(status, "ok", JSON.stringify(results));
    let conversations: readonly LandedConversation[] = [];
    await t.step("none differs but in conversations of more parts than the API gives", async () => {
      await buildTables(bench, BUILD);
      conversations = await landedConversations(database);
      assertGreaterOrEqual(conversations.length, 200);
      assertEquals(await wholeGaps(bench, conversations), []);
      const long = conversations.filter((one) => one.parts.length >= 500);
      assert(long.some(({ id }) => id === grown.id), "the conversation did not grow");
      const gaps = await readGaps(database);
      for (const { id, statistics: { count_conversation_parts: count } } of long) {
        const own = gaps.filter(([conversation]) => conversation === id);
        assertEquals([...new Set(own.map((gap) => gap.at(-1)))], ["truncated_parts"]);
        assertEquals(
          own.find(([, metric]) => metric === "count_conversation_parts")?.slice(2, 5),
          ["501", String(count), 501 - Number(count)],
        );
      }
    });
    await t.step("where the hours of the office are others, its durations are named", async () => {
      const copy = { ...bench, database: database.replace(bench.folder, `${bench.folder}/hours`) };
      await Deno.mkdir(dirname(copy.database));
      await Deno.copyFile(database, copy.database);
      await runSql(
        copy.database,
        `update intercom_raw.office_hours set loaded_at = loaded_at + interval 1 hour,
         record = json_merge_patch(record, '{"twenty_four_seven":true,"time_intervals":[]}')`,
      );
      await buildTables(copy, BUILD);
      const gaps = await wholeGaps(copy, conversations);
      const wanted = conversations.filter((one) => one.parts.length < 500)
        .flatMap(({ id, statistics }) =>
          gapsOfHours(statistics).map((gap) => [id, ...gap] as const)
        );
      assertGreaterOrEqual(wanted.length, 100);
      const isMedian = ([, metric]: Named): boolean => metric === "median_time_to_reply";
      assertEquals(gaps.filter((gap) => !isMedian(gap)), inOrder(wanted));
      const medians = gaps.filter(isMedian);
      assertGreaterOrEqual(medians.length, 10);
      assertEquals(
        medians.filter(([, , , , difference, reason]) => reason !== reasonOfHours(difference ?? 0)),
        [],
      );
    });
    await t.step("what is planted is named, and nothing else", async () => {
      const planted = new Map<LandedConversation, Plant>();
      for (const plant of PLANTS) {
        const one = conversations.find((one) =>
          one.parts.length < 500 && !planted.has(one) &&
          (plant.fits === undefined ? isWhole(one) : plant.fits(one))
        );
        assert(one !== undefined, `no conversation for "${plant.name}"`);
        planted.set(one, plant);
        await runSql(database, statements(one, plant));
      }
      // A row that is gone from a raw table, which nothing takes away from there, is noticed by a build from nothing.
      await buildTables(bench, [...BUILD, "--full-refresh"]);
      const gaps = await wholeGaps(bench, conversations);
      for (const [one, plant] of planted) {
        const own = gaps.filter(([id]) => id === one.id);
        assertEquals(own, inOrder(plant.gaps(one).map((gap) => [one.id, ...gap])), plant.name);
      }
      const ids = [...planted.keys()].map(({ id }) => id);
      assertEquals(gaps.filter(([id]) => !ids.includes(id)), []);
    });
  }));

/** A gap, and the conversation it is of. */
type Named = readonly [string, ...Gap];

/** The gaps of conversations that the API gives whole. Each must name our column. */
async function wholeGaps(
  { database }: MartBench,
  conversations: readonly LandedConversation[],
): Promise<readonly Named[]> {
  const long = new Set(
    conversations.filter(({ parts }) => parts.length >= 500).map(({ id }) => id),
  );
  return (await readGaps(database)).filter(([id]) => !long.has(id));
}

async function readGaps(database: string): Promise<readonly Named[]> {
  const rows = await readRows(database, "select * from intercom.metric_gaps");
  return inOrder(rows.map((row) => {
    const metric = String(row["metric"]);
    assertEquals(row["our_column"], OUR_COLUMNS[metric], metric);
    return [
      String(row["conversation_id"]),
      metric,
      row["our_value"] as string | null,
      row["vendor_value"] as string | null,
      row["difference"] as number | null,
      row["reason"] as string | null,
    ];
  }));
}

function inOrder(gaps: readonly Named[]): readonly Named[] {
  const key = ([id, metric]: Named): string => `${id} ${metric}`;
  return gaps.toSorted((one, other) => key(one) < key(other) ? -1 : 1);
}

/** What differs from the vendor where the office never closes, but for the median: its own figures tell. */
function gapsOfHours(statistics: Statistics): readonly Gap[] {
  return Object.entries(OFFICE_METRICS).flatMap(([metric, until]): Gap[] => {
    const [ours, theirs] = [calendarSeconds(statistics, until), statistics[metric]];
    if (ours === null || typeof theirs !== "number" || ours === theirs) return [];
    const difference = ours - theirs;
    return [[metric, String(ours), String(theirs), difference, reasonOfHours(difference)]];
  });
}

/** A duration by the calendar is longer than one in office hours. */
function reasonOfHours(difference: number): string | null {
  if (difference <= 0) return null;
  return difference <= 2 ? "vendor_clock" : "office_hours";
}

async function landedConversations(database: string): Promise<readonly LandedConversation[]> {
  const rows = await readRows(
    database,
    `select conversations.record_id as id, conversations.record->>'$.statistics' as statistics,
       to_json(list({
         'id': parts.record_id,
         'type': parts.record->>'$.part_type',
         'hasBody': parts.record->>'$.body' is not null
       } order by (parts.record->>'$.created_at')::bigint, parts.record_id::bigint)
         filter (where parts.record_id is not null))::varchar as parts
     from intercom_raw.conversations
     left join intercom_raw.conversation_parts as parts on conversations.record_id = parts.parent_id
     where conversations.record->>'$.statistics.type' is not null
     group by all order by 1`,
  );
  return rows.map((row) => ({
    id: String(row["id"]),
    statistics: JSON.parse(String(row["statistics"])),
    parts: JSON.parse(String(row["parts"] ?? "[]")) ?? [],
  }));
}

/** The SQL that does it. */
function statements(one: LandedConversation, plant: Plant): string {
  const said = plant.says?.(one);
  const statistics = said === null ? null : { ...one.statistics, ...said };
  const text = JSON.stringify({ statistics }).replaceAll("'", "''");
  return [
    ...(plant.sql === undefined ? [] : [plant.sql(one)]),
    ...(said === undefined ? [] : [
      `update intercom_raw.conversations set record = json_merge_patch(record, '${text}')
       where record_id = '${one.id}'`,
    ]),
  ].join(";");
}

async function runSql(database: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  try {
    await connection.run(sql);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
