import type { LandedConversation } from "../mart_truth/landed.ts";
import { type ConversationPart, conversationParts } from "./conversation_part.ts";
import { type PartMeaning, partMeaning } from "./part_meaning.ts";

/** Whether somebody has to look at a conversation: now, later, or no more. */
export type State = "open" | "closed" | "snoozed";

/** How a conversation stands at one moment. */
interface Standing {
  readonly state: State | null;
  readonly adminAssigneeId: string | null;
  readonly teamAssigneeId: string | null;
  /** What the contact wrote since a teammate wrote last, or closed it. */
  readonly unanswered: readonly ConversationPart[];
  /** Since when the contact has had no word from anybody, bots included. Unix seconds. */
  readonly waitingSince: number | null;
  readonly hasContactReplied: boolean;
}

/** A part, what it did to the conversation, and how that stood once it had happened. */
export interface ConversationEvent {
  readonly part: ConversationPart;
  readonly index: number;
  readonly meaning: PartMeaning;
  readonly isContactReply: boolean;
  readonly previousState: State | null;
  readonly state: State;
  readonly isClose: boolean;
  readonly isReopen: boolean;
  readonly isSnooze: boolean;
  readonly isUnsnooze: boolean;
  readonly adminAssigneeId: string | null;
  readonly teamAssigneeId: string | null;
  /** The contact's first and last message that this reply of a teammate answers. */
  readonly asked: ConversationPart | null;
  readonly lastAsked: ConversationPart | null;
  readonly waitingSince: number | null;
  readonly isAfterFirstContact: boolean;
}

const BEGINNING: Standing = {
  state: null,
  adminAssigneeId: null,
  teamAssigneeId: null,
  unanswered: [],
  waitingSince: null,
  hasContactReplied: false,
};

/** Tells a conversation from its first part to its last. */
export function conversationEvents(conversation: LandedConversation): ConversationEvent[] {
  const events: ConversationEvent[] = [];
  let before = BEGINNING;
  for (const part of conversationParts(conversation)) {
    const meaning = partMeaning(part);
    const state = stateAfter(before.state, meaning);
    const assignees = assigneesAfter(before, { part, meaning });
    const isContactReply = meaning.isContactMessage || meaning.isAttributeCollected;
    const after: Standing = {
      state,
      ...assignees,
      unanswered: unansweredAfter(before.unanswered, { part, meaning }),
      waitingSince: waitingSinceAfter(before.waitingSince, { part, meaning }),
      hasContactReplied: before.hasContactReplied || isContactReply,
    };
    const answered = meaning.isTeammateReply ? before.unanswered : [];
    events.push({
      part,
      index: events.length,
      meaning,
      isContactReply,
      previousState: before.state,
      state,
      ...changeOfState(before.state, state),
      ...assignees,
      asked: answered[0] ?? null,
      lastAsked: answered.at(-1) ?? null,
      waitingSince: after.waitingSince,
      isAfterFirstContact: after.hasContactReplied,
    });
    before = after;
  }
  return events;
}

function stateAfter(state: State | null, meaning: PartMeaning): State {
  if (meaning.isClosePart) return "closed";
  if (meaning.isSnoozePart) return "snoozed";
  if (meaning.opens) return "open";
  return state ?? "open";
}

/** To close what is closed, or to open what is open, changes nothing. */
function changeOfState(
  previous: State | null,
  state: State,
): Pick<ConversationEvent, "isClose" | "isReopen" | "isSnooze" | "isUnsnooze"> {
  return {
    isClose: state === "closed" && previous !== "closed",
    isReopen: state === "open" && previous === "closed",
    isSnooze: state === "snoozed" && previous !== "snoozed",
    isUnsnooze: state === "open" && previous === "snoozed",
  };
}

type Happening = { readonly part: ConversationPart; readonly meaning: PartMeaning };

/** A team keeps what it has when a teammate takes it. Whatever is neither a teammate nor a team is nobody. */
function assigneesAfter(
  { adminAssigneeId, teamAssigneeId }: Standing,
  { part, meaning }: Happening,
): Pick<Standing, "adminAssigneeId" | "teamAssigneeId"> {
  if (!meaning.isAssignment) return { adminAssigneeId, teamAssigneeId };
  switch (part.assignedToType) {
    case "admin":
      return { adminAssigneeId: part.assignedToId, teamAssigneeId };
    case "team":
      return { adminAssigneeId, teamAssigneeId: part.assignedToId };
    case "nobody_team":
      return { adminAssigneeId, teamAssigneeId: null };
    default:
      return { adminAssigneeId: null, teamAssigneeId };
  }
}

/** Neither a bot nor Fin answers for a teammate. What was not answered before a close is no longer asked. */
function unansweredAfter(
  unanswered: readonly ConversationPart[],
  { part, meaning }: Happening,
): readonly ConversationPart[] {
  if (meaning.isTeammateReply || meaning.isClosePart) return [];
  return meaning.isContactMessage ? [...unanswered, part] : unanswered;
}

/** Whoever says anything ends the wait, and so does a close. */
function waitingSinceAfter(
  waitingSince: number | null,
  { part, meaning }: Happening,
): number | null {
  const { isTeammateReply, isFinReply, isBotReply, isClosePart } = meaning;
  if (isTeammateReply || isFinReply || isBotReply || isClosePart) return null;
  return meaning.isContactMessage ? waitingSince ?? part.createdAt : waitingSince;
}
