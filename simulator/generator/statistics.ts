import type { PartRecord, StatisticsRecord, TeamResponseTime } from "../records/conversation.ts";
import type { TeamRecord } from "../records/reference.ts";
import type { Zone } from "../zone.ts";
import { officeSeconds } from "./moments.ts";
import { isContact, type Story } from "./story.ts";

const REOPENS = new Set(["open", "assign_and_reopen", "note_and_reopen"]);
const PRIVATE = new Set(["note", "note_and_reopen"]);

/** Whether a part hands the conversation to somebody. */
export function isAssignment(part: PartRecord): boolean {
  return part.assigned_to !== null;
}

/** Whether a part is a teammate's words to the contact; notes and bots do not count. */
export function isAdminReply(part: PartRecord): boolean {
  return part.author.type === "admin" && part.body !== null && !PRIVATE.has(part.part_type);
}

/**
 * What the vendor computes of a conversation, by its definitions: everything but the last contact and admin reply counts
 * from the contact's first words (the opening message included), durations leave out closed hours, and the number of
 * parts counts the opening message.
 *
 * @see https://www.intercom.com/help/en/articles/6762778 "Reporting metrics for REST API and CSV exports"
 * @see https://github.com/airbytehq/airbyte/issues/39463 for `count_conversation_parts`
 */
export function makeStatistics(
  story: Pick<Story, "parts" | "source"> & { readonly createdAt: number },
  options: { readonly zone: Zone; readonly teams: readonly TeamRecord[] },
): StatisticsRecord {
  const { parts, source, createdAt } = story;
  const opened = isContact(source.author);
  const contactTimes = parts.filter((part) => isContact(part.author) && part.body !== null)
    .map((part) => part.created_at);
  if (opened) contactTimes.unshift(createdAt);
  const from = contactTimes[0] ?? null;
  const after = from === null ? [] : parts.filter((part) => part.created_at >= from);
  const replies = after.filter(isAdminReply);
  const closes = after.filter((part) => part.part_type === "close");
  const assignments = after.filter(isAssignment);
  const firstReply = replies[0]?.created_at ?? null;
  const lastAssignment = assignments.at(-1)?.created_at ?? null;
  const office = (to: number | null): number | null =>
    from === null || to === null ? null : officeSeconds(options.zone, from, to);
  const beforeReply = assignments.filter((part) => part.created_at <= (firstReply ?? Infinity));
  return {
    type: "conversation_statistics",
    "time_to_assignment": from === null ? null : difference(beforeReply.at(-1)?.created_at, from),
    "time_to_admin_reply": office(firstReply),
    "time_to_first_close": office(closes[0]?.created_at ?? null),
    "time_to_last_close": office(closes.at(-1)?.created_at ?? null),
    "median_time_to_reply": medianReplyTime(parts, {
      openedAt: opened ? createdAt : null,
      ...options,
    }),
    "first_contact_reply_at": from,
    "first_assignment_at": assignments[0]?.created_at ?? null,
    "first_admin_reply_at": firstReply,
    "first_close_at": closes[0]?.created_at ?? null,
    "last_assignment_at": lastAssignment,
    "last_assignment_admin_reply_at": lastAssignment === null
      ? null
      : replies.find((part) => part.created_at >= lastAssignment)?.created_at ?? null,
    "last_contact_reply_at": contactTimes.at(-1) ?? null,
    "last_admin_reply_at": parts.filter(isAdminReply).at(-1)?.created_at ?? null,
    "last_close_at": closes.at(-1)?.created_at ?? null,
    "last_closed_by_id": closes.filter((part) => part.author.type === "admin").at(-1)?.author.id ??
      null,
    "count_reopens": after.filter((part) => REOPENS.has(part.part_type)).length,
    "count_assignments": assignments.length,
    "count_conversation_parts": parts.length + 1,
    ...teamFields(after, options),
    ...handlingFields(assignments, closes),
  };
}

function difference(later: number | undefined, earlier: number): number | null {
  return later === undefined ? null : later - earlier;
}

/** From the first assignment to the last close; about two fifths of it nobody was at work on it. */
function handlingFields(
  assignments: readonly PartRecord[],
  closes: readonly PartRecord[],
): Required<Pick<StatisticsRecord, "handling_time" | "adjusted_handling_time">> {
  const from = assignments[0]?.created_at;
  const to = closes.at(-1)?.created_at;
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
    if (isContact(part.author) && part.body !== null) waitingSince ??= part.created_at;
    else if (isAdminReply(part) && waitingSince !== null) {
      times.push(officeSeconds(options.zone, waitingSince, part.created_at));
      waitingSince = null;
    }
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
    const reply = assigned < 0 ? undefined : parts.slice(assigned).find(isAdminReply);
    const start = parts[assigned]?.created_at;
    return reply === undefined || start === undefined ? [] : [{
      "team_id": Number(team.id),
      "team_name": team.name,
      "response_time": measure(start, reply.created_at),
    }];
  });
}
