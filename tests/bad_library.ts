import type { BadRecord } from "./bad_records.ts";
import { BAD_TEXTS, badAttributes, numeral } from "./bad_values.ts";

const tickets: readonly BadRecord[] = [
  {
    stream: "tickets",
    id: "~ticket",
    record: {
      ticket_id: 12,
      category: "Galactic",
      ticket_type: { id: "~ticket-type", name: ["Bug"] },
      ticket_state: 4,
      admin_assignee_id: "0",
      ticket_attributes: {
        ...badAttributes() as Record<string, string>,
        "_default_title_": BAD_TEXTS.emoji,
        "_default_description_": { html: BAD_TEXTS.html },
      },
      contacts: { contacts: [{ id: "same" }, { id: "same" }] },
      linked_objects: [],
      ticket_parts: { total_count: -1 },
      open: "yes",
      is_shared: null,
      created_at: "2024-05-01T10:00:00Z",
      snoozed_until: -99999999999999,
    },
    shown: [
      ["tickets.ticket_number", "12"],
      ["tickets.category", "Galactic"],
      ["tickets.state", "4"],
      ["tickets.ticket_type_name", '["Bug"]'],
      ["tickets.title", BAD_TEXTS.emoji],
      ["tickets.api_part_count", -1],
      ["ticket_contacts.contact_id", "same"],
    ],
    unread: ["created_at", "snoozed_until"],
  },
  {
    stream: "ticket_parts",
    id: "~ticket-part",
    parent: "~ticket",
    record: {
      part_type: 9,
      ticket_state: "limbo",
      body: BAD_TEXTS.lines,
      author: [{ id: "1" }],
      attachments: [{ name: 1, filesize: "12" }, { name: null, width: "wide" }],
      updated_attribute_data: { attribute: "Plan", value: { id: ["a"], label: {} } },
      created_at: 1714557600,
    },
    shown: [
      ["ticket_parts.part_type", "9"],
      ["ticket_parts.body", BAD_TEXTS.lines],
      ["ticket_part_attachments.filesize_bytes", 12, null],
    ],
    unread: ["author", "attachments[].width", "updated_attribute_data.attribute"],
  },
];

const library: readonly BadRecord[] = [
  {
    stream: "articles",
    id: "~article",
    record: {
      title: { en: "t" },
      body: BAD_TEXTS.html,
      state: "burnt",
      author_id: 0,
      parent_id: "0",
      parent_ids: [1, "1", null, 0, "", { id: 2 }],
      default_locale: "tlh",
      tags: { tags: [{ id: 5, name: "a" }, { id: "5", name: "a", applied_at: "now" }] },
      translated_content: ["en"],
      statistics: { views: "many", happy_reaction_percentage: "NaN", reactions: 1.5 },
      has_unpublished_changes: "maybe",
      created_at: numeral("123456789012345678901234567890"),
    },
    shown: [
      ["articles.title", '{"en":"t"}'],
      ["articles.body", BAD_TEXTS.html],
      ["articles.state", "burnt"],
      ["articles.author_id", null],
      ["article_collections.collection_id", "1", '{"id":2}'],
      ["article_tags.tag_id", "5"],
    ],
    unread: [
      "tags.tags[].applied_at",
      "translated_content",
      "statistics.views",
      "statistics.happy_reaction_percentage",
      "statistics.reactions",
      "has_unpublished_changes",
      "created_at",
    ],
  },
  {
    stream: "admins",
    id: "~admin",
    record: {
      name: [BAD_TEXTS.emoji],
      email: 5,
      avatar: ["x"],
      role: "owner",
      team_ids: "all",
      away_mode_enabled: "partly",
      has_inbox_seat: "1",
      team_priority_level: [],
    },
    shown: [
      ["admins.name", JSON.stringify([BAD_TEXTS.emoji])],
      ["admins.email", "5"],
      ["admins.has_inbox_seat", true],
    ],
    unread: ["role", "team_ids", "away_mode_enabled"],
  },
  {
    stream: "custom_objects",
    id: "~object",
    parent: "Order",
    record: {
      external_id: 5,
      custom_attributes: badAttributes(),
      created_at: "2024-05-01T10:00:00Z",
      external_created_at: 1714557600123,
    },
    shown: [["custom_objects.external_id", "5"]],
    unread: ["created_at", "external_created_at"],
  },
];

const translated: readonly BadRecord[] = [
  {
    stream: "articles",
    id: "~article-translated",
    record: {
      translated_content: {
        en: { title: BAD_TEXTS.emoji, created_at: 1714557600123, state: 3 },
        "x.y": { title: "t", has_unpublished_changes: "maybe" },
      },
    },
    shown: [["article_translations.title", BAD_TEXTS.emoji, "t"]],
    unread: ["translated_content{}.created_at", "translated_content{}.has_unpublished_changes"],
  },
];

/** Lists that hold an item twice, where the item is a row of its own. */
const twice: readonly BadRecord[] = [
  {
    stream: "ticket_types",
    id: "~ticket-type",
    record: {
      name: BAD_TEXTS.emoji,
      ticket_type_attributes: {
        data: [
          { id: 1, name: "a", data_type: "integer" },
          { id: "1", name: "a", data_type: "integer" },
          "x",
        ],
        ticket_type_attributes: [{ id: 1, name: "a", order: "last" }],
      },
      ticket_states: { data: [{ id: "9" }, { id: 9 }, null] },
    },
    shown: [
      ["ticket_types.name", BAD_TEXTS.emoji],
      ["ticket_type_attributes.attribute_key", "1"],
      ["ticket_type_states.ticket_state_id", "9"],
    ],
    unread: [
      "ticket_type_attributes.data[]",
      "ticket_type_attributes.ticket_type_attributes[].order",
    ],
  },
  {
    stream: "ticket_states",
    id: "~ticket-state",
    record: { ticket_types: { data: [{ id: "8", name: "x" }, { id: 8, name: "x" }] } },
    shown: [["ticket_type_states.ticket_type_id", "8"]],
  },
  {
    stream: "teams",
    id: "~team",
    record: {
      name: null,
      admin_ids: [3, "3", null, 0, { id: 4 }],
      admin_priority_level: { primary_admin_ids: ["3", 3], secondary_admin_ids: [3] },
    },
    shown: [["team_admins.admin_id", "3", '{"id":4}']],
  },
  {
    stream: "macros",
    id: "~macro",
    record: { body: BAD_TEXTS.jinja, visible_to_team_ids: [1, "1", 0], created_at: "soon" },
    shown: [["macros.body", BAD_TEXTS.jinja], ["macro_teams.team_id", "1"]],
    unread: ["created_at"],
  },
  {
    stream: "news_items",
    id: "~news",
    record: {
      newsfeed_assignments: [{ newsfeed_id: 1 }, { newsfeed_id: "1", published_at: "now" }],
    },
    shown: [["news_item_newsfeeds.newsfeed_id", "1"]],
    unread: ["newsfeed_assignments[].published_at"],
  },
  {
    stream: "office_hours",
    id: "~hours",
    record: {
      time_intervals: [{ start_minute: 0, end_minute: 60 }, { start_minute: 0, end_minute: "x" }],
    },
    shown: [["office_hours_intervals.start_minute", 0, 0]],
    unread: ["time_intervals[].end_minute"],
  },
  {
    stream: "subscription_types",
    id: "~subscription",
    record: {
      translations: [{ locale: "en", name: "a" }, { locale: "en", name: "a" }, "x"],
      default_translation: ["en"],
    },
    shown: [["subscription_type_translations.name", "a"]],
    unread: ["translations[]", "default_translation"],
  },
  {
    stream: "collections",
    id: "~collection",
    record: { translated_content: { en: { name: 5, icon: 1 } }, order: "first" },
    shown: [["collection_translations.name", "5"]],
    unread: ["order"],
    unmodelled: ["translated_content{}.icon"],
  },
];

/** Definitions: one that is archived and one that lives have the same name, two differ in the case alone. */
const definitions: readonly BadRecord[] = [
  ["a", "integer", false],
  ["A", "date", false],
  ["select", "boolean", true],
  ["select", "string", false],
  ["", "float", false],
  ["🙂", "wizardry", false],
].map(([name, type, archived], index) => ({
  stream: "contact_attributes",
  id: `~attribute-${index}`,
  record: {
    name: String(name),
    full_name: `custom_attributes.${name}`,
    data_type: String(type),
    custom: true,
    archived: archived === true,
    model: "contact",
  },
  shown: [["contact_attributes.data_type", type]],
}));

/** Tickets, what stands in the library, and teammates, as the API should never send them. */
export const badOthers: readonly BadRecord[] = [
  ...tickets,
  ...library,
  ...translated,
  ...twice,
  ...definitions,
];
