import type { Known, Landed, LandedConversation } from "../mart_truth/landed.ts";
import type { MartRow } from "../mart_truth/mart_row.ts";
import { countOf, sum } from "./sum.ts";

/** A conversation that is not deleted, and its row of `conversation_metrics`. */
export interface MeasuredConversation {
  readonly conversation: LandedConversation;
  readonly metrics: MartRow;
}

/** The conversations that are not deleted. */
export function measuredConversations(
  landed: Landed,
  metrics: readonly MartRow[],
): MeasuredConversation[] {
  const byId = new Map(metrics.map((row) => [row["conversation_id"], row]));
  const measured = ({ record, isDeleted }: Known<LandedConversation>): MeasuredConversation[] => {
    const row = byId.get(record.record.id);
    return isDeleted || row === undefined ? [] : [{ conversation: record, metrics: row }];
  };
  return [...landed.conversations.values()].flatMap(measured);
}

/** How many conversations a teammate replied to, and how long that took in all. */
export function firstReplyColumns(conversations: readonly MeasuredConversation[]): MartRow {
  const rows = conversations.map(({ metrics }) => metrics);
  return {
    "first_reply_count": countOf(rows, "time_to_first_reply_seconds"),
    "first_reply_seconds": sum(rows, "time_to_first_reply_seconds"),
  };
}

/** How many conversations were rated, and how many of these as 4 or 5. */
export function ratingColumns(conversations: readonly MeasuredConversation[]): MartRow {
  const ratings = conversations.flatMap(({ conversation }) =>
    conversation.record.conversation_rating?.rating ?? []
  );
  return {
    "rating_count": ratings.length,
    "positive_rating_count": ratings.filter((rating) => rating >= 4).length,
  };
}
