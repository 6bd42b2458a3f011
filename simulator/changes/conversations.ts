import { unixSeconds } from "../clock.ts";
import { conversationId } from "../generator/conversation_id.ts";
import { givenRating } from "../generator/aftermath.ts";
import { makeConversation } from "../generator/conversations.ts";
import { continuedRecord } from "../generator/make_conversation_record.ts";
import { isTeammateReply } from "../generator/part_kinds.ts";
import { answer, followUp } from "../generator/phrases.ts";
import type { Random } from "../generator/random.ts";
import { adminAuthor, botAuthor, Story } from "../generator/story.ts";
import type { Author, ConversationRecord, FullConversation } from "../records/conversation.ts";
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
    const { staff } = workspace;
    const workflow = botAuthor(staff.bot, "workflow");
    const handler = adminAuthor(random.pick(staff.admins));
    if ((story.snoozedUntil ?? Infinity) <= story.at) story.wake(workflow);
    const kind = random.weighted({
      contact: 8,
      admin: 6,
      close: 6,
      assign: 4,
      tag: 2,
      redact: 1,
      rate: 2,
    });
    if (kind === "contact") {
      const contact = contactOf(full, workspace);
      for (let times = random.pick([1, 1, 1, 2]); times > 0; times--) {
        story.contactSays(contact, { body: followUp(random) });
      }
    }
    if (kind === "admin") story.reply(handler, { body: answer(random) });
    if (kind === "close") {
      if (story.state === "closed") story.note(handler, "<p>Once more</p>", { reopens: true });
      else story.close(handler, random.chance(0.2) ? answer(random) : null);
      if (random.chance(0.2)) story.closeAgain(workflow);
    }
    if (kind === "assign") {
      const to = [random.pick(staff.teams), random.pick(staff.admins), "nobody", "noTeam"] as const;
      story.assign(workflow, random.pick(to));
    }
    if (kind === "tag") story.tag(handler, random.pick(workspace.tags));
    if (kind === "redact") {
      const replies = story.parts.filter((part) => isTeammateReply(part) && part.redacted !== true);
      if (replies.length > 0) story.redact(random.pick(replies));
      else story.note(handler, "<p>Nothing to blank</p>");
    }
    if (kind === "rate") return rate(story, { random, contact: contactOf(full, workspace), full });
    return {};
  });
}

/** The contact rates what was asked for, or changes their mind; where nothing was asked for they just write. */
function rate(
  story: Story,
  { random, contact, full }: {
    readonly random: Random;
    readonly contact: Author;
    readonly full: FullConversation;
  },
): Partial<ConversationRecord> {
  const asked = full.record.conversation_rating ?? null;
  if (asked === null) {
    story.contactSays(contact, { body: followUp(random) });
    return {};
  }
  return { "conversation_rating": givenRating(random, { story, contact, asked }) };
}

/** Lets a contact write to a conversation once more; one that was closed or put away is open again. */
export function reopenConversation(
  workspace: Workspace,
  stored: StoredConversation,
): StoredConversation {
  return tellOn(workspace, stored, (story, full) => {
    story.contactSays(contactOf(full, workspace), { body: "<p>It is back.</p>" });
    return {};
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
    return {};
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
    return {};
  });
}

/** Tells a conversation on at the clock's now. What is returned of the record is new besides what the story changed. */
function tellOn(
  workspace: Workspace,
  stored: StoredConversation,
  tell: (story: Story, full: FullConversation) => Partial<ConversationRecord>,
): StoredConversation {
  const full = fullConversation(workspace, stored);
  const story = Story.resume(full, {
    at: unixSeconds(workspace.clock),
    nextPartId: workspace.next.part,
  });
  const besides = tell(story, full);
  workspace.next.part += story.parts.length - full.parts.length;
  const changed = storedConversation({
    record: continuedRecord({ ...full.record, ...besides }, { story, setting: workspace.origin }),
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
