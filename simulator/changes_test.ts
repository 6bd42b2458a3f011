import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  addContact,
  addConversation,
  changeWorkspace,
  continueConversation,
  renameCompany,
  snoozeConversation,
} from "./changes.ts";
import { frozenClock, unixSeconds } from "./clock.ts";
import { generateWorkspace } from "./generator/generate_workspace.ts";
import { Random } from "./generator/random.ts";
import type { FullConversation } from "./records/conversation.ts";
import { fullConversation, type Workspace } from "./workspace.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");
const HOUR_MS = 3_600_000;

function make(): Workspace {
  return generateWorkspace({
    seed: 1,
    contacts: 200,
    conversations: 100,
    companies: 20,
    timezone: "UTC",
    clock: frozenClock(NOW),
  });
}

Deno.test("changeWorkspace() changes the fraction it is told, at the clock's now", () => {
  const workspace = make();
  workspace.clock.advance(60_000);
  const summary = changeWorkspace(workspace, { fraction: 0.1 });
  const now = NOW / 1000 + 60;
  assertEquals([summary.contacts, summary.conversations], [20, 10]);
  const changed = [...workspace.conversations.values()].filter(({ updatedAt }) =>
    updatedAt === now
  );
  assertEquals(changed.length, summary.conversations + summary.newConversations);
  assertEquals(workspace.contacts.size, 200 + summary.newContacts);
});

Deno.test("changeWorkspace() makes the same changes to the same workspace", () => {
  const texts = [make(), make()].map((workspace) => {
    changeWorkspace(workspace, { fraction: 0.2 });
    changeWorkspace(workspace, { fraction: 0.2 });
    return JSON.stringify([
      [...workspace.contacts.values()],
      [...workspace.companies.values()],
      [...workspace.conversations.values()].map((stored) => fullConversation(workspace, stored)),
    ]);
  });
  assertEquals(texts[0], texts[1]);
});

Deno.test("A conversation that goes on keeps its parts, and its statistics follow", () => {
  const workspace = make();
  const before = new Map(
    [...workspace.conversations.values()]
      .map((stored) => [stored.id, fullConversation(workspace, stored)] as const),
  );
  for (let round = 0; round < 5; round++) {
    workspace.clock.advance(60_000);
    changeWorkspace(workspace, { fraction: 0.5 });
  }
  let grown = 0;
  for (const stored of workspace.conversations.values()) {
    const { record, parts } = fullConversation(workspace, stored);
    const former = before.get(stored.id);
    if (former === undefined) continue;
    assertEquals(
      parts.slice(0, former.parts.length).map(({ id }) => id),
      former.parts.map(({ id }) => id),
    );
    if (parts.length > former.parts.length) {
      grown++;
      assertEquals(record.statistics?.count_conversation_parts, parts.length + 1);
    }
  }
  assert(grown > 50);
  const ids = [...workspace.conversations.values()]
    .flatMap((stored) => fullConversation(workspace, stored).parts.map(({ id }) => id));
  assertEquals(new Set(ids).size, ids.length);
});

Deno.test("What is edited leaves what it was untouched", () => {
  const workspace = make();
  const texts = (): string => JSON.stringify(workspace.origin.contacts);
  const before = texts();
  changeWorkspace(workspace, { fraction: 1 });
  assertEquals(texts(), before);
});

Deno.test("A new contact and a new conversation begin at the clock's now, with ids of their own", () => {
  const workspace = make();
  const ids = [addContact(workspace), addContact(workspace)].map(({ fields }) => fields.id);
  assertEquals(new Set(ids).size, 2);
  const stored = addConversation(workspace);
  assertEquals([stored.createdAt, stored.updatedAt], [NOW / 1000, NOW / 1000]);
  assertEquals(workspace.conversations.size, 101);
});

Deno.test("A snoozed conversation is open, and away until the moment that was said", () => {
  const workspace = make();
  const [stored] = workspace.conversations.values();
  assert(stored !== undefined);
  const { record, parts } = fullConversation(
    workspace,
    snoozeConversation(workspace, stored, NOW / 1000 + 60),
  );
  assertEquals([record.state, record.open, record.snoozed_until], [
    "snoozed",
    true,
    NOW / 1000 + 60,
  ]);
  assertEquals([parts.at(-1)?.part_type, parts.at(-1)?.state], ["snoozed", "snoozed"]);
});

Deno.test("As conversations go on, ratings are given that were asked for, replies blanked and snoozed ones woken", () => {
  const workspace = make();
  const random = new Random("goes on");
  const seen = new Set<string>();
  for (let round = 0; round < 30; round++) {
    for (const stored of [...workspace.conversations.values()].slice(0, 40)) {
      workspace.clock.advance(HOUR_MS);
      const before = fullConversation(workspace, stored);
      const after = fullConversation(workspace, continueConversation(workspace, stored, random));
      for (const change of whatChanged(before, after)) seen.add(change);
    }
    const [first] = workspace.conversations.values();
    assert(first !== undefined);
    snoozeConversation(workspace, first, unixSeconds(workspace.clock) + 60);
  }
  assertEquals([...seen].sort(), [
    "assigned to nobody",
    "closed twice",
    "given a rating",
    "rated anew",
    "reply blanked",
    "woken in time",
  ]);
});

function whatChanged(before: FullConversation, after: FullConversation): string[] {
  const added = after.parts.slice(before.parts.length);
  const types = added.map(({ part_type }) => part_type);
  const [was, is] = [before, after].map(({ record }) => record.conversation_rating ?? null);
  const blanked = (full: FullConversation): number =>
    full.parts.filter((part) => part.redacted === true).length;
  const changes: readonly (readonly [string, boolean])[] = [
    ["assigned to nobody", added.some((part) => part.assigned_to?.type === "nobody_admin")],
    ["closed twice", types.filter((type) => type === "close").length === 2],
    ["given a rating", was?.rating === null && is?.rating !== null],
    ["rated anew", typeof was?.rating === "number" && was.updated_at !== is?.updated_at],
    ["reply blanked", blanked(after) > blanked(before)],
    ["woken in time", types[0] === "timer_unsnooze"],
  ];
  return changes.flatMap(([name, isThere]) => isThere ? [name] : []);
}

Deno.test("renameCompany() refuses a company that is not there", () => {
  const error = assertThrows(() => renameCompany(make(), "none", "New"), RangeError);
  assertEquals(error.message, 'Cannot rename company "none" as it is not there');
});
