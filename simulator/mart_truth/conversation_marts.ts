import type { ConversationRecord } from "../records/conversation.ts";
import { conversationAgentColumns, conversationStatisticsColumns } from "./conversation_figures.ts";
import type { Known, Landed, LandedConversation } from "./landed.ts";
import { idText, json, jsonUnlessEmpty, type MartRow, type Marts, time } from "./mart_row.ts";
import { partMarts } from "./part_marts.ts";

/** Conversations with their parts, and who and what is in them. */
export function conversationMarts(landed: Landed): Marts {
  const workspaceId = landed.app.id_code;
  const conversations = [...landed.conversations.values()];
  const key = ["workspace_id", "conversation_id"];
  const rowsOf = (
    columns: (record: ConversationRecord) => readonly MartRow[],
  ): readonly MartRow[] =>
    conversations.flatMap(({ record: { record }, isDeleted }) =>
      columns(record).map((row) => ({
        "workspace_id": workspaceId,
        "conversation_id": record.id,
        ...row,
        "is_deleted": isDeleted,
      }))
    );
  return {
    conversations: {
      key,
      rows: conversations.map((conversation) => conversationRow(workspaceId, conversation)),
    },
    ...partMarts(landed),
    "conversation_contacts": { key: [...key, "contact_id"], rows: rowsOf(contactColumns) },
    "conversation_teammates": { key: [...key, "admin_id"], rows: rowsOf(teammateColumns) },
    "conversation_tags": {
      key: [...key, "tag_id"],
      rows: rowsOf((record) => tagColumns(record, landed)),
    },
  };
}

function contactColumns({ contacts }: ConversationRecord): MartRow[] {
  return contacts.contacts.map((contact, index) => ({
    "contact_id": contact.id,
    "contact_external_id": contact.external_id,
    "contact_position": index + 1,
  }));
}

function teammateColumns({ teammates }: ConversationRecord): MartRow[] {
  return (teammates?.teammates ?? []).map((teammate, index) => ({
    "admin_id": teammate.id,
    "teammate_type": teammate.type,
    "teammate_position": index + 1,
  }));
}

function tagColumns({ tags }: ConversationRecord, landed: Landed): MartRow[] {
  return tags.tags.map((tag) => ({
    "tag_id": tag.id,
    "applied_by_id": tag.applied_by?.id ?? null,
    "tag_name": landed.tags.get(tag.id)?.record.name ?? tag.name,
    "applied_by_type": tag.applied_by?.type ?? null,
    "applied_at": time(tag.applied_at),
  }));
}

function conversationRow(
  workspaceId: string,
  { record: { record, parts, partCount }, isDeleted }: Known<LandedConversation>,
): MartRow {
  return {
    "workspace_id": workspaceId,
    "conversation_id": record.id,
    ...labelColumns(record),
    ...sourceColumns(record),
    ...ratingColumns(record),
    ...conversationStatisticsColumns(record.statistics),
    ...conversationAgentColumns(record),
    ...countColumns(record),
    "part_count": parts.length,
    "api_part_count": partCount,
    "is_part_list_truncated": parts.length < partCount,
    ...extraColumns(record),
    "created_at": time(record.created_at),
    "updated_at": time(record.updated_at),
    "waiting_since_at": time(record.waiting_since),
    "snoozed_until_at": time(record.snoozed_until),
    "is_deleted": isDeleted,
  };
}

/** An assignee of 0 is nobody. */
function assigneeId(id: number | null): string | null {
  return id === 0 ? null : idText(id);
}

function labelColumns(record: ConversationRecord): MartRow {
  return {
    "admin_assignee_id": assigneeId(record.admin_assignee_id),
    "team_assignee_id": assigneeId(record.team_assignee_id),
    "company_id": record.company?.id ?? null,
    "contact_id": record.contacts.contacts[0]?.id ?? null,
    "ticket_id": idText(record.ticket?.id),
    "is_ticket": record.ticket !== null,
    ticket: json(record.ticket),
    title: record.title,
    state: record.state,
    priority: record.priority,
    "channel_initial": record.channel?.initial ?? null,
    "channel_current": record.channel?.current ?? null,
    "is_open": record.open ?? null,
    "is_read": record.read ?? null,
    "sla_name": record.sla_applied?.sla_name ?? null,
    "sla_status": record.sla_applied?.sla_status ?? null,
    "first_contact_reply_type": record.first_contact_reply?.type ?? null,
    "first_contact_reply_url": record.first_contact_reply?.url ?? null,
    "first_contact_reply_at": time(record.first_contact_reply?.created_at),
  };
}

function sourceColumns({ source }: ConversationRecord): MartRow {
  const email = source.email_message_metadata;
  return {
    "source_id": source.id,
    "source_type": source.type,
    "source_delivered_as": source.delivered_as,
    "source_subject": source.subject,
    "source_body": source.body,
    "source_url": source.url,
    "is_source_redacted": source.redacted,
    "source_author_type": source.author.type,
    "source_author_id": source.author.id,
    "source_author_name": source.author.name,
    "source_author_email": source.author.email,
    "is_source_from_ai_agent": source.author.from_ai_agent ?? null,
    "is_source_ai_answer": source.author.is_ai_answer ?? null,
    "source_attachment_count": source.attachments.length,
    "source_attachments": jsonUnlessEmpty(source.attachments),
    "source_recipients": jsonUnlessEmpty(source.recipients),
    "source_reply_to": jsonUnlessEmpty(source.reply_to),
    "source_email_message_id": email?.message_id ?? null,
    "source_email_subject": email?.subject ?? null,
    "source_email_address_headers": jsonUnlessEmpty(email?.email_address_headers),
    "source_email_history": email?.history ?? null,
  };
}

function ratingColumns({ conversation_rating: rating }: ConversationRecord): MartRow {
  return {
    rating: rating?.rating ?? null,
    "rating_remark": rating?.remark ?? null,
    "rating_contact_id": rating?.contact?.id ?? null,
    "rating_contact_external_id": rating?.contact?.external_id ?? null,
    "rating_teammate_id": idText(rating?.teammate?.id),
    "rating_teammate_type": rating?.teammate?.type ?? null,
    "rating_created_at": time(rating?.created_at),
    "rating_updated_at": time(rating?.updated_at),
  };
}

function countColumns(record: ConversationRecord): MartRow {
  const linked = record.linked_objects;
  return {
    "contact_count": record.contacts.contacts.length,
    "teammate_count": record.teammates?.teammates.length ?? 0,
    "tag_count": record.tags.tags.length,
    "linked_object_count": linked?.total_count ?? 0,
    "linked_objects": jsonUnlessEmpty(linked?.data),
    "has_more_linked_objects": linked?.has_more ?? false,
  };
}

function extraColumns(record: ConversationRecord): MartRow {
  return {
    topics: jsonUnlessEmpty(record.topics.topics),
    "external_references": jsonUnlessEmpty(record.external_references),
    "custom_attributes": jsonUnlessEmpty(record.custom_attributes),
    // Not in the simulated API.
    "ai_topics": null,
    "monitor_evaluations": null,
    scorecards: null,
  };
}
