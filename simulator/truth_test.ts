import { assert, assertEquals } from "@std/assert";
import { ask, withSimulator } from "./ask.ts";
import {
  changeWorkspace,
  deleteCompany,
  deleteContact,
  deleteConversation,
  mergeContacts,
} from "./changes.ts";
import { frozenClock } from "./clock.ts";
import type { Simulator } from "./simulator.ts";
import { type RawRow, rawTruth } from "./truth.ts";

type Rows = Map<string, string>;

/** Rows as texts by key, so that they can be compared whatever their order. */
function byKey(rows: readonly RawRow[]): Rows {
  return new Map(
    rows.filter(({ deleted }) => !deleted)
      .map((row) =>
        [`${row.parent_id} ${row.record_id}`, JSON.stringify(sorted(row.record))] as const
      )
      .sort(([one], [other]) => one < other ? -1 : 1),
  );
}

/** The same value with its keys in order; numbers beyond 2^53 as a reader of JSON would have them. */
function sorted(value: unknown): unknown {
  return order(JSON.parse(JSON.stringify(value)));
}

function order(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(order);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1)
      .map(([key, item]) => [key, order(item)]),
  );
}

type Item = { readonly id: string } & Record<string, unknown>;

/** A contact's lists with a stream of their own: where to read it, and which embedded lists tell that one is cut. */
const SUBLISTS = [
  ["contact_tags", "tags", ["tags"]],
  ["contact_companies", "companies?per_page=60", ["companies"]],
  [
    "contact_subscriptions",
    "subscriptions",
    ["opted_in_subscription_types", "opted_out_subscription_types"],
  ],
] as const;

/** Lists that are one page here. */
const WHOLE = [
  ["ticket_types", "/ticket_types", "data"],
  ["ticket_states", "/ticket_states", "data"],
  ["deleted_conversations", "/conversations/deleted?per_page=60", "conversations"],
] as const;

async function* search(simulator: Simulator, path: string, key: string): AsyncGenerator<Item> {
  const query = { field: "created_at", operator: ">", value: 0 };
  let pagination: Record<string, unknown> | undefined = { "per_page": 150 };
  while (pagination !== undefined) {
    const { body } = await ask(simulator, `POST ${path}`, { body: { query, pagination } });
    yield* body[key];
    pagination = body.pages.next;
  }
}

type Add = (stream: string, record: Item, place?: { parentId?: string; id?: string }) => void;

/** Reads the whole workspace through its answers, as an extractor would. */
async function readAll(simulator: Simulator): Promise<Map<string, RawRow[]>> {
  const rows = new Map<string, RawRow[]>();
  const add: Add = (stream, record, { parentId = null, id = record.id } = {}) => {
    const row = {
      "record_id": String(id),
      "parent_id": parentId,
      record,
      "updated_at": null,
      deleted: false,
    };
    rows.set(stream, [...rows.get(stream) ?? [], row]);
  };
  await readContacts(simulator, add);
  for await (const { id } of search(simulator, "/conversations/search", "conversations")) {
    addWithParts((await ask(simulator, `GET /conversations/${id}`)).body, "conversation", add);
  }
  for await (const ticket of search(simulator, "/tickets/search", "tickets")) {
    addWithParts(ticket, "ticket", add);
  }
  for (const [stream, path, key] of WHOLE) {
    for (const item of (await ask(simulator, `GET ${path}`)).body[key]) add(stream, item);
  }
  let page = (await ask(simulator, "GET /companies/scroll")).body;
  while (page.data.length > 0) {
    for (const company of page.data) add("companies", company);
    page = (await ask(simulator, `GET /companies/scroll?scroll_param=${page.scroll_param}`)).body;
  }
  return rows;
}

function addWithParts(record: Item, name: string, add: Add): void {
  const key = `${name}_parts`;
  const { [key]: parts, ...list } = record[key] as Record<string, unknown>;
  add(`${name}s`, { ...record, [key]: { ...list, [key]: [] } });
  for (const part of parts as Item[]) add(key, part, { parentId: record.id });
}

/** Contacts with what they were merged from, their lists, and notes and events, which are never embedded. */
async function readContacts(simulator: Simulator, add: Add): Promise<void> {
  const path = "/contacts/search?include_merge_history=true";
  for await (const { merge_history: merges, ...contact } of search(simulator, path, "data")) {
    const parentId = contact.id;
    const addAll = async (stream: string, path: string, key: string): Promise<void> => {
      for (const item of (await ask(simulator, `GET ${path}`)).body[key]) {
        const told = [item.id, item.event_name, item.created_at].filter((part) => part);
        const id = key === "events" && item.name === undefined
          ? told.join(" ")
          : item.id ?? item.name;
        add(stream, item, { parentId, id });
      }
    };
    add("contacts", { ...contact, ...(merges === undefined ? {} : { "merge_history": [] }) });
    for (const merge of (merges ?? []) as Item[]) {
      add("contact_merges", merge, { parentId, id: String(merge["source_contact_id"]) });
    }
    const events = `/events?type=user&per_page=100&intercom_user_id=${parentId}`;
    await addAll("contact_events", events, "events");
    await addAll("contact_event_summaries", `${events}&summary=true`, "events");
    await addAll("contact_notes", `/contacts/${parentId}/notes?per_page=60`, "data");
    const isCut = (list: string): boolean => (contact[list] as { has_more: boolean }).has_more;
    for (const [stream, path, lists] of SUBLISTS) {
      if (lists.some(isCut)) await addAll(stream, `/contacts/${parentId}/${path}`, "data");
    }
  }
}

const READ = [
  "contacts",
  "contact_tags",
  "contact_companies",
  "contact_subscriptions",
  "conversations",
  "conversation_parts",
  "companies",
  "contact_merges",
  "contact_notes",
  "contact_events",
  "contact_event_summaries",
  "tickets",
  "ticket_parts",
  ...WHOLE.map(([stream]) => stream),
];

async function assertTruth(simulator: Simulator): Promise<void> {
  const read = await readAll(simulator);
  const truth = rawTruth(simulator.workspace);
  for (const stream of READ) {
    const expected = byKey(truth.get(stream) ?? []);
    assert(expected.size > 0, `${stream} has no rows`);
    assertEquals(byKey(read.get(stream) ?? []), expected, stream);
  }
}

Deno.test("rawTruth() is what the answers hold, before and after the workspace changed", async () => {
  const clock = frozenClock(Date.parse("2026-03-02T15:00:00Z"));
  const options = { clock, contacts: 320, conversations: 120, companies: 60 };
  await withSimulator(options, async (simulator) => {
    await assertTruth(simulator);
    for (let round = 0; round < 3; round++) {
      clock.advance(3_600_000);
      changeWorkspace(simulator.workspace, { fraction: 0.2 });
    }
    await assertTruth(simulator);
  });
});

Deno.test("rawTruth() names what was deleted or merged away, with all that hung on it", async () => {
  const clock = frozenClock(Date.parse("2026-03-02T15:00:00Z"));
  await withSimulator({ clock, contacts: 320, conversations: 20, companies: 30 }, (simulator) => {
    const { workspace } = simulator;
    const contacts = [...workspace.contacts.values()];
    const cut = contacts.find(({ tags }) => tags.length > 10)?.fields.id ?? "";
    const lead = contacts.findLast(({ fields }) => fields.role === "lead")?.fields.id ?? "";
    const user = contacts.findLast(({ fields }) => fields.role === "user")?.fields.id ?? "";
    const company = [...workspace.companies.values()][0]?.id ?? "";
    const conversation = [...workspace.conversations.values()][5]?.id ?? "";
    deleteContact(workspace, cut);
    mergeContacts(workspace, { from: lead, into: user });
    deleteCompany(workspace, company);
    deleteConversation(workspace, conversation);
    const truth = rawTruth(workspace);
    const deleted = (stream: string): string[] =>
      (truth.get(stream) ?? []).filter((row) => row.deleted).map((row) => row.record_id);
    assertEquals(deleted("contacts").sort(), [cut, lead].sort());
    assertEquals(deleted("companies"), [company]);
    assertEquals(deleted("conversations"), [conversation]);
    assert((truth.get("contact_tags") ?? []).some((row) => row.deleted && row.parent_id === cut));
    assertEquals(
      contacts.length - 2,
      (truth.get("contacts") ?? []).filter((row) => !row.deleted).length,
    );
    assert(
      [...workspace.contacts.values()].every(({ companyIds }) => !companyIds.includes(company)),
    );
    return Promise.resolve();
  });
});
