import { type MartRow, time } from "../mart_truth/mart_row.ts";
import { assignmentsAfterReply, countColumns, participants } from "./conversation_counts.ts";
import { durationColumns } from "./conversation_durations.ts";
import type { ConversationEvent } from "./conversation_events.ts";
import { endsOf, type Milestones, milestonesOf } from "./milestones.ts";
import type { ToldConversation } from "./told_conversation.ts";

/** Who may have begun a conversation, besides a workflow, a campaign or whatever else is no person. */
const BEGINNERS: Readonly<Record<string, string>> = {
  user: "contact",
  lead: "contact",
  teammate: "teammate",
};

const FIN_RESOLVED = ["assumed_resolution", "confirmed_resolution"];
const FIN_HANDED_OFF = ["escalated", "procedure_handoff", "routed_to_team"];

/** What a conversation took: a row of counts, times and durations. */
export function metricRow(told: ToldConversation): MartRow {
  const milestones = milestonesOf(told.events);
  return {
    "workspace_id": told.workspaceId,
    "conversation_id": told.conversation.record.id,
    ...idColumns(told, milestones),
    ...labelColumns(told, milestones),
    ...conversationFlags(told),
    ...eventFlags(told, milestones),
    ...finFlags(told),
    ...countColumns(told.events),
    ...timeColumns(told, milestones),
    ...durationColumns(told, milestones),
  };
}

function idColumns(told: ToldConversation, was: Milestones): MartRow {
  const { conversation: { record }, events } = told;
  const teammates = assignedTo(events, "admin");
  const teams = assignedTo(events, "team");
  return {
    "contact_id": record.contacts.contacts[0]?.id ?? null,
    "company_id": record.company?.id ?? null,
    "admin_assignee_id": record.admin_assignee_id ? String(record.admin_assignee_id) : null,
    "team_assignee_id": record.team_assignee_id ? String(record.team_assignee_id) : null,
    "first_replied_by_id": was.teammateReply.first?.part.authorId ?? null,
    "last_replied_by_id": was.teammateReply.last?.part.authorId ?? null,
    "first_assigned_admin_id": teammates[0] ?? null,
    "last_assigned_admin_id": teammates.at(-1) ?? null,
    "first_assigned_team_id": teams[0] ?? null,
    "last_assigned_team_id": teams.at(-1) ?? null,
    "first_closed_by_id": was.close.first?.part.authorId ?? null,
    "last_closed_by_id": was.close.last?.part.authorId ?? null,
    "last_closed_by_admin_id": was.teammateClose.last?.part.authorId ?? null,
  };
}

/** To whom it was ever assigned, also before the contact said anything. */
function assignedTo(events: readonly ConversationEvent[], type: "admin" | "team"): string[] {
  return events.filter(({ meaning, part }) => meaning.isAssignment && part.assignedToType === type)
    .flatMap(({ part }) => part.assignedToId ?? []);
}

function labelColumns(
  { conversation: { record }, events }: ToldConversation,
  { close }: Milestones,
): MartRow {
  const closedBy = close.last?.part.authorKind ?? null;
  return {
    state: record.state,
    "initiated_by": BEGINNERS[events[0]?.part.authorKind ?? ""] ?? "automation",
    "first_closed_by_kind": close.first?.part.authorKind ?? null,
    "last_closed_by_kind": closedBy,
    "resolved_by": record.state === "closed" ? closedBy : null,
    "ai_agent_resolution_state": record.ai_agent?.resolution_state ?? null,
  };
}

function conversationFlags(
  { conversation: { record, parts, partCount }, isDeleted }: ToldConversation,
): MartRow {
  return {
    "is_ticket": record.ticket !== null,
    "is_resolved": record.state === "closed",
    "is_part_list_truncated": parts.length < partCount,
    "is_deleted": isDeleted,
  };
}

function eventFlags({ events }: ToldConversation, { teammateReply }: Milestones): MartRow {
  const closes = events.filter(({ isClose, isAfterFirstContact }) =>
    isClose && isAfterFirstContact
  );
  return {
    "is_inbound": events[0]?.meaning.isContactMessage ?? false,
    "is_one_touch": closes.length === 1 && participants(events).size === 1,
    "is_reassigned": assignmentsAfterReply(events) > 1,
    "is_replied_to": teammateReply.first !== null,
    "is_bot_involved": events.some(({ meaning }) => meaning.isBotReply),
  };
}

function finFlags({ conversation: { record }, events }: ToldConversation): MartRow {
  const outcome = record.ai_agent?.resolution_state ?? "";
  const firstOfFin = events.find(({ meaning }) => meaning.isFinReply)?.index ?? Infinity;
  const isInvolved = record.ai_agent_participated || firstOfFin < Infinity;
  const isTakenOver = events.some(({ meaning, index }) =>
    meaning.isTeammateReply && index > firstOfFin
  );
  return {
    "is_fin_involved": isInvolved,
    "is_fin_resolved": FIN_RESOLVED.includes(outcome),
    "is_handed_off": isInvolved && (FIN_HANDED_OFF.includes(outcome) || isTakenOver),
  };
}

function timeColumns(
  { conversation, events, calendar }: ToldConversation,
  was: Milestones,
): MartRow {
  const at = (event: ConversationEvent | null): string | null => time(event?.part.createdAt);
  const snooze = endsOf(events.filter(({ isSnooze }) => isSnooze));
  const finReply = endsOf(events.filter(({ meaning }) => meaning.isFinReply));
  const { created_at: createdAt } = conversation.record;
  return {
    "first_contact_reply_at": at(was.contactReply.first),
    "last_contact_reply_at": at(was.contactReply.last),
    "first_teammate_reply_at": at(was.teammateReply.first),
    "last_teammate_reply_at": at(was.teammateReply.last),
    "first_assignment_at": at(was.assignment.first),
    "last_assignment_at": at(was.assignment.last),
    "last_assignment_reply_at": at(was.replyToAssignment),
    "first_close_at": at(was.close.first),
    "last_close_at": at(was.close.last),
    "first_reopen_at": at(was.reopen.first),
    "last_reopen_at": at(was.reopen.last),
    "first_fin_reply_at": at(finReply.first),
    "first_snooze_at": at(snooze.first),
    "last_snooze_at": at(snooze.last),
    "created_at": time(createdAt),
    "created_date": calendar.localDay(createdAt),
  };
}
