import type { Intercom } from "intercom-client";
import type { CompanyRecord } from "./company.ts";
import type { AppliedTag, Reference } from "./contact.ts";
import type { TicketStep, TicketValue } from "./ticket.ts";
import type { AttributeValues, Retyped, Wire } from "./wire.ts";

/** Who wrote a part. */
export interface Author {
  type: "admin" | "bot" | "user" | "lead" | "team";
  id: string;
  name: string | null;
  email: string;
  "from_ai_agent"?: boolean;
  "is_ai_answer"?: boolean;
}

/** A file on a part. */
export type Attachment = Retyped<Wire<Required<Intercom.PartAttachment>>, {
  width: number | null;
  height: number | null;
}>;

/** One part of a conversation. The opening message is not one: it is the conversation's `source`. */
export type PartRecord = Retyped<Wire<Intercom.ConversationPart>, {
  type: "conversation_part";
  id: string;
  "part_type": string;
  body: string | null;
  "created_at": number;
  "updated_at": number;
  "notified_at": number;
  "assigned_to": Reference | null;
  author: Author;
  attachments: Attachment[];
  state: "open" | "closed" | "snoozed";
  tags: { type: "tag"; id: string; name: string }[];
  "email_message_metadata": {
    subject: string;
    "email_address_headers": { type: string; "email_address": string; name: string | null }[];
    "message_id": string | null;
  } | null;
  metadata?: {
    "quick_reply_options"?: { text: string; uuid: string; translations: null }[];
    "quick_reply_uuid"?: string;
  } | null;
  "event_details": Record<string, unknown> | null;
}>;

/** The message that opened a conversation. */
export type SourceRecord = Retyped<Wire<Intercom.ConversationSource>, {
  type: string;
  id: string;
  "delivered_as": string;
  subject: string;
  body: string;
  author: Author;
  attachments: Attachment[];
  url: string | null;
  redacted: boolean;
  recipients?: { type: string; email: string; "drop_reason": string | null }[] | null;
  "reply_to"?: { email: string; name: string | null }[] | null;
  "email_message_metadata"?: PartRecord["email_message_metadata"] & { history: string };
}>;

/** What the API computes of a conversation. What has not happened is null. */
export type StatisticsRecord = Retyped<Wire<Intercom.ConversationStatistics>, {
  "assigned_team_first_response_time": TeamResponseTime[];
  "assigned_team_first_response_time_in_office_hours": TeamResponseTime[];
}>;

/** How long a team took to answer, in seconds. */
export interface TeamResponseTime {
  "team_id": number;
  "team_name": string;
  "response_time": number;
}

/** What Fin did. */
export type AiAgentRecord = Retyped<Wire<Intercom.AiAgent>, {
  "resolution_state": string | null;
  "content_sources": {
    type: "content_source.list";
    "total_count": number;
    "content_sources": { "content_type": string; url: string; title: string; locale: string }[];
  };
}>;

/** The ticket that a conversation is. */
export interface ConversationTicketRecord {
  type: "ticket";
  id: number;
  url: string;
  "custom_attributes": Record<string, { value: TicketValue; type: string }>;
  state: TicketStep;
  "ticket_type": string;
  "ticket_type_description": string;
  "ticket_type_emoji": string;
  "ticket_custom_state_admin_label": string;
  "ticket_custom_state_user_label": string;
}

/** The topics of a conversation. */
export interface TopicList {
  type: "topic.list";
  topics: { type: "topic"; "topic_id": number; name: string }[];
  "total_count": number;
}

/** What the sales agent did. */
export interface SalesAgentRecord {
  outcome: string | null;
  "routing_outcome": string | null;
  "collected_data": Record<string, string> | null;
}

/** A conversation as the lists send it: without its parts. */
export type ConversationRecord = Retyped<
  Omit<Wire<Intercom.Conversation>, "company_id" | "conversation_parts">,
  {
    type: "conversation";
    title: string | null;
    "waiting_since": number | null;
    "snoozed_until": number | null;
    state: "open" | "closed" | "snoozed";
    priority: string;
    "admin_assignee_id": number | null;
    "team_assignee_id": number | null;
    company?: CompanyRecord | null;
    tags: { type: "tag.list"; tags: AppliedTag[] };
    source: SourceRecord;
    contacts: {
      type: "contact.list";
      contacts: { type: "contact"; id: string; "external_id": string | null }[];
    };
    teammates: { type: "admin.list"; teammates: Reference[] } | null;
    "custom_attributes": AttributeValues;
    statistics: StatisticsRecord | null;
    "ai_agent": AiAgentRecord | null;
    "ai_agent_participated": boolean;
    "sales_agent_participated"?: boolean;
    "sales_agent"?: SalesAgentRecord | null;
    channel?: { initial: string | null; current: string | null } | null;
    "external_references"?: { type: string; id: string }[];
    topics: TopicList | Record<string, never>;
    ticket: ConversationTicketRecord | null;
  }
>;

/** A conversation whole, with every part it ever had, oldest first. Never altered in place. */
export interface FullConversation {
  readonly record: Readonly<ConversationRecord>;
  readonly parts: readonly PartRecord[];
}
