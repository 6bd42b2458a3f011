import type { ConversationEvent } from "./conversation_events.ts";

/** The first and the last event of a kind. */
export interface Ends {
  readonly first: ConversationEvent | null;
  readonly last: ConversationEvent | null;
}

/** When a conversation first and last came to what is measured, once the contact had said something. */
export interface Milestones {
  readonly contactReply: Ends;
  readonly teammateReply: Ends;
  readonly assignment: Ends;
  readonly close: Ends;
  readonly teammateClose: Ends;
  readonly reopen: Ends;
  /** The last assignment until a teammate first replied; the last of all where none did. */
  readonly assignmentToReply: ConversationEvent | null;
  /** The first reply since the last assignment, which may have been words itself. */
  readonly replyToAssignment: ConversationEvent | null;
}

/** Finds the milestones. What happened before the contact said something is none. */
export function milestonesOf(all: readonly ConversationEvent[]): Milestones {
  const events = all.filter(({ isAfterFirstContact }) => isAfterFirstContact);
  const replies = events.filter(({ meaning }) => meaning.isTeammateReply);
  const assignments = events.filter(({ meaning }) => meaning.isAssignment);
  const closes = events.filter(({ isClose }) => isClose);
  const untilReply = replies[0]?.index ?? Infinity;
  const lastAssignment = assignments.at(-1)?.index ?? Infinity;
  return {
    contactReply: endsOf(events.filter(({ isContactReply }) => isContactReply)),
    teammateReply: endsOf(replies),
    assignment: endsOf(assignments),
    close: endsOf(closes),
    teammateClose: endsOf(closes.filter(({ part }) => part.authorKind === "teammate")),
    reopen: endsOf(events.filter(({ isReopen }) => isReopen)),
    assignmentToReply: assignments.filter(({ index }) => index <= untilReply).at(-1) ?? null,
    replyToAssignment: replies.find(({ index }) => index >= lastAssignment) ?? null,
  };
}

/** The first and the last of some events. */
export function endsOf(events: readonly ConversationEvent[]): Ends {
  return { first: events[0] ?? null, last: events.at(-1) ?? null };
}
