import type { ConversationRecord, FullConversation, PartRecord } from "./records/conversation.ts";
import { without } from "./records/without.ts";
import { isAtLeast, type Version } from "./version.ts";

/** How many parts the API gives of a conversation: the newest. There is no paging to the others. */
export const PARTS_GIVEN = 500;

/** A conversation as the API sends it on its own: with its newest parts, and the number of all. */
export interface ConversationWithParts extends ConversationRecord {
  "conversation_parts": {
    type: "conversation_part.list";
    "conversation_parts": Partial<PartRecord>[];
    "total_count": number;
  };
}

/** A conversation as the lists and searches send it: without its parts. */
export function conversationRecord(full: FullConversation, version: Version): ConversationRecord {
  if (isAtLeast(version, "2.16")) return full.record;
  const { company, ...rest } = without(full.record, [
    "channel",
    "sales_agent",
    "sales_agent_participated",
    "external_references",
  ]);
  return {
    ...rest,
    ...(isAtLeast(version, "2.15") ? { company: company ?? null } : {}),
    source: without(rest.source, ["recipients", "reply_to", "email_message_metadata"]),
    priority: rest.priority === "none" || rest.priority === "low" ? "not_priority" : "priority",
    "admin_assignee_id": rest.admin_assignee_id === 0 ? null : rest.admin_assignee_id,
    "team_assignee_id": rest.team_assignee_id === 0 ? null : rest.team_assignee_id,
  };
}

/**
 * A conversation as `GET /conversations/{id}` sends it.
 *
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), schema `conversation_parts`
 */
export function conversationWithParts(
  full: FullConversation,
  version: Version,
): ConversationWithParts {
  return {
    ...conversationRecord(full, version),
    "conversation_parts": {
      type: "conversation_part.list",
      "conversation_parts": full.parts.slice(-PARTS_GIVEN).map((part) => partRecord(part, version)),
      "total_count": full.parts.length,
    },
  };
}

/** A part as the version has it: its state, tags and events came with 2.13, its metadata with 2.14. */
function partRecord(part: PartRecord, version: Version): Partial<PartRecord> {
  if (isAtLeast(version, "2.14")) return part;
  const older = without(part, ["metadata"]);
  if (isAtLeast(version, "2.13")) return older;
  return without(older, [
    "state",
    "tags",
    "event_details",
    "email_message_metadata",
    "app_package_code",
  ]);
}
