import type { JsonObject } from "../extract/api/json.ts";
import { BAD_TEXTS, badAttributes, items, numeral } from "./bad_values.ts";

/** A record that the API should never send, and where it is found once the models are built. */
export interface BadRecord {
  readonly stream: string;
  /** Its id. */
  readonly id: string;
  /** Its owner's id. Default: it has none. */
  readonly parent?: string;
  /** The record, but for its id. */
  readonly record: JsonObject;
  /** What is in columns of marts, in the rows about the record, in order. Times as ISO 8601. */
  readonly shown: readonly (readonly [column: string, ...values: unknown[]])[];
  /** Paths under which `unread_values` counts it. */
  readonly unread?: readonly string[];
  /** Paths under which `unmodelled_fields` lists it. */
  readonly unmodelled?: readonly string[];
}

const tag = { type: "tag", id: "item-1", name: "n" };

const contacts: readonly BadRecord[] = [
  {
    stream: "contacts",
    id: "~contact-types",
    record: {
      role: "robot",
      name: 42,
      email: { address: "a@b.example" },
      phone: 15550100.5,
      external_id: 7,
      owner_id: 0,
      formatted_phone: true,
      browser: ["safari", null],
      created_at: "2024-05-01T10:00:00Z",
      updated_at: 1714557600123,
      signed_up_at: numeral("-62135596801"),
      last_seen_at: numeral("1e400"),
      last_replied_at: numeral("9007199254740993"),
      last_contacted_at: true,
      last_email_opened_at: "1714557600",
      last_email_clicked_at: -1,
      android_last_seen_at: 1.5,
      ios_last_seen_at: [],
      has_hard_bounced: "perhaps",
      marked_email_as_spam: 2,
      unsubscribed_from_emails: "true",
      sms_consent: 0,
      location: "Paris",
      avatar: [{ image_url: "x" }],
      tags: [{ id: "1" }],
      companies: { data: { id: "1" }, total_count: "three" },
      notes: null,
      opted_in_subscription_types: { data: null, total_count: numeral("12345678901234567890") },
      opted_out_subscription_types: { data: ["plain", { id: 3 }] },
      social_profiles: { data: { name: "one" } },
      custom_attributes: ["a list"],
      mood: "odd",
    },
    shown: [
      ["contacts.role", "robot"],
      ["contacts.name", "42"],
      ["contacts.email", '{"address":"a@b.example"}'],
      ["contacts.phone", "15550100.5"],
      ["contacts.external_id", "7"],
      ["contacts.owner_id", null],
      ["contacts.formatted_phone", "true"],
      ["contacts.browser", '["safari",null]'],
      ["contacts.last_email_opened_at", "2024-05-01T10:00:00.000Z"],
      ["contacts.last_email_clicked_at", "1969-12-31T23:59:59.000Z"],
      ["contacts.is_unsubscribed_from_emails", true],
      ["contacts.has_sms_consent", false],
      ["contacts.social_profiles", '{"name":"one"}'],
      ["contacts.custom_attributes", '["a list"]'],
      ["contact_subscriptions.subscription_type_id", "3"],
    ],
    unread: [
      "created_at",
      "updated_at",
      "signed_up_at",
      "last_seen_at",
      "last_replied_at",
      "last_contacted_at",
      "android_last_seen_at",
      "has_hard_bounced",
      "marked_email_as_spam",
      "location",
      "avatar",
      "tags",
      "companies.data",
      "companies.total_count",
      "opted_in_subscription_types.total_count",
      "opted_out_subscription_types.data[]",
      "social_profiles.data",
      "custom_attributes",
    ],
    unmodelled: ["mood"],
  },
  {
    stream: "contacts",
    id: "~contact-lists",
    record: {
      role: "",
      name: BAD_TEXTS.nul,
      referrer: BAD_TEXTS.long,
      utm_term: BAD_TEXTS.rightToLeft,
      utm_source: BAD_TEXTS.jinja,
      email: "",
      tags: {
        data: [...items(3000), { id: "item-1" }, { id: null }, null],
        total_count: 3000,
        has_more: false,
      },
      companies: { data: [{ id: "same" }, { id: "same" }], total_count: 2 },
      opted_in_subscription_types: { data: [], total_count: 0 },
      social_profiles: { data: [{ name: "x", url: 5 }, "not an object"] },
      custom_attributes: badAttributes(),
    },
    shown: [
      ["contacts.role", ""],
      ["contacts.name", BAD_TEXTS.nul],
      ["contacts.referrer", BAD_TEXTS.long],
      ["contacts.utm_term", BAD_TEXTS.rightToLeft],
      ["contacts.utm_source", BAD_TEXTS.jinja],
      ["contacts.email", ""],
      ["contact_companies.company_id", "same"],
      ["contact_social_profiles.url", "5", null],
    ],
    unread: ["social_profiles.data[]"],
  },
];

const companies: readonly BadRecord[] = [
  {
    stream: "companies",
    id: "~company-types",
    record: {
      company_id: 12,
      name: BAD_TEXTS.emoji,
      plan: "Pro",
      size: "many",
      website: null,
      monthly_spend: numeral("1e400"),
      session_count: -3,
      user_count: 1.5,
      tags: { tags: [...items(3000, { name: "n" }), tag] },
      segments: { segments: "none" },
      notes: {
        notes: [
          { id: 1, body: BAD_TEXTS.html, author: "Ada", created_at: "yesterday" },
          { id: "1", body: BAD_TEXTS.html },
          { id: 2, body: BAD_TEXTS.lines, author: null, created_at: 1714557600 },
        ],
      },
      custom_attributes: badAttributes(),
      created_at: 99999999999999,
      remote_created_at: "",
    },
    shown: [
      ["companies.external_id", "12"],
      ["companies.name", BAD_TEXTS.emoji],
      ["companies.session_count", -3],
      ["companies.tag_count", 3001],
      ["company_notes.body", BAD_TEXTS.html, BAD_TEXTS.lines],
      ["company_notes.created_at", null, "2024-05-01T10:00:00.000Z"],
    ],
    unread: [
      "plan",
      "size",
      "monthly_spend",
      "user_count",
      "segments.segments",
      "notes.notes[].author",
      "notes.notes[].created_at",
      "created_at",
      "remote_created_at",
    ],
  },
  {
    stream: "companies",
    id: "~company-numbers",
    record: {
      size: "150",
      monthly_spend: "12.5",
      session_count: numeral("9007199254740993"),
      user_count: numeral("1e3"),
      plan: { id: 0, name: "" },
      segments: null,
      custom_attributes: { "Contract ends": "soon", "ARR": "1e400", "is_partner": "no way" },
    },
    shown: [
      ["companies.employee_count", 150],
      ["companies.monthly_spend", 12.5],
      ["companies.session_count", 9007199254740993n],
      ["companies.user_count", 1000],
      ["companies.plan_id", null],
      ["companies.plan_name", ""],
      ["company_attribute_values.value_text", "1e400", "soon", "no way"],
      ["company_attribute_values.is_of_declared_type", false, false, false],
    ],
  },
];

/** Records of people and companies that the API should never send. */
export const badPeople: readonly BadRecord[] = [...contacts, ...companies];
