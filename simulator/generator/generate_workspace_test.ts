import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { frozenClock } from "../clock.ts";
import type { FullConversation } from "../records/conversation.ts";
import { fullConversation, fullTicket, type Workspace } from "../workspace.ts";
import { Zone } from "../zone.ts";
import { generateWorkspace, type WorkspaceOptions } from "./generate_workspace.ts";
import { isOfficeTime } from "./moments.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");

function make(options: Partial<WorkspaceOptions> = {}): Workspace {
  return generateWorkspace({
    seed: 1,
    contacts: 1_200,
    conversations: 1_000,
    companies: 100,
    timezone: "America/New_York",
    clock: frozenClock(NOW),
    ...options,
  });
}

function conversationsOf(workspace: Workspace): FullConversation[] {
  return [...workspace.conversations.values()].map((stored) => fullConversation(workspace, stored));
}

function everything(workspace: Workspace): string {
  const { contacts, companies, app, contactAttributes, segments } = workspace;
  return JSON.stringify([
    app,
    segments,
    contactAttributes,
    [...contacts.values()],
    [...companies.values()],
    conversationsOf(workspace),
  ]);
}

Deno.test("generateWorkspace() makes the same workspace of the same seed, sizes and time", () => {
  const small = { contacts: 200, conversations: 100 };
  assertEquals(everything(make(small)), everything(make(small)));
  assertNotEquals(everything(make(small)), everything(make({ ...small, seed: 2 })));
});

Deno.test("generateWorkspace() makes a workspace of nothing, and of contacts alone", () => {
  const empty = make({ contacts: 0, conversations: 0, companies: 0 });
  assertEquals([empty.contacts.size, empty.conversations.size, empty.companies.size], [0, 0, 0]);
  assertEquals(make({ contacts: 3, conversations: 0, companies: 0 }).contacts.size, 3);
  assertEquals(make({ contacts: 0, conversations: 5, companies: 0 }).conversations.size, 0);
});

Deno.test("A conversation that is a ticket has its id, its contact, its kind and its time of creation", () => {
  const workspace = make();
  const converted = conversationsOf(workspace).filter(({ record }) => record.ticket !== null);
  assert(converted.length >= 5);
  for (const { record } of converted) {
    const stored = workspace.tickets.get(record.id);
    assert(stored !== undefined, record.id);
    const ticket = fullTicket(workspace, stored).record;
    assertEquals(record.ticket?.id, Number(ticket.id));
    assertEquals(record.ticket?.ticket_type, ticket.ticket_type.name);
    assertEquals(ticket.category, "Customer");
    assertEquals(ticket.created_at, record.created_at);
    // A contact that has vanished since is in no ticket.
    const contact = ticket.contacts.contacts[0];
    if (contact !== undefined) assertEquals(contact, record.contacts.contacts[0]);
  }
});

Deno.test("Nothing happens after now, nor before two years ago, nor out of its order", () => {
  const now = NOW / 1000;
  const workspace = make();
  for (const { fields } of workspace.contacts.values()) {
    assert(fields.created_at <= fields.updated_at && fields.updated_at <= now, fields.id);
    assert((fields.last_seen_at ?? 0) <= now && (fields.last_replied_at ?? 0) <= fields.updated_at);
  }
  for (const { record, parts } of conversationsOf(workspace)) {
    let before = record.created_at;
    assert(before > now - 731 * 86_400);
    for (const part of parts) {
      assert(before <= part.created_at && part.created_at <= part.updated_at, part.id ?? "");
      before = part.created_at;
    }
    const last = Math.max(record.created_at, ...parts.map((part) => part.updated_at));
    assert(last <= record.updated_at && record.updated_at <= now, record.id);
  }
});

Deno.test("Ids are unique: of contacts, conversations and parts", () => {
  const workspace = make();
  const partIds = conversationsOf(workspace).flatMap(({ parts }) => parts.map(({ id }) => id));
  assertEquals(new Set(partIds).size, partIds.length);
  assertEquals([workspace.contacts.size, workspace.conversations.size], [1_200, 1_000]);
});

Deno.test("Statistics count the opening message as a part", () => {
  for (const { record, parts } of conversationsOf(make())) {
    if (record.statistics === null) continue;
    assertEquals(record.statistics.count_conversation_parts, parts.length + 1);
  }
});

Deno.test("Teammates answer in the workspace's office hours, and people write most then", () => {
  const workspace = make();
  const zone = new Zone("America/New_York");
  const conversations = conversationsOf(workspace);
  const handOvers = conversations.flatMap(({ parts }) => parts)
    .filter(({ part_type, author }) => part_type === "assignment" && author.type === "admin");
  const inHours = handOvers.filter(({ created_at }) => isOfficeTime(zone, created_at));
  assert(inHours.length / handOvers.length > 0.7);
  const opened = conversations.filter(({ record }) => isOfficeTime(zone, record.created_at));
  assert(opened.length / conversations.length > 0.5);
});

Deno.test("A contact is about twice as likely a user as a lead; parts are eight to eleven on average", () => {
  const workspace = make();
  const users = [...workspace.contacts.values()].filter(({ fields }) => fields.role === "user");
  assert(users.length / 1_200 > 0.65 && users.length / 1_200 < 0.75);
  const parts = conversationsOf(workspace).reduce((sum, { parts }) => sum + parts.length, 0);
  assert(parts / 1_000 > 8 && parts / 1_000 < 11, `average is ${parts / 1_000}`);
});

for (const seed of [1, 2, 3]) {
  Deno.test(`A thousand conversations have every course and state there is, with seed ${seed}`, () => {
    const workspace = make({ seed });
    const all = conversationsOf(workspace);
    const parts = all.flatMap(({ parts }) => parts);
    const records = all.map(({ record }) => record);
    const types = new Set(parts.map(({ part_type }) => part_type));
    const expected = [
      "comment",
      "note",
      "assignment",
      "assign_and_reopen",
      "open",
      "close",
      "note_and_reopen",
      "snoozed",
      "timer_unsnooze",
      "quick_reply",
      "conversation_rating_changed",
      "conversation_rating_remark_added",
      "conversation_attribute_updated_by_admin",
      "conversation_attribute_updated_by_workflow",
      "custom_action_started",
      "custom_action_finished",
    ];
    assertEquals(expected.filter((type) => !types.has(type)), []);
    const has = (isMeant: (record: typeof records[0]) => boolean): boolean => records.some(isMeant);
    assert(has(({ state }) => state === "open") && has(({ state }) => state === "closed"));
    assert(has(({ source }) => source.type === "email"));
    assert(has(({ source }) => source.delivered_as === "admin_initiated"));
    assert(has(({ source }) => source.delivered_as === "automated"));
    for (const status of ["hit", "missed", "active"]) {
      assert(has(({ sla_applied }) => sla_applied?.sla_status === status), status);
    }
    assert(
      has(({ statistics }) => statistics === null) && has(({ teammates }) => teammates === null),
    );
    assert(has(({ linked_objects }) => (linked_objects?.total_count ?? 0) > 0));
    assert(has(({ ai_agent, teammates }) => ai_agent !== null && teammates === null));
    assert(has(({ ai_agent, teammates }) => ai_agent !== null && teammates !== null));
    assert(parts.some(({ redacted }) => redacted) && parts.some(({ tags }) => tags.length > 0));
    assert(parts.some(({ attachments }) => attachments.length > 0));
    assert(parts.some(({ author }) => author.id === workspace.staff.formerAdmin.id));
    assert(all.some(({ parts }) => parts.length === 520));
    const times = new Map<number, number>();
    for (const { updated_at } of records) times.set(updated_at, (times.get(updated_at) ?? 0) + 1);
    assert(Math.max(...times.values()) > 3, "no bulk change");
  });
}

for (const contacts of [500, 5_000]) {
  Deno.test(`Of ${contacts} contacts few changed in the same second, and hardly any this very second`, () => {
    const times = [...make({ contacts, conversations: 200 }).contacts.values()]
      .map(({ fields }) => fields.updated_at);
    const tally = Map.groupBy(times, (time) => time);
    const largest = Math.max(...[...tally.values()].map((group) => group.length));
    assert(largest / contacts <= 0.02, `${largest} of ${contacts} changed in one second`);
    assert(largest > 3, "no bulk change");
    assert((tally.get(NOW / 1000)?.length ?? 0) < 3, "many changed this very second");
  });
}

Deno.test("Contacts have every kind of custom attribute, and integers beyond 2^53 keep their digits", () => {
  const contacts = [...make().contacts.values()].map(({ fields }) => fields);
  const kinds = new Set(
    contacts.flatMap(({ custom_attributes }) => Object.values(custom_attributes))
      .map((value) => value === null ? "null" : typeof value),
  );
  assertEquals([...kinds].sort(), ["boolean", "null", "number", "object", "string"]);
  const text = JSON.stringify(contacts);
  const [, digits = ""] = /"legacy account no":(\d+)/.exec(text) ?? [];
  assertEquals(digits.length, 17);
  assert(BigInt(digits) > 2n ** 53n);
});
