import type { StoredContact } from "../records/contact.ts";
import type { ConversationRecord } from "../records/conversation.ts";
import {
  aiAgentOf,
  companyOf,
  externalReferencesOf,
  linkedObjectsOf,
  ratingOf,
  salesFieldsOf,
  slaOf,
  topicsOf,
} from "./aftermath.ts";
import type { ConversationPlace, ConversationSetting } from "./conversation_setting.ts";
import { ticketOf } from "./converted_tickets.ts";
import type { Random } from "./random.ts";
import type { Cast } from "./scenes.ts";
import { isContact } from "./part_kinds.ts";
import { makeStatistics } from "./statistics.ts";
import type { Story } from "./story.ts";

/** What a conversation's record is made from, once its story is told. */
export interface Telling {
  readonly story: Story;
  readonly cast: Cast;
  readonly contact: StoredContact | undefined;
  readonly place: ConversationPlace;
  readonly setting: ConversationSetting;
}

/** The record of a conversation whose story has been told. A rating adds to the story. */
export function makeConversationRecord(random: Random, telling: Telling): ConversationRecord {
  const { story, cast, contact, place, setting } = telling;
  const isKnown = cast.contact.id === contact?.fields.id;
  const externalId = isKnown ? contact?.fields.external_id ?? null : null;
  const rating = ratingOf(random, { story, contact: cast.contact, externalId });
  const aiAgent = aiAgentOf(random, story);
  const channel = story.source.type === "conversation" ? "messenger" : story.source.type;
  return {
    type: "conversation",
    id: place.id,
    "created_at": place.createdAt,
    "updated_at": story.updatedAt,
    source: story.source,
    contacts: {
      type: "contact.list",
      contacts: [{ type: "contact", id: cast.contact.id, "external_id": externalId }],
    },
    company: companyOf(contact, setting),
    read: random.chance(0.8),
    priority: random.chance(0.8) ? "none" : random.pick(["low", "medium", "high", "urgent"]),
    "sla_applied": slaOf(random, story),
    "conversation_rating": rating,
    title: story.source.subject === "" ? null : story.source.subject,
    topics: topicsOf(random),
    ticket: ticketOf(place, { contactId: cast.contact.id, setting }),
    "linked_objects": linkedObjectsOf(random),
    "ai_agent": aiAgent,
    "ai_agent_participated": aiAgent !== null,
    ...salesFieldsOf(random, story),
    channel: { initial: channel, current: channel },
    "external_references": externalReferencesOf(random),
    ...storyFields(story),
    ...statisticsFields({ story, setting, createdAt: place.createdAt }),
  };
}

/** The record of a conversation that went on: what the story changed is new, all else stays. */
export function continuedRecord(
  record: ConversationRecord,
  options: { readonly story: Story; readonly setting: ConversationSetting },
): ConversationRecord {
  const telling = { ...options, createdAt: record.created_at };
  return {
    ...record,
    ...storyFields(options.story),
    ...statisticsFields(telling),
    "updated_at": options.story.updatedAt,
  };
}

type StoryField =
  | "waiting_since"
  | "snoozed_until"
  | "admin_assignee_id"
  | "team_assignee_id"
  | "open"
  | "state"
  | "tags"
  | "teammates"
  | "custom_attributes";

function storyFields(story: Story): Pick<ConversationRecord, StoryField> {
  return {
    "waiting_since": story.waitingSince,
    "snoozed_until": story.snoozedUntil,
    "admin_assignee_id": story.adminAssigneeId,
    "team_assignee_id": story.teamAssigneeId,
    open: story.state !== "closed",
    state: story.state,
    tags: { type: "tag.list", tags: story.tags },
    teammates: story.teammateIds.size === 0 ? null : {
      type: "admin.list",
      teammates: [...story.teammateIds].map((id) => ({ type: "admin", id })),
    },
    "custom_attributes": story.attributes,
  };
}

function statisticsFields(
  { story, createdAt, setting }: {
    readonly story: Story;
    readonly createdAt: number;
    readonly setting: ConversationSetting;
  },
): Pick<ConversationRecord, "statistics" | "first_contact_reply"> {
  const statistics = makeStatistics(
    { parts: story.parts, source: story.source, createdAt },
    { zone: setting.zone, teams: setting.staff.teams },
  );
  const firstReplyAt = statistics.first_contact_reply_at ?? null;
  return {
    statistics: story.parts.length === 0 && !isContact(story.source.author) ? null : statistics,
    "first_contact_reply": firstReplyAt === null ? null : {
      "created_at": firstReplyAt,
      type: story.source.type,
      url: story.source.url,
    },
  };
}
