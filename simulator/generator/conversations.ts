import type { StoredContact } from "../records/contact.ts";
import type { Author, FullConversation, SourceRecord } from "../records/conversation.ts";
import { makeConversationRecord } from "./make_conversation_record.ts";
import type { ConversationPlace, ConversationSetting } from "./conversation_setting.ts";
import { attachment, emailMetadata } from "./part_details.ts";
import { isContact, isTeammateReply } from "./part_kinds.ts";
import { opener, question, subject } from "./phrases.ts";
import { pickContact } from "./pick_contact.ts";
import { PLOTS } from "./plots.ts";
import { Random } from "./random.ts";
import type { Cast } from "./scenes.ts";
import { adminAuthor, botAuthor, contactAuthor, operatorAuthor, Story } from "./story.ts";

const YEAR = 365 * 86_400;

const WEIGHTS = {
  finResolved: 13,
  finThenHuman: 24,
  finGivenUp: 4,
  human: 30,
  outbound: 12,
  nights: 4,
  notesOnly: 3,
  unanswered: 4,
  closedUnanswered: 6,
  workflowOnly: 5,
} as const;

const DELIVERED_AS = {
  contact: "customer_initiated",
  teammate: "admin_initiated",
  campaign: "automated",
  operator: "operator_initiated",
} as const;

/** One conversation with all its parts. The same place and setting give the same conversation. */
export function makeConversation(
  place: ConversationPlace,
  setting: ConversationSetting,
): FullConversation {
  const random = new Random(setting.seed, "conversation", place.index);
  const isEndless = setting.total >= 1_000 && place.index % 1_000 === 137;
  const plot = isEndless ? "endless" : random.weighted(WEIGHTS);
  const contact = pickContact(random, place, setting);
  const isEmail = plot === "human" && random.chance(0.4);
  const cast = makeCast(random, { contact, isEmail, place, setting });
  const source = makeSource(random, { cast, plot, isEmail, place, contact });
  const story = new Story(source, {
    at: place.createdAt,
    now: setting.now,
    firstPartId: place.firstPartId,
  });
  PLOTS[plot](story, cast);
  if (!isEndless) embellish(story, cast, setting);
  return {
    record: makeConversationRecord(random, { story, cast, contact, place, setting }),
    parts: story.parts,
  };
}

function makeCast(
  random: Random,
  options: {
    readonly contact: StoredContact | undefined;
    readonly isEmail: boolean;
    readonly place: ConversationPlace;
    readonly setting: ConversationSetting;
  },
): Cast {
  const { staff } = options.setting;
  const team = random.pick(staff.teams);
  const members = staff.admins.filter((admin) => team.admin_ids.includes(Number(admin.id)));
  const formerIsHere = options.place.createdAt < options.setting.start + YEAR;
  const gone = options.contact === undefined || random.chance(0.01);
  return {
    random,
    zone: options.setting.zone,
    contact: gone ? vanishedContact(random) : contactAuthor(options.contact),
    handler: formerIsHere && random.chance(0.15) ? staff.formerAdmin : random.pick(members),
    colleague: random.pick(staff.admins),
    team,
    fin: botAuthor(staff.bot, "fin"),
    finAnswer: botAuthor(staff.bot, "answer"),
    workflow: botAuthor(staff.bot, "workflow"),
    operator: operatorAuthor(staff.bot),
    isEmail: options.isEmail,
  };
}

/** Somebody who has been deleted since: the conversation still names them, no endpoint knows them. */
function vanishedContact(random: Random): Author {
  return { type: "lead", id: `5f000000${random.hex(16)}`, name: null, email: "" };
}

function makeSource(
  random: Random,
  options: {
    readonly cast: Cast;
    readonly plot: keyof typeof PLOTS;
    readonly isEmail: boolean;
    readonly place: ConversationPlace;
    readonly contact: StoredContact | undefined;
  },
): SourceRecord {
  const { cast, isEmail, place } = options;
  const isOutbound = options.plot === "outbound";
  const opening = isOutbound ? random.weighted({ teammate: 60, campaign: 30, operator: 10 }) : null;
  const isCampaign = opening === "campaign";
  const author = opening === null
    ? cast.contact
    : isCampaign
    ? cast.workflow
    : opening === "operator"
    ? cast.operator
    : adminAuthor(cast.handler);
  const phone = options.plot === "unanswered" && random.chance(0.1);
  const metadata = emailMetadata(cast.contact, cast.workflow);
  return {
    type: isEmail ? "email" : phone ? "phone_call" : isCampaign ? "push" : "conversation",
    id: String(1_900_000_000 + place.index),
    "delivered_as": DELIVERED_AS[opening ?? "contact"],
    subject: isEmail ? subject(random) : "",
    body: phone ? "" : isOutbound ? opener(random, cast.contact.name ?? "there") : question(random),
    author: { type: author.type, id: author.id, name: author.name, email: author.email },
    attachments: random.chance(0.03) ? [attachment(random)] : [],
    url: isContact(author) && !isEmail && random.chance(0.7)
      ? "https://app.kestrel.example/home"
      : null,
    redacted: false,
    ...(isEmail
      ? {
        recipients: [{ type: "to", email: "help@kestrel-support.example", "drop_reason": null }],
        "reply_to": [{ email: cast.contact.email, name: cast.contact.name }],
        "email_message_metadata": { ...metadata, history: "" },
      }
      : {}),
  };
}

/** What happens to conversations whatever their course: tags, attributes, redaction, bulk changes. */
function embellish(story: Story, cast: Cast, setting: ConversationSetting): void {
  const { random } = cast;
  const handler = adminAuthor(cast.handler);
  if (random.chance(0.3)) story.wait(20).tag(handler, random.pick(setting.tags));
  if (random.chance(0.1)) story.wait(5).tag(handler, random.pick(setting.tags));
  if (random.chance(0.35)) {
    const type = random.pick(["Bug", "Billing", "How-to", "Other"]);
    story.wait(30).setAttribute(random.chance(0.5) ? handler : cast.workflow, "Issue type", type);
  }
  quietAttributes(story, random);
  const victims = [
    [0.02, story.parts.find((part) => isContact(part.author) && part.body !== null)],
    [0.05, story.parts.find((part) => isTeammateReply(part) && part.part_type === "comment")],
  ] as const;
  for (const [chance, victim] of victims) {
    if (victim !== undefined && random.chance(chance)) story.wait(3_600).redact(victim);
  }
  const bulk = random.pick(setting.bulkChanges);
  if (bulk >= story.at && random.chance(0.15)) {
    // A bulk action: many conversations change in the same second.
    story.waitUntil(bulk).close(handler);
    story.setAttribute(cast.workflow, "issue type", "migrated");
  }
}

/** Attributes that were there from the start, so that no part tells of them. */
function quietAttributes(story: Story, random: Random): void {
  const { attributes } = story;
  if (random.chance(0.1)) {
    attributes["Order number"] = random.chance(0.9) ? `K-${random.hex(5)}` : "";
  }
  if (random.chance(0.08)) attributes["Refund amount"] = random.whole(100, 90_000) / 100;
  if (random.chance(0.08)) {
    const count = random.whole(0, 40);
    // Written by a workflow that asked people.
    attributes["Items affected"] = count > 30 ? `about ${count}` : count;
  }
  if (random.chance(0.1)) attributes["Escalated?"] = random.chance(0.4);
  if (random.chance(0.06)) attributes["Follow up on"] = story.at + random.whole(1, 30) * 86_400;
  if (random.chance(0.05)) attributes["Kundengruppe „A“"] = "“Großkunde”";
  if (random.chance(0.3)) attributes["AI Title"] = "Question about exports";
  if (random.chance(0.02)) attributes["Root cause (old)"] = null;
  if (random.chance(0.03)) {
    const instance = { id: random.hex(24), "external_id": random.hex(6), type: "Order" };
    attributes["Related orders"] = { type: "Order.list", instances: [instance] };
  }
}
