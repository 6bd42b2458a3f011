import type { StoredContact } from "../records/contact.ts";
import { fullConversation, type StoredConversation, type Workspace } from "../workspace.ts";

/** What a field holds, which decides what it can be compared by. */
export type FieldType = "string" | "integer" | "boolean" | "date" | "list" | "words";

/** A field that can be searched and sorted by. A `list` matches where any of its values does. */
export interface Field<T> {
  readonly type: FieldType;
  /** Null where the record has no value; dates are Unix seconds. */
  read(item: T): unknown;
}

/** The fields of one kind of record, by name. */
export type Fields<T> = (name: string) => Field<T> | undefined;

const CONTACT_TYPES: Readonly<Record<string, FieldType>> = {
  ...ofType("string", [
    "id",
    "role",
    "name",
    "avatar",
    "owner_id",
    "email",
    "email_domain",
    "phone",
    "formatted_phone",
    "external_id",
    "language_override",
    "browser",
    "browser_language",
    "os",
    "location.country",
    "location.region",
    "location.city",
    "ios_app_version",
    "ios_device",
    "ios_app_device",
    "ios_os_version",
    "ios_app_name",
    "ios_sdk_version",
    "android_app_version",
    "android_device",
    "android_app_name",
    "andoid_sdk_version",
  ]),
  ...ofType("date", [
    "created_at",
    "signed_up_at",
    "updated_at",
    "last_seen_at",
    "last_contacted_at",
    "last_replied_at",
    "last_email_opened_at",
    "last_email_clicked_at",
    "ios_last_seen_at",
    "android_last_seen_at",
  ]),
  ...ofType("boolean", ["unsubscribed_from_emails", "marked_email_as_spam", "has_hard_bounced"]),
  ...ofType("list", ["segment_id", "tag_id"]),
};

const CONVERSATION_TYPES: Readonly<Record<string, FieldType>> = {
  ...ofType("string", [
    "id",
    "source.type",
    "source.id",
    "source.delivered_as",
    "source.subject",
    "source.author.id",
    "source.author.type",
    "source.author.name",
    "source.author.email",
    "source.url",
    "channel_initiated",
    "state",
    "priority",
    "statistics.last_closed_by_id",
    "conversation_rating.remark",
    "conversation_rating.contact_id",
    "ai_agent.resolution_state",
    "ai_agent.last_answer_type",
    "ai_agent.rating_remark",
    "ai_agent.source_type",
    "ai_agent.source_title",
  ]),
  ...ofType("date", [
    "created_at",
    "updated_at",
    "waiting_since",
    "snoozed_until",
    "statistics.first_contact_reply_at",
    "statistics.first_assignment_at",
    "statistics.first_admin_reply_at",
    "statistics.first_close_at",
    "statistics.last_assignment_at",
    "statistics.last_assignment_admin_reply_at",
    "statistics.last_contact_reply_at",
    "statistics.last_admin_reply_at",
    "statistics.last_close_at",
    "conversation_rating.requested_at",
    "conversation_rating.replied_at",
  ]),
  ...ofType("integer", [
    "admin_assignee_id",
    "team_assignee_id",
    "statistics.time_to_assignment",
    "statistics.time_to_admin_reply",
    "statistics.time_to_first_close",
    "statistics.time_to_last_close",
    "statistics.median_time_to_reply",
    "statistics.count_reopens",
    "statistics.count_assignments",
    "statistics.count_conversation_parts",
    "conversation_rating.score",
    "ai_agent.rating",
  ]),
  ...ofType("boolean", ["open", "read", "ai_agent_participated"]),
  ...ofType("list", ["contact_ids", "teammate_ids", "tag_ids"]),
  "source.body": "words",
};

function ofType(type: FieldType, names: readonly string[]): Record<string, FieldType> {
  return Object.fromEntries(names.map((name) => [name, type]));
}

/** The searchable fields of contacts, custom attributes included. */
export function contactFields(workspace: Workspace): Fields<StoredContact> {
  return (name) => {
    const type = CONTACT_TYPES[name];
    if (name === "segment_id") return { type: "list", read: (contact) => contact.segmentIds };
    if (name === "tag_id") {
      return { type: "list", read: (contact) => contact.tags.map((tag) => tag.id) };
    }
    if (type !== undefined) return { type, read: reader(name, (contact) => contact.fields) };
    const definition = workspace.contactAttributes.find((attribute) =>
      attribute.custom === true && attribute.full_name === name
    );
    if (definition === undefined) return undefined;
    const isNumber = definition.data_type === "integer" || definition.data_type === "float";
    return {
      type: isNumber ? "integer" : definition.data_type as "string" | "boolean" | "date",
      read: (contact) => contact.fields.custom_attributes[definition.name] ?? null,
    };
  };
}

const CONVERSATION_PATHS: Readonly<Record<string, string>> = {
  "channel_initiated": "channel.initial",
  "conversation_rating.score": "conversation_rating.rating",
  "conversation_rating.replied_at": "conversation_rating.updated_at",
  "conversation_rating.requested_at": "conversation_rating.created_at",
  "conversation_rating.contact_id": "conversation_rating.contact.id",
};

/** The searchable fields of conversations. Only ids and times are at hand; the others need the conversation told. */
export function conversationFields(workspace: Workspace): Fields<StoredConversation> {
  return (name) => {
    const type = CONVERSATION_TYPES[name];
    if (type === undefined) return undefined;
    if (name === "id") return { type, read: (stored) => stored.id };
    if (name === "created_at") return { type, read: (stored) => stored.createdAt };
    if (name === "updated_at") return { type, read: (stored) => stored.updatedAt };
    const recordOf = (stored: StoredConversation) => fullConversation(workspace, stored).record;
    if (name === "tag_ids") {
      return { type, read: (stored) => recordOf(stored).tags.tags.map((tag) => tag.id) };
    }
    if (name === "contact_ids") {
      return { type, read: (stored) => recordOf(stored).contacts.contacts.map(({ id }) => id) };
    }
    if (name === "teammate_ids") {
      return {
        type,
        read: (stored) => recordOf(stored).teammates?.teammates.map(({ id }) => id) ?? [],
      };
    }
    return { type, read: reader(CONVERSATION_PATHS[name] ?? name, recordOf) };
  };
}

function reader<T>(path: string, recordOf: (item: T) => unknown): (item: T) => unknown {
  const keys = path.split(".");
  return (item) => {
    let value: unknown = recordOf(item);
    for (const key of keys) {
      if (typeof value !== "object" || value === null) return null;
      value = (value as Record<string, unknown>)[key];
    }
    return value ?? null;
  };
}
