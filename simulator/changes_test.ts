import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  addContact,
  addConversation,
  changeWorkspace,
  renameCompany,
  snoozeConversation,
} from "./changes.ts";
import { frozenClock } from "./clock.ts";
import { generateWorkspace } from "./generator/generate_workspace.ts";
import { fullConversation, type Workspace } from "./workspace.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");

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

Deno.test("renameCompany() refuses a company that is not there", () => {
  const error = assertThrows(() => renameCompany(make(), "none", "New"), RangeError);
  assertEquals(error.message, 'Cannot rename company "none" as it is not there');
});
