/** Fields of other API versions. */
const NOT_SENT_OF_CONTACTS = ["formatted_phone", "is_unsubscribed_from_sms", "has_sms_consent"];

/** Fields of other API versions, and what has to be asked for. */
const NOT_SENT_OF_CONVERSATIONS = [
  // API versions 2.14 and 2.15 only.
  "is_source_from_ai_agent",
  "is_source_ai_answer",
  // The preview version only, and what has to be asked for.
  "ai_topics",
  "monitor_evaluations",
  "scorecards",
];

/** Columns that no simulated record ever fills, by mart: all that is compared of them is that they are null. */
export const NEVER_FILLED: Readonly<Record<string, readonly string[]>> = {
  // Only conversation attributes have these, and those have no others.
  "contact_attributes": ["reference", "visible_to_team_ids", "is_required", "is_multiline"],
  "company_attributes": ["reference", "visible_to_team_ids", "is_required", "is_multiline"],
  "conversation_attributes": [
    "label",
    "is_api_writable",
    "is_messenger_writable",
    "is_ui_writable",
  ],
  contacts: NOT_SENT_OF_CONTACTS,
  // Leads are merged into users, and not the other way.
  users: [...NOT_SENT_OF_CONTACTS, "merged_into_contact_id"],
  leads: [...NOT_SENT_OF_CONTACTS, "signed_up_at"],
  // The preview version only.
  calls: ["duration_seconds", "talk_seconds", "queue_seconds", "hold_seconds"],
  "conversation_parts": ["translations"],
  "conversation_topics": ["subtopic_id", "subtopic_name"],
  // The preview version only, and what the list of articles does not give.
  articles: [
    "folder_id",
    "view_count",
    "conversation_count",
    "reaction_count",
    "happy_reaction_percentage",
    "neutral_reaction_percentage",
    "sad_reaction_percentage",
    "fin_involvement_count",
    "fin_resolution_count",
    "fin_resolution_percentage",
  ],
  // The preview version only.
  "internal_articles": ["folder_id", "tags"],
  // Seen in answers, and in no version's description.
  tickets: ["company_id"],
  // The preview version only.
  "ticket_parts": ["translations"],
  conversations: NOT_SENT_OF_CONVERSATIONS,
  // Archived attributes, of which only nulls are left.
  "companies_wide": ["custom_fax"],
  "contacts_wide": NOT_SENT_OF_CONTACTS,
  "conversations_wide": [...NOT_SENT_OF_CONVERSATIONS, "custom_root_cause_old"],
};
