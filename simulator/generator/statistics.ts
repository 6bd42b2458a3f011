import type { PartRecord, StatisticsRecord, TeamResponseTime } from "../records/conversation.ts";
import type { TeamRecord } from "../records/reference.ts";
import type { Zone } from "../zone.ts";
import { officeSeconds } from "./moments.ts";
import {
  isAssignment,
  isAttributeCollected,
  isContact,
  isContactMessage,
  isTeammate,
  isTeammateReply,
  stateAfter,
} from "./part_kinds.ts";
import type { Story } from "./story.ts";

/** A part, and what it was in the course of the conversation. One may be several things at once. */
interface Step {
  readonly part: PartRecord;
  readonly at: number;
  readonly isContactReply: boolean;
  readonly isTeammateReply: boolean;
  readonly isAssignment: boolean;
  /** It ended what was not closed yet: of two closes in a row, the first. */
  readonly isClose: boolean;
  /** It brought back what was closed. To wake what was snoozed is no reopening. */
  readonly isReopen: boolean;
}

/**
 * What the vendor computes of a conversation, by its definitions: all counts from the contact's first reply on (words,
 * an attribute filled in, or the opening message), durations leave out closed hours, only people are admins, and the
 * number of parts counts the opening message. Before and after are places in the conversation, not times: several
 * things happen in one second.
 *
 * The vendor's documents differ in three figures. `last_assignment_admin_reply_at` is to the article the last
 * assignment before the first admin reply, to the API's description the first admin reply since the most recent
 * assignment: here it is the latter, as its name says. `first_contact_reply_at` is to the description a contact's words
 * alone, and `last_admin_reply_at` begins anywhere: in both we follow the article.
 *
 * Neither says what is not waited for any more. Here a close ends the wait that `median_time_to_reply` measures, and a close of
 * what is closed already is none.
 *
 * @see https://www.intercom.com/help/en/articles/6762778 "Reporting metrics for REST API and CSV exports"
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), schema `conversation_statistics`
 * @see https://github.com/airbytehq/airbyte/issues/39463 for `count_conversation_parts`
 */
export function makeStatistics(
  story: Pick<Story, "parts" | "source"> & { readonly createdAt: number },
  options: { readonly zone: Zone; readonly teams: readonly TeamRecord[] },
): StatisticsRecord {
  const { parts, source } = story;
  const openedAt = isContact(source.author) ? story.createdAt : null;
  const steps = stepsOf(parts);
  const first = openedAt !== null ? 0 : steps.findIndex((step) => step.isContactReply);
  const after = first === -1 ? [] : steps.slice(first);
  const from = openedAt ?? after[0]?.at ?? null;
  const replies = after.filter((step) => step.isTeammateReply);
  const closes = after.filter((step) => step.isClose);
  const assignments = after.filter((step) => step.isAssignment);
  const office = (to: number | undefined): number | null =>
    from === null || to === undefined ? null : officeSeconds(options.zone, from, to);
  return {
    type: "conversation_statistics",
    "time_to_assignment": timeToAssignment(after, from),
    "time_to_admin_reply": office(replies[0]?.at),
    "time_to_first_close": office(closes[0]?.at),
    "time_to_last_close": office(closes.at(-1)?.at),
    "median_time_to_reply": medianReplyTime(parts, { openedAt, ...options }),
    "first_contact_reply_at": from,
    "first_assignment_at": assignments[0]?.at ?? null,
    "first_admin_reply_at": replies[0]?.at ?? null,
    "first_close_at": closes[0]?.at ?? null,
    "last_assignment_at": assignments.at(-1)?.at ?? null,
    "last_assignment_admin_reply_at": lastAssignmentReplyAt(after),
    "last_contact_reply_at": after.findLast((step) => step.isContactReply)?.at ?? from,
    "last_admin_reply_at": replies.at(-1)?.at ?? null,
    "last_close_at": closes.at(-1)?.at ?? null,
    "last_closed_by_id": closes.findLast(({ part }) => isTeammate(part.author))?.part.author.id ??
      null,
    "count_reopens": after.filter((step) => step.isReopen).length,
    "count_assignments": assignments.length,
    "count_conversation_parts": parts.length + 1,
    ...teamFields(after.map(({ part }) => part), options),
    ...handlingFields(assignments, closes),
  };
}

function stepsOf(parts: readonly PartRecord[]): Step[] {
  let before: PartRecord["state"] = "open";
  return parts.map((part) => {
    const state = stateAfter(part, before);
    const step: Step = {
      part,
      at: part.created_at,
      isContactReply: isContactMessage(part) || isAttributeCollected(part),
      isTeammateReply: isTeammateReply(part),
      isAssignment: isAssignment(part),
      isClose: state === "closed" && before !== "closed",
      isReopen: state === "open" && before === "closed",
    };
    before = state;
    return step;
  });
}

/** To the last assignment that is not after the first admin reply; where nobody has replied, to the last. */
function timeToAssignment(after: readonly Step[], from: number | null): number | null {
  const reply = after.findIndex((step) => step.isTeammateReply);
  const until = reply === -1 ? after : after.slice(0, reply + 1);
  const assignedAt = until.findLast((step) => step.isAssignment)?.at;
  return from === null || assignedAt === undefined ? null : assignedAt - from;
}

/** The first admin reply since the last assignment, whose own words count. */
function lastAssignmentReplyAt(after: readonly Step[]): number | null {
  const last = after.findLastIndex((step) => step.isAssignment);
  if (last === -1) return null;
  return after.slice(last).find((step) => step.isTeammateReply)?.at ?? null;
}

/** From the first assignment to the last close; about two fifths of it nobody was at work on it. */
function handlingFields(
  assignments: readonly Step[],
  closes: readonly Step[],
): Required<Pick<StatisticsRecord, "handling_time" | "adjusted_handling_time">> {
  const from = assignments[0]?.at;
  const to = closes.at(-1)?.at;
  const handling = from === undefined || to === undefined || to < from ? null : to - from;
  return {
    "handling_time": handling,
    "adjusted_handling_time": handling === null ? null : Math.round(handling * 0.6),
  };
}

/** The median, over each first answer after a contact's words, of the open hours between the two. */
function medianReplyTime(
  parts: readonly PartRecord[],
  options: { readonly openedAt: number | null; readonly zone: Zone },
): number | null {
  const times: number[] = [];
  let waitingSince = options.openedAt;
  for (const part of parts) {
    if (isContactMessage(part)) waitingSince ??= part.created_at;
    if (isTeammateReply(part)) {
      if (waitingSince !== null) {
        times.push(officeSeconds(options.zone, waitingSince, part.created_at));
      }
      waitingSince = null;
    }
    if (stateAfter(part, "open") === "closed") waitingSince = null;
  }
  if (times.length === 0) return null;
  times.sort((one, other) => one - other);
  const middle = (times.length - 1) / 2;
  return Math.round(((times[Math.floor(middle)] ?? 0) + (times[Math.ceil(middle)] ?? 0)) / 2);
}

type TeamField =
  | "assigned_team_first_response_time"
  | "assigned_team_first_response_time_in_office_hours";

function teamFields(
  parts: readonly PartRecord[],
  options: { readonly zone: Zone; readonly teams: readonly TeamRecord[] },
): Pick<StatisticsRecord, TeamField> {
  return {
    "assigned_team_first_response_time": teamTimes(parts, options, (start, end) => end - start),
    "assigned_team_first_response_time_in_office_hours": teamTimes(
      parts,
      options,
      (start, end) => officeSeconds(options.zone, start, end),
    ),
  };
}

function teamTimes(
  parts: readonly PartRecord[],
  options: { readonly teams: readonly TeamRecord[] },
  measure: (start: number, end: number) => number,
): TeamResponseTime[] {
  return options.teams.flatMap((team) => {
    const assigned = parts.findIndex((part) =>
      part.assigned_to?.type === "team" && part.assigned_to.id === team.id
    );
    const reply = assigned < 0 ? undefined : parts.slice(assigned).find(isTeammateReply);
    const start = parts[assigned]?.created_at;
    return reply === undefined || start === undefined ? [] : [{
      "team_id": Number(team.id),
      "team_name": team.name,
      "response_time": measure(start, reply.created_at),
    }];
  });
}
