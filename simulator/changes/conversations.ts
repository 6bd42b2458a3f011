import { unixSeconds } from "../clock.ts";
import { conversationId } from "../generator/conversation_id.ts";
import { makeConversation } from "../generator/conversations.ts";
import { continuedRecord } from "../generator/make_conversation_record.ts";
import { answer, followUp } from "../generator/phrases.ts";
import type { Random } from "../generator/random.ts";
import { adminAuthor, botAuthor, Story } from "../generator/story.ts";
import type { Author, FullConversation } from "../records/conversation.ts";
import {
  fullConversation,
  type StoredConversation,
  storedConversation,
  type Workspace,
} from "../workspace.ts";

/** Adds a conversation that begins at the clock's now: an opening message without an answer yet. */
export function addConversation(workspace: Workspace): StoredConversation {
  const { next, origin } = workspace;
  const createdAt = unixSeconds(workspace.clock);
  const index = next.conversation++;
  const id = conversationId(index);
  const full = makeConversation({ index, id, createdAt, firstPartId: next.part }, {
    ...origin,
    now: createdAt,
    total: 0,
  });
  next.part += full.parts.length;
  const stored = storedConversation(full);
  workspace.conversations.put(stored);
  return stored;
}

/** Lets more happen in a conversation at the clock's now. */
export function continueConversation(
  workspace: Workspace,
  stored: StoredConversation,
  random: Random,
): StoredConversation {
  return tellOn(workspace, stored, (story, full) => {
    const handler = adminAuthor(random.pick(workspace.staff.admins));
    const kind = random.weighted({ contact: 4, admin: 3, close: 3, assign: 1, tag: 1 });
    if (kind === "contact") {
      story.contactSays(contactOf(full, workspace), { body: followUp(random) });
    }
    if (kind === "admin") story.reply(handler, { body: answer(random) });
    if (kind === "close") {
      if (story.state === "closed") story.note(handler, "<p>Once more</p>", { reopens: true });
      else story.close(handler);
    }
    if (kind === "assign") {
      story.assign(botAuthor(workspace.staff.bot, "workflow"), random.pick(workspace.staff.teams));
    }
    if (kind === "tag") story.tag(handler, random.pick(workspace.tags));
  });
}

/** Lets a contact write to a conversation once more; one that was closed or put away is open again. */
export function reopenConversation(
  workspace: Workspace,
  stored: StoredConversation,
): StoredConversation {
  return tellOn(workspace, stored, (story, full) => {
    story.contactSays(contactOf(full, workspace), { body: "<p>It is back.</p>" });
  });
}

/** Lets a teammate put a conversation away until a moment (Unix seconds). */
export function snoozeConversation(
  workspace: Workspace,
  stored: StoredConversation,
  until: number,
): StoredConversation {
  const { admins, formerAdmin } = workspace.staff;
  return tellOn(workspace, stored, (story) => {
    story.snooze(adminAuthor(admins[0] ?? formerAdmin), until);
  });
}

/** Gives a conversation more notes, such as more than the five hundred parts that the API gives. */
export function growConversation(
  workspace: Workspace,
  stored: StoredConversation,
  count: number,
): StoredConversation {
  const { admins, formerAdmin } = workspace.staff;
  return tellOn(workspace, stored, (story) => {
    for (let index = 0; index < count; index++) {
      story.note(adminAuthor(admins[0] ?? formerAdmin), `<p>Reading ${index}</p>`);
    }
  });
}

/** Tells a conversation on at the clock's now. */
function tellOn(
  workspace: Workspace,
  stored: StoredConversation,
  tell: (story: Story, full: FullConversation) => void,
): StoredConversation {
  const full = fullConversation(workspace, stored);
  const story = Story.resume(full, {
    at: unixSeconds(workspace.clock),
    nextPartId: workspace.next.part,
  });
  tell(story, full);
  workspace.next.part += story.parts.length - full.parts.length;
  const changed = storedConversation({
    record: continuedRecord(full.record, { story, setting: workspace.origin }),
    parts: story.parts,
  });
  workspace.conversations.put(changed);
  return changed;
}

/** Deletes a conversation with its parts. From now on the list of deleted conversations names it. */
export function deleteConversation(workspace: Workspace, id: string): boolean {
  if (!workspace.conversations.delete(id)) return false;
  const { deletedConversations } = workspace;
  const former = deletedConversations.findIndex((item) => item.id === id);
  if (former !== -1) deletedConversations.splice(former, 1);
  deletedConversations.push({
    type: "conversation",
    id,
    "metrics_retained": true,
    "deleted_at": unixSeconds(workspace.clock),
  });
  return true;
}

/**
 * Puts a deleted conversation back, changed at the clock's now. The list of deleted conversations goes on naming it: it
 * tells what happened.
 *
 * @throws {RangeError} where it was not deleted.
 */
export function restoreConversation(workspace: Workspace, id: string): StoredConversation {
  const stored = workspace.conversations.deleted.get(id);
  if (stored === undefined) {
    throw new RangeError(`Cannot restore conversation "${id}" as it was not deleted`);
  }
  return growConversation(workspace, stored, 1);
}

function contactOf({ record }: FullConversation, workspace: Workspace): Author {
  const id = record.contacts.contacts[0]?.id ?? "";
  const fields = workspace.contacts.get(id)?.fields;
  return {
    type: fields?.role ?? "lead",
    id,
    name: fields?.name ?? null,
    email: fields?.email ?? "",
  };
}
