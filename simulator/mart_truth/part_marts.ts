import type { Author, ConversationRecord, PartRecord } from "../records/conversation.ts";
import type { Landed } from "./landed.ts";
import { json, jsonUnlessEmpty, type MartRow, type Marts, time } from "./mart_row.ts";

/** The messages, notes and events of conversations, each with the opening message as part 0. */
export function partMarts({ app, conversations }: Landed): Marts {
  const rows = [...conversations.values()].flatMap(({ record: { record, parts }, isDeleted }) =>
    [openingColumns(record), ...partsInOrder(parts).map(partColumns)].map((columns, index) => ({
      "workspace_id": app.id_code,
      "conversation_id": record.id,
      ...columns,
      "is_opening_message": index === 0,
      "part_index": index,
      "is_deleted": isDeleted,
    }))
  );
  return {
    "conversation_parts": { key: ["workspace_id", "conversation_id", "part_id"], rows },
  };
}

/** Parts as they happened: by time, then by id, which is a number. */
export function partsInOrder(parts: readonly PartRecord[]): PartRecord[] {
  return parts.toSorted((one, other) =>
    one.created_at - other.created_at || Number(one.id) - Number(other.id)
  );
}

function openingColumns({ id, source, created_at }: ConversationRecord): MartRow {
  return {
    "part_id": `source-${id}`,
    ...authorColumns(source.author),
    "assigned_to_id": null,
    "assigned_to_type": null,
    "external_id": null,
    "part_type": "source",
    state: null,
    subject: source.subject,
    body: source.body,
    url: source.url,
    "app_package_code": null,
    ...emailColumns(source.email_message_metadata),
    metadata: null,
    "event_details": null,
    translations: null,
    attachments: jsonUnlessEmpty(source.attachments),
    "attachment_count": source.attachments.length,
    tags: null,
    "tag_count": 0,
    "is_redacted": source.redacted,
    "created_at": time(created_at),
    "updated_at": time(created_at),
    "notified_at": null,
  };
}

function partColumns(part: PartRecord): MartRow {
  return {
    "part_id": part.id,
    ...authorColumns(part.author),
    "assigned_to_id": part.assigned_to?.id ?? null,
    "assigned_to_type": part.assigned_to?.type ?? null,
    "external_id": part.external_id ?? null,
    "part_type": part.part_type,
    state: part.state,
    subject: null,
    body: part.body,
    url: null,
    "app_package_code": part.app_package_code ?? null,
    ...emailColumns(part.email_message_metadata),
    metadata: json(part.metadata),
    "event_details": json(part.event_details),
    // The preview version only.
    translations: null,
    attachments: jsonUnlessEmpty(part.attachments),
    "attachment_count": part.attachments.length,
    tags: jsonUnlessEmpty(part.tags),
    "tag_count": part.tags.length,
    "is_redacted": part.redacted ?? null,
    "created_at": time(part.created_at),
    "updated_at": time(part.updated_at),
    "notified_at": time(part.notified_at),
  };
}

function authorColumns(author: Author): MartRow {
  return {
    "author_id": author.id,
    "author_type": author.type,
    "author_kind": kindOf(author),
    "author_name": author.name,
    "author_email": author.email,
    "is_from_ai_agent": author.from_ai_agent ?? null,
    "is_ai_answer": author.is_ai_answer ?? null,
  };
}

/** Who an author is. */
export function kindOf({ type, from_ai_agent }: Author): string {
  if (type === "user" || type === "lead") return type;
  if (from_ai_agent === true) return "fin";
  return type === "admin" ? "teammate" : type === "bot" ? "bot" : "other";
}

function emailColumns(
  email: PartRecord["email_message_metadata"] | undefined,
): MartRow {
  return {
    "email_message_id": email?.message_id ?? null,
    "email_subject": email?.subject ?? null,
    "email_address_headers": jsonUnlessEmpty(email?.email_address_headers),
  };
}
