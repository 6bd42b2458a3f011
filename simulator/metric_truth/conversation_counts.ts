import type { MartRow } from "../mart_truth/mart_row.ts";
import type { ConversationEvent } from "./conversation_events.ts";
import { secondsBetween } from "./told_conversation.ts";

type Question = (event: ConversationEvent) => boolean;

/** How often what happened in a conversation. By the vendor's rule are those that end in `_after_contact_count`. */
export function countColumns(events: readonly ConversationEvent[]): MartRow {
  const count = (isMeant: Question): number => events.filter(isMeant).length;
  return {
    "contact_message_count": count(({ meaning }) => meaning.isContactMessage),
    "teammate_reply_count": count(({ meaning }) => meaning.isTeammateReply),
    "fin_reply_count": count(({ meaning }) => meaning.isFinReply),
    "bot_reply_count": count(({ meaning }) => meaning.isBotReply),
    "note_count": count(({ meaning }) => meaning.isNote),
    "close_count": count(({ isClose }) => isClose),
    "close_part_count": count(({ meaning }) => meaning.isClosePart),
    "reopen_count": count(({ isReopen }) => isReopen),
    "snooze_count": count(({ isSnooze }) => isSnooze),
    "assignment_count": count(({ meaning }) => meaning.isAssignment),
    "participating_teammate_count": participants(events).size,
    "answer_count": count(({ asked, part }) =>
      secondsBetween(asked?.createdAt ?? null, part.createdAt) !== null
    ),
    "handover_count": handoverCount(events),
    "assignment_after_reply_count": assignmentsAfterReply(events),
    "reopen_after_contact_count": count((event) => event.isReopen && event.isAfterFirstContact),
    "assignment_after_contact_count": count((event) =>
      event.meaning.isAssignment && event.isAfterFirstContact
    ),
  };
}

/** The teammates who replied. */
export function participants(events: readonly ConversationEvent[]): ReadonlySet<string> {
  const replies = events.filter(({ meaning }) => meaning.isTeammateReply);
  return new Set(replies.flatMap(({ part }) => part.authorId ?? []));
}

/** From one teammate straight to another. */
function handoverCount(events: readonly ConversationEvent[]): number {
  let count = 0;
  let former: string | null = null;
  for (const { adminAssigneeId } of events) {
    if (former !== null && adminAssigneeId !== null && former !== adminAssigneeId) count++;
    former = adminAssigneeId;
  }
  return count;
}

/** Assignments after a teammate's first reply to the contact. One that comes with that reply is before it. */
export function assignmentsAfterReply(events: readonly ConversationEvent[]): number {
  let count = 0;
  let hasReply = false;
  for (const { meaning, isAfterFirstContact } of events) {
    if (hasReply && meaning.isAssignment) count++;
    if (isAfterFirstContact && meaning.isTeammateReply) hasReply = true;
  }
  return count;
}
