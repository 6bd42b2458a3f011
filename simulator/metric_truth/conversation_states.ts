import { type MartRow, time } from "../mart_truth/mart_row.ts";
import type { ConversationEvent } from "./conversation_events.ts";
import { secondsBetween, type ToldConversation } from "./told_conversation.ts";

/** The stretches of a conversation's life in which its state, its teammate and its team stayed the same. */
export function stateRows(told: ToldConversation): MartRow[] {
  const beginnings = told.events.filter((event, index) => {
    const before = told.events[index - 1];
    return before === undefined || !standAlike(before, event);
  });
  return beginnings.map((event, index) =>
    stateRow(told, { event, next: beginnings[index + 1], index })
  );
}

function standAlike(one: ConversationEvent, other: ConversationEvent): boolean {
  return one.state === other.state && one.adminAssigneeId === other.adminAssigneeId &&
    one.teamAssigneeId === other.teamAssigneeId;
}

function stateRow(
  { workspaceId, conversation, isDeleted, calendar }: ToldConversation,
  { event, next, index }: {
    readonly event: ConversationEvent;
    readonly next: ConversationEvent | undefined;
    readonly index: number;
  },
): MartRow {
  const startedAt = event.part.createdAt;
  const endedAt = next?.part.createdAt ?? null;
  return {
    "workspace_id": workspaceId,
    "conversation_id": conversation.record.id,
    "part_id": event.part.id,
    "admin_assignee_id": event.adminAssigneeId,
    "team_assignee_id": event.teamAssigneeId,
    state: event.state,
    "is_current": endedAt === null,
    "is_deleted": isDeleted,
    "state_index": index,
    "duration_seconds": secondsBetween(startedAt, endedAt),
    "started_at": time(startedAt),
    "ended_at": time(endedAt),
    "started_date": calendar.localDay(startedAt),
    "ended_date": endedAt === null ? null : calendar.localDay(endedAt),
  };
}
