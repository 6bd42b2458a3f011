import { assert, assertEquals } from "@std/assert";
import { deleteContact, deleteConversation, updateContact } from "../changes.ts";
import { frozenClock } from "../clock.ts";
import { makeConversation } from "../generator/conversations.ts";
import { generateWorkspace } from "../generator/generate_workspace.ts";
import { storedConversation, type Workspace } from "../workspace.ts";
import { readWorkspace } from "./landed.ts";

function make(): Workspace {
  return generateWorkspace({
    seed: 1,
    contacts: 200,
    conversations: 140,
    companies: 20,
    timezone: "UTC",
    clock: frozenClock(Date.parse("2026-03-02T15:00:00Z")),
  });
}

Deno.test("A deleted conversation is noticed at once, a deleted contact by a full refresh, and both for good", () => {
  const workspace = make();
  const [contactId = ""] = [...workspace.contacts.values()].map(({ fields }) => fields.id);
  const [conversationId = ""] = [...workspace.conversations.values()].map(({ id }) => id);
  const first = readWorkspace(workspace);
  deleteContact(workspace, contactId);
  deleteConversation(workspace, conversationId);
  const second = readWorkspace(workspace, { before: first });
  const third = readWorkspace(workspace, { before: second, fullRefresh: true });
  const fourth = readWorkspace(workspace, { before: third });
  assertEquals(
    [first, second, third, fourth].map(({ contacts, conversations }) => [
      contacts.get(contactId)?.isDeleted,
      conversations.get(conversationId)?.isDeleted,
    ]),
    [[false, false], [false, true], [true, true], [true, true]],
  );
});

Deno.test("A company that lost its last contact stays known; one that never had any is not known", () => {
  const workspace = make();
  const first = readWorkspace(workspace);
  for (const { fields } of [...workspace.contacts.values()]) {
    updateContact(workspace, fields.id, { companyIds: [] });
  }
  const second = readWorkspace(workspace, { before: first });
  assert(first.companies.size > 0 && first.companies.size < workspace.companies.size);
  assertEquals([...second.companies.keys()].sort(), [...first.companies.keys()].sort());
  for (const { record, isDeleted } of second.companies.values()) {
    assertEquals([record.userCount, isDeleted], [0, false]);
  }
});

Deno.test("Parts that were among the newest five hundred once stay known", () => {
  const workspace = make();
  const place = [...workspace.conversations.values()][137]?.place;
  assert(place !== undefined);
  const full = makeConversation(place, { ...workspace.origin, total: 1_000 });
  const early = { ...full, parts: full.parts.slice(0, 510) };
  workspace.conversations.put(storedConversation(early));
  const first = readWorkspace(workspace);
  workspace.conversations.put(storedConversation(full));
  const second = readWorkspace(workspace, { before: first });
  assertEquals(first.conversations.get(place.id)?.record.parts.length, 500);
  assertEquals(second.conversations.get(place.id)?.record.parts, full.parts.slice(10));
  assertEquals(second.conversations.get(place.id)?.record.partCount, full.parts.length);
});
