import type { CompanyRecord } from "../records/company.ts";
import type { StoredContact } from "../records/contact.ts";
import type {
  AiAgentRecord,
  Author,
  ConversationRecord,
  SalesAgentRecord,
} from "../records/conversation.ts";
import type { ConversationSetting } from "./conversation_setting.ts";
import { isContact, isTeammate } from "./part_kinds.ts";
import { remark } from "./phrases.ts";
import type { Random } from "./random.ts";
import type { Story } from "./story.ts";

/**
 * What Fin did in a conversation; null where it took no part.
 *
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), schema `ai_agent`
 */
export function aiAgentOf(random: Random, story: Story): AiAgentRecord | null {
  const words = story.parts.filter((part) => part.author.from_ai_agent === true);
  const last = words.at(-1);
  if (last === undefined) return null;
  const isRated = random.chance(0.2);
  return {
    "source_type": random.chance(0.7) ? "workflow" : "profile",
    "source_title": "Fin first",
    "last_answer_type": "ai_answer",
    "resolution_state": resolutionOf(random, story),
    rating: isRated ? random.whole(1, 5) : null,
    "rating_remark": isRated ? remark(random) : null,
    // The times of the rating, not of Fin's part in the conversation.
    "created_at": isRated ? last.created_at : null,
    "updated_at": isRated ? last.created_at : null,
    "content_sources": contentSourcesOf(story),
  };
}

/** How Fin's part ended: with a teammate, with a contact whom it did not help, or with a contact it helped. */
function resolutionOf(random: Random, story: Story): string | null {
  const said = story.parts.findLast((part) => part.body !== null && part.part_type !== "note");
  const state = story.teammateIds.size > 0
    ? random.weighted({ escalated: 45, "negative_feedback": 20, "procedure_handoff": 20, none: 15 })
    : said !== undefined && isContact(said.author)
    ? random.weighted({ "negative_feedback": 75, "assumed_resolution": 15, none: 10 })
    : random.weighted({ "assumed_resolution": 50, "confirmed_resolution": 50 });
  return state === "none" ? null : state;
}

/** What Fin answered from. */
function contentSourcesOf(story: Story): AiAgentRecord["content_sources"] {
  const article = {
    "content_type": "article",
    url: "/fin-ai-agent/content?content=article&id=1042",
    title: "Exports & limits",
    locale: "en",
  };
  const snippet = {
    "content_type": "content_snippet",
    url: "/fin-ai-agent/content?content=content_snippet&id=3234924",
    title: "Größe der Exporte",
    locale: "de",
  };
  const sources = story.parts.length % 3 === 0 ? [snippet, article] : [article];
  return {
    type: "content_source.list",
    "total_count": sources.length,
    "content_sources": sources,
  };
}

type Rating = NonNullable<ConversationRecord["conversation_rating"]>;
type Sla = NonNullable<ConversationRecord["sla_applied"]>;
type LinkedObjects = NonNullable<ConversationRecord["linked_objects"]>;

/**
 * The contact's rating of a closed conversation. It is an event of its own, so the conversation changes by it. What was
 * asked for and not given has no number.
 *
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), schema `conversation_rating`
 */
export function ratingOf(
  random: Random,
  options: {
    readonly story: Story;
    readonly contact: Author;
    readonly externalId: string | null;
  },
): Rating | null {
  const { story, contact } = options;
  const close = story.parts.findLast((part) => part.part_type === "close");
  if (story.state !== "closed" || close === undefined || story.parts.length >= 500) return null;
  const outcome = random.weighted({ notAsked: 67, given: 25, asked: 8 });
  if (outcome === "notAsked") return null;
  const asked: Rating = {
    rating: null,
    remark: null,
    "created_at": close.created_at,
    "updated_at": close.created_at,
    contact: { type: "contact", id: contact.id, "external_id": options.externalId },
    teammate: story.adminAssigneeId === 0
      ? { type: isTeammate(close.author) ? "admin" : "bot", id: close.author.id }
      : { type: "admin", id: String(story.adminAssigneeId) },
  };
  story.wait(random.around(1_800));
  return outcome === "asked" || story.isOver ? asked : givenRating(random, { ...options, asked });
}

/** The rating that a contact gives, at the story's moment, where one was asked for. */
export function givenRating(
  random: Random,
  { story, contact, asked }: {
    readonly story: Story;
    readonly contact: Author;
    readonly asked: Rating;
  },
): Rating {
  const words = remark(random);
  story.event("conversation_rating_changed", contact);
  if (words !== "") story.event("conversation_rating_remark_added", contact);
  return {
    ...asked,
    rating: Number(random.weighted({ "5": 55, "4": 20, "3": 10, "2": 6, "1": 9 })),
    remark: words,
    "updated_at": story.at,
  };
}

/**
 * The conversation's SLA. Where one was taken off by hand, the status is null, not `cancelled`.
 *
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), schema `sla_applied`
 */
export function slaOf(random: Random, story: Story): Sla | null {
  if (story.teammateIds.size === 0 || !random.chance(0.3)) return null;
  const status = story.state === "closed"
    ? random.weighted({ hit: 75, missed: 20, cancelled: 3, none: 2 })
    : "active";
  return {
    type: "conversation_sla_summary",
    "sla_name": random.pick(["First reply in 1 h", "VIP – 15 min"]),
    "sla_status": status === "none" ? null : status,
  };
}

/** The company a conversation is filed under, as it was at the time. */
export function companyOf(
  contact: StoredContact | undefined,
  setting: ConversationSetting,
): CompanyRecord | null {
  const company = setting.companies.get(contact?.companyIds[0] ?? "");
  return company === undefined ? null : { ...company, "user_count": 1 };
}

/** Topics; often none, which the API writes as an empty object or as an empty list. */
export function topicsOf(random: Random): ConversationRecord["topics"] {
  const chance = random.next();
  if (chance < 0.5) return {};
  const topics = chance < 0.9 ? [] : [{ type: "topic" as const, "topic_id": 77, name: "Exports" }];
  return { type: "topic.list", topics, "total_count": topics.length };
}

/** Tickets and conversations linked to this one; few have any. */
export function linkedObjectsOf(random: Random): LinkedObjects {
  const data = random.chance(0.02)
    ? [{
      type: "ticket" as const,
      id: String(random.whole(7_000, 9_999)),
      category: "Back-office" as const,
    }]
    : [];
  return { type: "list", data, "total_count": data.length, "has_more": false };
}

/** What the sales agent did, and whether it took part at all; it meets few. */
export function salesFieldsOf(
  random: Random,
  story: Story,
): Pick<ConversationRecord, "sales_agent" | "sales_agent_participated"> {
  const meets = story.source.delivered_as === "customer_initiated" && random.chance(0.05);
  return {
    "sales_agent_participated": meets,
    "sales_agent": meets ? makeSalesAgent(random) : null,
  };
}

function makeSalesAgent(random: Random): SalesAgentRecord {
  const isQualified = random.chance(0.6);
  return {
    outcome: isQualified ? "qualified" : "product_discovery",
    "routing_outcome": isQualified ? "enterprise_sales" : null,
    "collected_data": isQualified
      ? { "company.name": 'Acme "Überland" Inc', email: "buyer@acme.example" }
      : null,
  };
}

/** What the conversation is in other systems; few have been there. */
export function externalReferencesOf(random: Random): { type: string; id: string }[] {
  return random.chance(0.04)
    ? [{ type: "zendesk_ticket", id: String(random.whole(3_000_000, 3_999_999)) }]
    : [];
}
