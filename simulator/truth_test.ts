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

async function* search(simulator: Simulator, path: string, key: string): AsyncGenerator<Item> {
  const query = { field: "created_at", operator: ">", value: 0 };
  let pagination: Record<string, unknown> | undefined = { "per_page": 150 };
  while (pagination !== undefined) {
    const { body } = await ask(simulator, `POST ${path}`, { body: { query, pagination } });
    yield* body[key];
    pagination = body.pages.next;
  }
}

/** Reads the whole workspace through its answers, as an extractor would. */
async function readAll(simulator: Simulator): Promise<Map<string, RawRow[]>> {
  const rows = new Map<string, RawRow[]>();
  const add = (stream: string, record: Item, parentId: string | null = null): void => {
    const row = {
      "record_id": String(record.id),
      "parent_id": parentId,
      record,
      "updated_at": null,
    };
    rows.set(stream, [...rows.get(stream) ?? [], { ...row, deleted: false }]);
  };
  for await (const contact of search(simulator, "/contacts/search", "data")) {
    add("contacts", contact);
    const isCut = (list: string): boolean => (contact[list] as { has_more: boolean }).has_more;
    for (const [stream, path, lists] of SUBLISTS) {
      if (!lists.some(isCut)) continue;
      const { body } = await ask(simulator, `GET /contacts/${contact.id}/${path}`);
      for (const item of body.data) add(stream, item, contact.id);
    }
  }
  for await (const { id } of search(simulator, "/conversations/search", "conversations")) {
    const { body } = await ask(simulator, `GET /conversations/${id}`);
    const { conversation_parts: list } = body;
    add("conversations", {
      ...body,
      "conversation_parts": { ...list, "conversation_parts": [] },
    });
    for (const part of list.conversation_parts) add("conversation_parts", part, id);
  }
  let page = (await ask(simulator, "GET /companies/scroll")).body;
  while (page.data.length > 0) {
    for (const company of page.data) add("companies", company);
    page = (await ask(simulator, `GET /companies/scroll?scroll_param=${page.scroll_param}`)).body;
  }
  return rows;
}

const READ = [
  "contacts",
  "contact_tags",
  "contact_companies",
  "contact_subscriptions",
  "conversations",
  "conversation_parts",
  "companies",
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
