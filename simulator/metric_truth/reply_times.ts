import { type MartRow, time } from "../mart_truth/mart_row.ts";
import {
  officeSecondsBetween,
  secondsBetween,
  type ToldConversation,
} from "./told_conversation.ts";

/** A teammate's reply to what a contact had asked, and how long that took. */
export interface Answer {
  readonly row: MartRow;
  /** Null where the clock says that the reply came first. */
  readonly replySeconds: number | null;
  /** Null where no office hours are known. */
  readonly officeSeconds: number | null;
}

/** The replies of teammates that answered a contact; a second one to the same words is none. */
export function answersOf(told: ToldConversation): Answer[] {
  const { events, calendar } = told;
  const firstReply = events.find(({ isAfterFirstContact, meaning }) =>
    isAfterFirstContact && meaning.isTeammateReply
  );
  const answers: Answer[] = [];
  for (const event of events) {
    const { part, asked, lastAsked } = event;
    if (asked === null || lastAsked === null) continue;
    const replySeconds = secondsBetween(asked.createdAt, part.createdAt);
    const officeSeconds = officeSecondsBetween(calendar, asked.createdAt, part.createdAt);
    const row: MartRow = {
      "workspace_id": told.workspaceId,
      "conversation_id": told.conversation.record.id,
      "part_id": part.id,
      "admin_id": part.authorId,
      "asked_part_id": asked.id,
      "team_assignee_id": event.teamAssigneeId,
      "admin_assignee_id": event.adminAssigneeId,
      "is_first_reply": event === firstReply,
      "is_deleted": told.isDeleted,
      "reply_index": answers.length + 1,
      "reply_seconds": replySeconds,
      "reply_office_seconds": officeSeconds,
      "seconds_since_last_message": secondsBetween(lastAsked.createdAt, part.createdAt),
      "asked_at": time(asked.createdAt),
      "last_asked_at": time(lastAsked.createdAt),
      "replied_at": time(part.createdAt),
      "replied_date": calendar.localDay(part.createdAt),
    };
    answers.push({ row, replySeconds, officeSeconds });
  }
  return answers;
}
