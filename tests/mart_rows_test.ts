import { DuckDBInstance } from "@duckdb/node-api";
import { assertEquals, assertRejects } from "@std/assert";
import type { MartRow } from "../simulator/mart_truth/mart_row.ts";
import { assertMartsHold, martDifferences } from "./mart_rows.ts";
import { withDatabase } from "./sync_run.ts";

const TEAM = {
  "workspace_id": "w",
  "team_id": "1",
  name: "One",
  limit: 10,
  ids: '{"a":1,"b":[9007199254740993]}',
  "created_at": "2026-01-02T03:04:05.000Z",
  "is_deleted": false,
} as const;

const BUILT =
  `create table intercom.teams as select 'w' as workspace_id, '1' as team_id, 'One' as name,
  10::bigint as "limit", '{"b": [9007199254740993], "a": 1}' as ids, timestamp '2026-01-02 03:04:05' as created_at,
  false as is_deleted, null::timestamp as deleted_at, timestamp '2026-01-02 03:04:05' as loaded_at`;

async function differences(
  statements: readonly string[],
  rows: readonly MartRow[] = [TEAM],
): Promise<string[]> {
  let found: string[] = [];
  await withDatabase(async (database) => {
    const instance = await DuckDBInstance.create(database);
    const connection = await instance.connect();
    for (const statement of ["create schema intercom", BUILT, ...statements]) {
      await connection.run(statement);
    }
    connection.closeSync();
    instance.closeSync();
    const truth = new Map([["teams", { key: ["workspace_id", "team_id"], rows }]]);
    found = await martDifferences(database, [truth]);
    if (found.length > 0) await assertRejects(() => assertMartsHold(database, [truth]), Error);
  });
  return found;
}

Deno.test("A mart that equals the truth has no differences, however its JSON is spaced and ordered", async () => {
  assertEquals(await differences([]), []);
});

const CASES: readonly (readonly [string, string, string])[] = [
  ["another value", "update intercom.teams set name = 'Two'", 'name: landed "Two", truth "One"'],
  ["a null", "update intercom.teams set name = null", 'name: landed null, truth "One"'],
  ["another number", `update intercom.teams set "limit" = 11`, "limit: landed 11, truth 10"],
  [
    "a digit lost beyond 2^53",
    `update intercom.teams set ids = '{"a":1,"b":[9007199254740992]}'`,
    String
      .raw`ids: landed "{\"a\":1,\"b\":[9007199254740992]}", truth "{\"a\":1,\"b\":[9007199254740993]}"`,
  ],
  [
    "another time",
    "update intercom.teams set created_at = created_at + interval 1 second",
    'created_at: landed "2026-01-02T03:04:06.000Z", truth "2026-01-02T03:04:05.000Z"',
  ],
  [
    "a time of deletion of what is not deleted",
    "update intercom.teams set deleted_at = loaded_at",
    "deleted_at: landed true, truth false",
  ],
  [
    "no time of loading",
    "update intercom.teams set loaded_at = null",
    "loaded_at: landed false, truth true",
  ],
  [
    "a column more",
    "alter table intercom.teams add column more varchar",
    "more: built, and the truth does not know it",
  ],
  ["a column less", "alter table intercom.teams drop column name", "name: not built"],
];

for (const [what, statement, line] of CASES) {
  Deno.test(`martDifferences() names ${what}`, async () => {
    assertEquals(await differences([statement]), [`teams w 1 ${line}`]);
  });
}

Deno.test("martDifferences() names rows and marts that are missing, too many or there twice", async () => {
  assertEquals(await differences(["delete from intercom.teams"]), [
    "teams w 1: not built, and in the truth",
  ]);
  assertEquals(await differences([], []), ["teams w 1: built, and not in the truth"]);
  assertEquals(await differences(["insert into intercom.teams select * from intercom.teams"]), [
    "teams w 1: built twice",
  ]);
  assertEquals(await differences(["drop table intercom.teams"]), ["teams: not built"]);
  assertEquals(
    await differences([
      "create table intercom.sync_runs (x int)",
      "create view intercom.more as select 1",
    ]),
    ["more: built, and the truth does not know it"],
  );
});
