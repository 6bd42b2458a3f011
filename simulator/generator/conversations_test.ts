import { assertEquals } from "@std/assert";
import { frozenClock } from "../clock.ts";
import type { FullConversation, PartRecord } from "../records/conversation.ts";
import { fullConversation, type Workspace } from "../workspace.ts";
import { Zone } from "../zone.ts";
import { generateWorkspace } from "./generate_workspace.ts";
import {
  isAttributeCollected,
  isContact,
  isContactMessage,
  isTeammate,
  isTeammateReply,
  stateAfter,
} from "./part_kinds.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");
const WEEK = 7 * 86_400;
const ZONE = new Zone("America/New_York");

function make(seed: number): Workspace {
  return generateWorkspace({
    seed,
    contacts: 600,
    conversations: 250,
    companies: 60,
    timezone: ZONE.name,
    clock: frozenClock(NOW),
  });
}

/** What is looked at: a conversation, and of each part the state before it. */
interface Told extends FullConversation {
  readonly before: readonly PartRecord["state"][];
  readonly leftId: string;
}

function tell(workspace: Workspace): Told[] {
  return [...workspace.conversations.values()].map((stored) => {
    const full = fullConversation(workspace, stored);
    let state: PartRecord["state"] = "open";
    const before = full.parts.map((part) => {
      const former = state;
      state = stateAfter(part, state);
      return former;
    });
    return { ...full, before, leftId: workspace.staff.formerAdmin.id };
  });
}

/** Whether a part and the one after it are such. */
function someTwo(
  parts: readonly PartRecord[],
  isMeant: (one: PartRecord, other: PartRecord) => boolean,
): boolean {
  return parts.slice(1).some((part, index) => isMeant(parts[index] ?? part, part));
}

function isOperator({ author }: PartRecord): boolean {
  return author.type === "admin" && !isTeammate(author);
}

function isFileAlone({ part_type, body, attachments }: PartRecord): boolean {
  return part_type === "comment" && (body ?? "") === "" && attachments.length > 0;
}

function closesTwice({ parts, before }: Told, isPersonFirst: boolean): boolean {
  return parts.some((part, index) => {
    const former = parts[index - 1];
    return part.part_type === "close" && before[index] === "closed" &&
      former?.part_type === "close" && former.created_at === part.created_at &&
      isTeammate(former.author) === isPersonFirst;
  });
}

/** What an analyst's rule could get wrong: each must be there for the tables to be held to. */
const KINDS: Readonly<Record<string, (told: Told) => boolean>> = {
  "a contact writes twice before the answer": ({ parts }) =>
    someTwo(parts, (one, other) => isContactMessage(one) && isContactMessage(other)),
  "a contact writes again before the first answer": ({ record, parts }) => {
    const [first] = parts.filter((part) => isContactMessage(part) || isTeammateReply(part));
    return isContact(record.source.author) && first !== undefined && isContactMessage(first);
  },
  "a teammate answers twice": ({ parts }) =>
    someTwo(parts, (one, other) => isTeammateReply(one) && isTeammateReply(other)),
  "an answer in the second of the question": ({ parts }) =>
    someTwo(
      parts,
      (one, other) =>
        isContactMessage(one) && isTeammateReply(other) && one.created_at === other.created_at,
    ),
  "a close with last words": ({ parts }) =>
    parts.some((part) => part.part_type === "close" && isTeammateReply(part)),
  "a person and then a workflow close in one second": (told) => closesTwice(told, true),
  "a workflow and then a person close in one second": (told) => closesTwice(told, false),
  "an event before the contact's first reply, in its second": ({ record, parts }) => {
    const first = parts.findIndex((part) => isContactMessage(part) || isAttributeCollected(part));
    return !isContact(record.source.author) && first > 0 &&
      parts[first - 1]?.created_at === parts[first]?.created_at;
  },
  "an assignment after the first answer, in its second": ({ parts }) => {
    const first = parts.findIndex(isTeammateReply);
    const next = parts[first + 1];
    return first !== -1 && next?.created_at === parts[first]?.created_at &&
      next?.part_type === "assignment";
  },
  "four events in one second": ({ parts }) =>
    [...Map.groupBy(parts, (part) => part.created_at).values()].some((group) => group.length >= 4),
  "an event in the second of the opening message": ({ record, parts }) =>
    parts[0]?.created_at === record.created_at,
  "an attribute of the contact's is its first reply, on an outbound conversation": (
    { record, parts },
  ) => {
    const first = parts.find((part) => isContact(part.author));
    return !isContact(record.source.author) && first !== undefined &&
      isAttributeCollected(first) && first.body === null;
  },
  "an attribute of the contact's after its words": ({ record, parts }) =>
    isContact(record.source.author) && parts.some(isAttributeCollected),
  "a contact presses a button": ({ parts }) =>
    parts.some((part) => part.part_type === "quick_reply" && isContact(part.author)),
  "a teammate writes before the contact's first words": ({ record, parts }) => {
    const [first] = parts.filter((part) => isContactMessage(part) || isTeammateReply(part));
    return !isContact(record.source.author) && first !== undefined && isTeammateReply(first);
  },
  "Operator opened it": ({ record }) => record.source.delivered_as === "operator_initiated",
  "the contact wakes what was snoozed": ({ parts, before }) =>
    parts.some((part, index) =>
      before[index] === "snoozed" && part.part_type === "open" && isContact(part.author)
    ),
  "an assignment with words wakes what was snoozed": ({ parts, before }) =>
    parts.some((part, index) =>
      before[index] === "snoozed" && part.part_type === "assign_and_unsnooze" &&
      isTeammateReply(part)
    ),
  "time wakes what was snoozed": ({ parts }) =>
    parts.some((part) => part.part_type === "timer_unsnooze"),
  "closed without an answer, and written to again": ({ parts }) => {
    const first = parts.findIndex(isTeammateReply);
    const until = first === -1 ? parts : parts.slice(0, first);
    return until.some((part, index) =>
      part.part_type === "open" && until[index - 1]?.part_type === "close"
    );
  },
  "reopened after a week": ({ parts, before }) =>
    parts.some((part, index) =>
      before[index] === "closed" && part.part_type === "open" &&
      part.created_at - (parts[index - 1]?.created_at ?? part.created_at) >= WEEK
    ),
  "a teammate who left": ({ parts, leftId }) =>
    parts.some((part) => part.author.id === leftId && isTeammateReply(part)),
  "Operator says something": ({ parts }) =>
    parts.some((part) => isOperator(part) && part.part_type === "comment"),
  "a contact's file without words": ({ parts }) =>
    parts.some((part) => isFileAlone(part) && isContact(part.author)),
  "a teammate's file without words": ({ parts }) =>
    parts.some((part) => isFileAlone(part) && isTeammateReply(part)),
  "a teammate's reply is blanked": ({ parts }) =>
    parts.some((part) => part.redacted === true && isTeammateReply(part)),
  "assigned to nobody": ({ parts }) =>
    parts.some((part) => part.assigned_to?.type === "nobody_admin"),
  "assigned to no team": ({ parts }) =>
    parts.some((part) => part.assigned_to?.type === "nobody_team"),
  "assigned as a teammate is away": ({ parts }) =>
    parts.some((part) => part.part_type === "away_mode_assignment"),
  "an assignment with words": ({ parts }) =>
    parts.some((part) => part.part_type === "assignment" && isTeammateReply(part)),
  "handed from one teammate to another": ({ parts }) =>
    new Set(parts.flatMap(({ assigned_to: to }) => to?.type === "admin" ? [to.id] : [])).size > 1,
  "words just before local midnight and at it": ({ parts }) =>
    parts.some((part) => ZONE.startOfNextDay(part.created_at) === part.created_at + 1) &&
    parts.some((part) => ZONE.startOfDay(part.created_at) === part.created_at),
  "words on both sides of a change of the clocks": ({ parts }) =>
    someTwo(parts, (one, other) =>
      other.created_at - one.created_at === 1 &&
      ZONE.offsetAt(one.created_at) !== ZONE.offsetAt(other.created_at)),
  "Fin, then a person": ({ record, parts }) =>
    record.ai_agent !== null && parts.some(isTeammateReply),
  "Fin hands off by its procedure": ({ record }) =>
    record.ai_agent?.resolution_state === "procedure_handoff",
  "Fin does not help, and no person does": ({ record, parts }) =>
    record.ai_agent?.resolution_state === "negative_feedback" && !parts.some(isTeammateReply),
  "a rating asked for and not given": ({ record: { conversation_rating: rating } }) =>
    rating !== null && rating !== undefined && rating.rating === null && rating.remark === null,
  "a rating of another teammate than the last to close": ({ record }) => {
    const { conversation_rating: rating, statistics } = record;
    return typeof rating?.rating === "number" && rating.teammate?.type === "admin" &&
      statistics?.last_closed_by_id !== null && statistics?.last_closed_by_id !== undefined &&
      rating.teammate.id !== statistics.last_closed_by_id;
  },
};

for (const seed of [1, 3, 4]) {
  Deno.test(`Every kind of event that a metric could get wrong is in 250 conversations of seed ${seed}`, () => {
    const told = tell(make(seed));
    const counts = Object.entries(KINDS).map(([kind, isMeant]) =>
      [kind, told.filter(isMeant).length] as const
    );
    assertEquals(counts.filter(([, count]) => count === 0), []);
  });
}
