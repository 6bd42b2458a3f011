import type { MartRow } from "../mart_truth/mart_row.ts";
import type { ConversationEvent } from "./conversation_events.ts";
import type { Milestones } from "./milestones.ts";
import { answersOf } from "./reply_times.ts";
import {
  officeSecondsBetween,
  secondsBetween,
  type ToldConversation,
} from "./told_conversation.ts";

/** How long things took, in seconds: by the calendar, by the office hours, and as the vendor says itself. */
export function durationColumns(told: ToldConversation, milestones: Milestones): MartRow {
  return {
    ...waitColumns(told, milestones),
    ...replyColumns(told),
    "handling_seconds": handlingSeconds(told.events),
    "assigned_to_close_seconds": assignedToClose(milestones),
    ...vendorColumns(told),
  };
}

function waitColumns({ calendar }: ToldConversation, milestones: Milestones): MartRow {
  const { teammateReply, close, assignmentToReply } = milestones;
  const from = milestones.contactReply.first?.part.createdAt ?? null;
  const office = (to: ConversationEvent | null): number | null =>
    officeSecondsBetween(calendar, from, to?.part.createdAt ?? null);
  const seconds = (to: ConversationEvent | null): number | null =>
    secondsBetween(from, to?.part.createdAt ?? null);
  return {
    "time_to_assignment_seconds": seconds(assignmentToReply),
    "time_to_first_reply_seconds": seconds(teammateReply.first),
    "time_to_first_close_seconds": seconds(close.first),
    "time_to_last_close_seconds": seconds(close.last),
    "time_to_first_reply_office_seconds": office(teammateReply.first),
    "time_to_first_close_office_seconds": office(close.first),
    "time_to_last_close_office_seconds": office(close.last),
  };
}

function replyColumns(told: ToldConversation): MartRow {
  const answers = answersOf(told);
  const seconds = answers.flatMap(({ replySeconds }) => replySeconds ?? []);
  const officeSeconds = answers.flatMap(({ officeSeconds }) => officeSeconds ?? []);
  return {
    "median_reply_seconds": median(seconds),
    "reply_seconds": sum(seconds),
    "median_reply_office_seconds": median(officeSeconds),
    "reply_office_seconds": sum(officeSeconds),
  };
}

/** The middle of some numbers; of an even number of them half-way between the two in the middle. Null of none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function sum(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((total, number) => total + number, 0);
}

/** How long it was open and in a teammate's hands until it was closed for the last time. Null where it never was either. */
function handlingSeconds(events: readonly ConversationEvent[]): number | null {
  const lastClose = events.filter(({ meaning }) => meaning.isClosePart).at(-1);
  if (lastClose === undefined) return null;
  let seconds: number | null = null;
  for (const [index, { state, adminAssigneeId, part }] of events.entries()) {
    const next = events[index + 1];
    if (next === undefined || next.index > lastClose.index) break;
    if (state === "open" && adminAssigneeId !== null) {
      const more = secondsBetween(part.createdAt, next.part.createdAt);
      if (more !== null) seconds = (seconds ?? 0) + more;
    }
  }
  return seconds;
}

/** What the vendor calls the handling time. */
function assignedToClose({ assignment, close }: Milestones): number | null {
  return secondsBetween(
    assignment.first?.part.createdAt ?? null,
    close.last?.part.createdAt ?? null,
  );
}

function vendorColumns({ conversation: { record } }: ToldConversation): MartRow {
  const { statistics } = record;
  return {
    "statistics_time_to_admin_reply_seconds": statistics?.time_to_admin_reply ?? null,
    "statistics_time_to_first_close_seconds": statistics?.time_to_first_close ?? null,
    "statistics_time_to_last_close_seconds": statistics?.time_to_last_close ?? null,
    "statistics_median_time_to_reply_seconds": statistics?.median_time_to_reply ?? null,
    "statistics_handling_time_seconds": statistics?.handling_time ?? null,
    "statistics_adjusted_handling_time_seconds": statistics?.adjusted_handling_time ?? null,
  };
}
