import { type MartRow, time } from "../mart_truth/mart_row.ts";
import type { ConversationEvent } from "./conversation_events.ts";
import type { ToldConversation } from "./told_conversation.ts";

/** The events of a conversation, a row each. */
export function eventRows(told: ToldConversation): MartRow[] {
  return told.events.map((event) => ({
    "workspace_id": told.workspaceId,
    "conversation_id": told.conversation.record.id,
    ...idColumns(event),
    ...labelColumns(event),
    ...flagColumns(event),
    "is_deleted": told.isDeleted,
    "part_index": event.index,
    "office_clock_seconds": told.calendar.officeClock(event.part.createdAt),
    "created_at": time(event.part.createdAt),
    "event_date": told.calendar.localDay(event.part.createdAt),
    "asked_at": time(event.asked?.createdAt),
    "last_asked_at": time(event.lastAsked?.createdAt),
    "waiting_since_at": time(event.waitingSince),
  }));
}

function idColumns({ part, adminAssigneeId, teamAssigneeId, asked }: ConversationEvent): MartRow {
  return {
    "part_id": part.id,
    "author_id": part.authorId,
    "assigned_to_id": part.assignedToId,
    "admin_assignee_id": adminAssigneeId,
    "team_assignee_id": teamAssigneeId,
    "asked_part_id": asked?.id ?? null,
  };
}

function labelColumns({ part, state, previousState }: ConversationEvent): MartRow {
  return {
    "part_type": part.type,
    "author_kind": part.authorKind,
    "assigned_to_type": part.assignedToType,
    state,
    "previous_state": previousState,
  };
}

function flagColumns(event: ConversationEvent): MartRow {
  const { part, meaning } = event;
  return {
    "is_opening_message": part.isOpeningMessage,
    "is_contact_message": meaning.isContactMessage,
    "is_attribute_collected": meaning.isAttributeCollected,
    "is_contact_reply": event.isContactReply,
    "is_teammate_reply": meaning.isTeammateReply,
    "is_fin_reply": meaning.isFinReply,
    "is_bot_reply": meaning.isBotReply,
    "is_note": meaning.isNote,
    "is_assignment": meaning.isAssignment,
    "is_close": event.isClose,
    "is_close_part": meaning.isClosePart,
    "is_reopen": event.isReopen,
    "is_snooze": event.isSnooze,
    "is_unsnooze": event.isUnsnooze,
    "is_after_first_contact": event.isAfterFirstContact,
  };
}
