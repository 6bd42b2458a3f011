import { assert, assertEquals } from "@std/assert";
import { parse } from "@std/yaml";
import {
  deleteConversation,
  renameCompany,
  snoozeConversation,
  updateContact,
} from "../simulator/changes.ts";
import { unixSeconds } from "../simulator/clock.ts";
import { fullConversation, type Workspace } from "../simulator/workspace.ts";
import { readRows } from "./landed.ts";
import { buildTables, load, withMartBench } from "./mart_bench.ts";

const ENTITIES = ["contact", "company", "conversation", "admin"] as const;

type Entity = typeof ENTITIES[number];

/** A version of a record: its columns, times as milliseconds. */
type Version = Readonly<Record<string, unknown>>;

const WHAT_READS_THEM = ["+path:snapshots", "+intercom__lead_conversions"];
const WHAT_THEY_JOIN_TO = [
  "workspaces",
  "contacts",
  "users",
  "companies",
  "conversations",
  "admins",
  "teams",
].map((mart) => `+intercom__${mart}`);

Deno.test("Snapshots keep what a record was before it changed or was deleted, and nothing else", (t) =>
  withMartBench(4, async (bench) => {
    const { simulator: { workspace, clock }, database } = bench;
    const build = (select: readonly string[], args: readonly string[] = []): Promise<void> =>
      buildTables(
        bench,
        ["build", "--select", ...select, "--exclude", "resource_type:unit_test", ...args],
        { withEverything: true },
      );
    await load(bench, {});
    await t.step("without the variable there are none", async () => {
      await buildTables(bench, ["build", "--select", "path:snapshots"]);
      assertEquals(await snapshotTables(database), []);
    });
    let first: History = {};
    await t.step("a first build has one version of each record, which is in force", async () => {
      await build(WHAT_READS_THEM);
      first = await readHistory(database);
      for (const [entity, versions] of Object.entries(first)) {
        const ids = new Set(versions.map((version) => version[`${entity}_id`]));
        assertEquals(ids.size, versions.length, entity);
        assertEquals(versions.filter(isClosed), [], entity);
        assert(versions.length > 5, entity);
      }
      assertEquals(await roleChanges(database), []);
    });
    clock.advance(3_600_000);
    const changes = change(workspace);
    let second: History = {};
    await t.step("what changed has a second version, and the first is closed then", async () => {
      await load(bench, {});
      await build(WHAT_READS_THEM);
      second = await readHistory(database);
      assertEquals(changesIn(first, second), changes);
    });
    await t.step("a lead that became a user is told", async () => {
      const [lead] = Object.keys(changes.contact);
      const told = await roleChanges(database);
      assertEquals(told.map((row) => [row["source_contact_id"], row["contact_id"]]), [[
        lead,
        lead,
      ]]);
      assertEquals(
        told[0]?.["converted_at"],
        workspace.contacts.get(lead ?? "")?.fields.updated_at,
      );
    });
    await t.step("a build from nothing without a change adds none, and joins hold", async () => {
      const everything = [...WHAT_READS_THEM, ...WHAT_THEY_JOIN_TO];
      await build(everything, ["--full-refresh"]);
      assertEquals(await readHistory(database), second);
    });
    await t.step(
      "each column is described, and each but ids and times can begin a version",
      async () => {
        for (const entity of ENTITIES) await assertDescribed(entity, second[entity]?.[0] ?? {});
      },
    );
  }));

/** The versions of each kind of record, oldest first. */
type History = { readonly [entity in Entity]?: readonly Version[] };

/** By kind and id: what of a record is kept that changed, as it was and as it is. */
type Changes = {
  readonly [entity in Entity]: Readonly<Record<string, Readonly<Record<string, unknown[]>>>>;
};

/** Changes one thing of each that is kept, and one that is not. */
function change(workspace: Workspace): Changes {
  const contacts = [...workspace.contacts.values()].map(({ fields }) => fields);
  const lead = contacts.find(({ role }) => role === "lead");
  const renamed = contacts.find(({ role }) => role === "user");
  const conversations = [...workspace.conversations.values()];
  const [snoozed, deleted] = conversations.filter((stored) =>
    fullConversation(workspace, stored).record.state === "open"
  );
  const [company] = workspace.companies.values();
  assert(lead && renamed && snoozed && deleted && company);
  updateContact(workspace, lead.id, { fields: { role: "user" } });
  updateContact(workspace, renamed.id, { fields: { name: "Renamed" } });
  snoozeConversation(workspace, snoozed, unixSeconds(workspace.clock) + 86_400);
  deleteConversation(workspace, deleted.id);
  renameCompany(workspace, company.id, "Renamed");
  return {
    contact: { [lead.id]: { role: ["lead", "user"] } },
    company: { [company.id]: { name: [company.name, "Renamed"] } },
    conversation: {
      [snoozed.id]: { state: ["open", "snoozed"] },
      [deleted.id]: { "is_deleted": [false, true] },
    },
    admin: moveAdmin(workspace),
  };
}

/** A teammate goes to another team; another one is away, which is not kept. */
function moveAdmin(workspace: Workspace): Changes["admin"] {
  const { staff } = workspace;
  const [moved, away] = staff.admins.filter(({ team_ids }) => team_ids.length === 1);
  assert(moved && away);
  const before = String(moved.team_ids[0]);
  const after = staff.teams.map(({ id }) => id).find((id) => id !== before) ?? "";
  workspace.staff = {
    ...staff,
    admins: staff.admins.map((admin) => ({
      ...admin,
      ...(admin === moved ? { "team_ids": [Number(after)] } : {}),
      ...(admin === away ? { "away_mode_enabled": !away.away_mode_enabled } : {}),
    })),
  };
  return { [moved.id]: { "team_ids": [before, after] } };
}

/** What a second history has beside the first. Fails where anything else differs. */
function changesIn(first: History, second: History): Changes {
  const changes = ENTITIES.map((entity) => {
    const [before, after] = [first[entity] ?? [], second[entity] ?? []];
    const idOf = (version: Version): string => String(version[`${entity}_id`]);
    const closed = after.filter(isClosed);
    const begun = after.filter((version) =>
      before.every((known) => keyOf(known) !== keyOf(version))
    );
    assertEquals(after.length, before.length + begun.length, entity);
    assertEquals(closed.map(idOf).sort(), begun.map(idOf).sort(), entity);
    for (const known of before) {
      const now = after.find((version) => keyOf(version) === keyOf(known));
      const next = begun.find((version) => idOf(version) === idOf(known));
      assertEquals(now, { ...known, "dbt_valid_to": next?.["dbt_valid_from"] ?? null });
    }
    return [
      entity,
      Object.fromEntries(closed.map((former) => {
        const next = begun.find((version) => idOf(version) === idOf(former)) ?? {};
        return [idOf(former), differences(former, next)];
      })),
    ];
  });
  return Object.fromEntries(changes);
}

function differences(former: Version, next: Version): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.keys(former)
      .filter((column) => canBeginVersion(column) && former[column] !== next[column])
      .map((column) => [column, [former[column], next[column]]]),
  );
}

function keyOf(version: Version): string {
  return String(version["dbt_scd_id"]);
}

function isClosed(version: Version): boolean {
  return version["dbt_valid_to"] !== null;
}

function canBeginVersion(column: string): boolean {
  return !/^(updated_at|deleted_at|loaded_at|seen_at|dbt_.*)$/.test(column);
}

async function snapshotTables(database: string): Promise<unknown[]> {
  const rows = await readRows(
    database,
    "select table_name from information_schema.tables where table_name like '%snapshot%'",
  );
  return rows.map((row) => row["table_name"]);
}

async function readHistory(database: string): Promise<History> {
  const entities = ENTITIES.map(async (entity) => {
    const rows = await readRows(
      database,
      `select * from intercom_snapshots.${entity}_snapshots order by ${entity}_id, dbt_valid_from`,
    );
    return [
      entity,
      rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([column, value]) => [
            column,
            value instanceof Date ? value.getTime() : value,
          ]),
        )
      ),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(entities));
}

async function roleChanges(database: string): Promise<Record<string, unknown>[]> {
  return await readRows(
    database,
    `select source_contact_id, contact_id, epoch(converted_at)::integer as converted_at
     from intercom.lead_conversions where conversion_type = 'role_change'`,
  );
}

async function assertDescribed(entity: Entity, version: Version): Promise<void> {
  const path = `snapshots/intercom__${entity}_snapshots.yml`;
  const { snapshots: [snapshot] } = parse(await Deno.readTextFile(path)) as {
    readonly snapshots: readonly {
      readonly config: { readonly check_cols: readonly string[] };
      readonly columns: readonly { readonly name: string; readonly description: string }[];
    }[];
  };
  const { config, columns = [] } = snapshot ?? {};
  const names = Object.keys(version);
  assertEquals(columns.map(({ name }) => name), names, path);
  assertEquals(columns.filter(({ description }) => description === ""), [], path);
  const ids = ["workspace_id", `${entity}_id`];
  assertEquals(
    config?.check_cols.toSorted(),
    names.filter((name) => canBeginVersion(name) && !ids.includes(name)).toSorted(),
    path,
  );
}
