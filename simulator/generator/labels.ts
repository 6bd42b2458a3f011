import type { SegmentRecord, SubscriptionTypeRecord, TagRecord } from "../records/reference.ts";

const DAY = 86_400;

const TAGS = [
  "VIP",
  "Beta tester",
  "Bug",
  "Feature request",
  "Billing",
  "Refund",
  "Churn risk",
  "Onboarding",
  "Integration: CRM",
  "Integration: Webhooks",
  "Mobile",
  "Security",
  "GDPR / privacy",
  "Renewal",
  "Upsell",
  "Feedback 💡",
  "Press",
  "Partner",
  "Newsletter",
  "Event 2025",
  "spam?",
  "Größe L",
  'Tier "gold"',
  "tier gold",
];

const SEGMENTS: readonly [name: string, personType: "user" | "contact"][] = [
  ["Active", "user"],
  ["New this month", "user"],
  ["Slipping away", "user"],
  ["Enterprise users", "user"],
  ["On trial", "user"],
  ["Champions 🏆", "user"],
  ["Qualified leads", "contact"],
];

const COMPANY_SEGMENTS = ["Big spenders", "At risk accounts"];

const SUBSCRIPTIONS = [
  "Newsletter",
  "Product updates",
  "Release notes",
  "Events",
  "Webinars",
  "Tips & tricks",
  "Surveys",
  "Community digest",
  "Security notices",
  "Partner offers",
  "Beta programme",
  "Billing reminders",
  "Onboarding",
  "SMS alerts",
];

/** The workspace's tags. Two differ only in case and quotes. */
export function makeTags(): TagRecord[] {
  return TAGS.map((name, index) => ({ type: "tag", id: String(9_310_000 + index * 7), name }));
}

/** The segments of people, made over the workspace's first months. */
export function makeSegments(start: number): SegmentRecord[] {
  return SEGMENTS.map(([name, personType], index) => segment(start, { name, personType, index }));
}

/** The segments of companies. `GET /segments` does not list them unless asked with `type=company`. */
export function makeCompanySegments(start: number): SegmentRecord[] {
  return COMPANY_SEGMENTS.map((name, index) =>
    segment(start, { name, personType: "user", index: 20 + index })
  );
}

/** Fourteen subscription types, eleven of them opt-out: enough for a contact's list to be cut at ten. */
export function makeSubscriptionTypes(): SubscriptionTypeRecord[] {
  return SUBSCRIPTIONS.map((name, index) => {
    const translation = { name, description: `${name} by e-mail`, locale: "en" };
    const german = { name: `${name} (DE)`, description: `${name} per E-Mail`, locale: "de" };
    return {
      type: "subscription",
      id: String(41_000 + index * 3),
      state: index === 13 ? "draft" : "live",
      "default_translation": translation,
      translations: index % 4 === 0 ? [translation, german] : [translation],
      "consent_type": index % 4 === 3 ? "opt_in" : "opt_out",
      "content_types": [index === 13 ? "sms_message" : "email"],
    };
  });
}

function segment(
  start: number,
  options: {
    readonly name: string;
    readonly personType: "user" | "contact";
    readonly index: number;
  },
): SegmentRecord {
  const createdAt = start + options.index * 3 * DAY;
  return {
    type: "segment",
    id: `${createdAt.toString(16).padStart(8, "0")}5e9${
      options.index.toString(16).padStart(13, "0")
    }`,
    name: options.name,
    "created_at": createdAt,
    "updated_at": createdAt + options.index * DAY,
    "person_type": options.personType,
  };
}
