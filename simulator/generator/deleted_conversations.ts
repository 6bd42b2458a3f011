import type { DeletedConversationRecord } from "../records/ticket.ts";
import { conversationId } from "./conversation_id.ts";
import type { ConversationSetting } from "./conversation_setting.ts";
import { Random } from "./random.ts";

/**
 * Conversations that had been deleted before now, one for fifty that are there: the list names them, nothing else knows
 * them. Some were deleted in the same second.
 */
export function makeDeletedConversations(origin: ConversationSetting): DeletedConversationRecord[] {
  const random = new Random(origin.seed, "deleted conversations");
  const { start, now, total, bulkChanges } = origin;
  return Array.from({ length: Math.ceil(total / 50) }, (_, index) => ({
    type: "conversation" as const,
    id: conversationId(-1 - index),
    "metrics_retained": random.chance(0.6),
    "deleted_at": random.chance(0.2) ? random.pick(bulkChanges) : random.whole(start, now),
  }));
}
