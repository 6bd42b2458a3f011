import type { FullTicket, TicketRecord, TicketTypeRecord, TicketValue } from "../records/ticket.ts";
import type { StoredTicket } from "../workspace.ts";
import type { ConversationPlace, ConversationSetting } from "./conversation_setting.ts";
import { conversationId } from "./conversation_id.ts";
import { makeMoments } from "./moments.ts";
import { attachment } from "./part_details.ts";
import { answer, followUp, note, question, subject } from "./phrases.ts";
import { pickContact } from "./pick_contact.ts";
import { Random } from "./random.ts";
import { adminAuthor, botAuthor, contactAuthor } from "./story.ts";
import { TicketStory } from "./ticket_story.ts";
import { ticketState } from "./ticket_types.ts";

const MINUTE = 60;
const DAY = 86_400;
const FIRST_TICKET_ID = 215_900_000_000_000;
const FIRST_PART_ID = 700_001;

/** What a conversation that became a ticket gives to it. */
export type ConvertedConversation = Required<
  Pick<ConversationPlace, "id" | "createdAt" | "contactId">
>;

/** Tells every ticket once, and keeps of each only what a search needs first. */
export function makeTicketHeads(
  { total, converted }: {
    readonly total: number;
    /** Conversations that are tickets, by the place of each. */
    readonly converted: ReadonlyMap<number, ConvertedConversation>;
  },
  origin: ConversationSetting,
): { readonly tickets: StoredTicket[]; readonly nextPart: number } {
  const moments = makeMoments(origin.contacts.length === 0 ? 0 : total, {
    random: new Random(origin.seed, "ticket moments"),
    zone: origin.zone,
    start: origin.start + 3_600,
    end: origin.now,
  });
  let nextPart = FIRST_PART_ID;
  const tickets = moments.map((createdAt, index): StoredTicket => {
    const place = {
      index,
      id: ticketId(index),
      createdAt,
      firstPartId: nextPart,
      ...converted.get(index),
    };
    const { record, parts } = makeTicket(place, origin);
    nextPart += parts.length;
    return {
      id: place.id,
      createdAt: place.createdAt,
      updatedAt: record.updated_at,
      place,
    };
  });
  return { tickets, nextPart };
}

/** The id of the ticket at a place. None has the id of a conversation, but for those that a conversation became. */
export function ticketId(index: number): string {
  return String(FIRST_TICKET_ID + index * 5);
}

/** One ticket with all its parts. The same place and setting give the same ticket. */
export function makeTicket(place: ConversationPlace, setting: ConversationSetting): FullTicket {
  const random = randomAt(place.index, setting);
  const type = random.pick(setting.ticketTypes);
  const picked = pickContact(random, place, setting);
  const contact = place.contactId === undefined
    ? picked
    : setting.contacts.find(({ fields }) => fields.id === place.contactId);
  const story = new TicketStory(ticketState(stateOf("submitted", setting)), {
    at: place.createdAt,
    now: setting.now,
    firstPartId: place.firstPartId,
  });
  Object.assign(story.attributes, makeAttributes(random, { type, at: place.createdAt }));
  // What was added later draws from numbers of its own: all else is the same as ever.
  const extras = new Random(setting.seed, "ticket extras", place.index);
  if (contact !== undefined) work(story, { random, extras, contact, type, setting });
  const isTracker = type.category === "Tracker";
  const contacts = contact === undefined || isTracker ? [] : [contact.fields];
  return {
    record: {
      type: "ticket",
      id: place.id,
      "ticket_id": String(place.index + 1),
      category: type.category,
      "ticket_type": type,
      contacts: {
        type: "contact.list",
        contacts: contacts.map(({ id, external_id }) => ({
          type: "contact",
          id,
          "external_id": external_id ?? null,
        })),
      },
      "created_at": place.createdAt,
      "linked_objects": linkedObjectsOf(random, { place, type, setting }),
      "is_shared": type.category === "Customer",
      ...ticketStoryFields(story),
      ...(story.state.category !== "resolved" && extras.chance(0.2)
        ? { "snoozed_until": setting.now + extras.whole(1, 9) * DAY }
        : {}),
    },
    parts: story.parts,
  };
}

function randomAt(index: number, setting: ConversationSetting): Random {
  return new Random(setting.seed, "ticket", index);
}

/** The type of the ticket at a place: the first that is drawn for it. */
function typeAt(index: number, setting: ConversationSetting): TicketTypeRecord {
  return randomAt(index, setting).pick(setting.ticketTypes);
}

type StoryField =
  | "ticket_attributes"
  | "ticket_state"
  | "previous_ticket_state_id"
  | "admin_assignee_id"
  | "team_assignee_id"
  | "open"
  | "updated_at";

/** What the story of a ticket says of its record. */
export function ticketStoryFields(story: TicketStory): Pick<TicketRecord, StoryField> {
  return {
    "ticket_attributes": story.attributes,
    "ticket_state": story.state,
    "previous_ticket_state_id": story.previousStateId,
    "admin_assignee_id": story.adminAssigneeId,
    "team_assignee_id": story.teamAssigneeId,
    open: story.state.category !== "resolved",
    "updated_at": story.updatedAt,
  };
}

function stateOf(
  step: string,
  setting: ConversationSetting,
): ConversationSetting["ticketStates"][number] {
  const state = setting.ticketStates.find(({ category }) => category === step);
  if (state === undefined) throw new RangeError(`Cannot find a ticket state of "${step}"`);
  return state;
}

/** A ticket is passed on, talked over and, mostly, resolved. */
function work(
  story: TicketStory,
  { random, extras, contact, type, setting }: {
    readonly random: Random;
    readonly extras: Random;
    readonly contact: ConversationSetting["contacts"][number];
    readonly type: TicketTypeRecord;
    readonly setting: ConversationSetting;
  },
): void {
  const { staff } = setting;
  const handler = random.pick(staff.admins);
  const admin = adminAuthor(handler);
  const workflow = botAuthor(staff.bot, "workflow");
  const become = (step: string): void =>
    story.become(random.chance(0.8) ? admin : workflow, ticketState(stateOf(step, setting)));
  if (random.chance(0.7)) story.wait(5).assign(workflow, random.pick(staff.teams));
  if (random.chance(0.1)) return;
  story.wait(random.around(40 * MINUTE)).assign(admin, handler);
  become("in_progress");
  const rounds = random.whole(0, 3);
  for (let round = 0; round < rounds && !story.isOver; round++) {
    story.wait(random.around(90 * MINUTE)).comment(admin, answer(random), fromOutside(extras));
    if (random.chance(0.4)) become("waiting_on_customer");
    story.wait(random.around(DAY / 2)).comment(contactAuthor(contact), followUp(random), {
      attachments: random.chance(0.1) ? [attachment(random)] : [],
    });
    if (random.chance(0.3)) story.wait(MINUTE).note(admin, note(random));
  }
  const field = type.ticket_type_attributes.data.find(({ data_type }) => data_type === "integer");
  if (field !== undefined && random.chance(0.3)) {
    story.wait(MINUTE).setAttribute(admin, field, random.whole(1, 90));
  }
  if (random.chance(0.2)) {
    story.wait(DAY).become(admin, ticketState(random.pick(setting.ticketStates)));
  }
  story.wait(random.around(DAY));
  if (random.chance(0.7)) become("resolved");
  const bulk = random.pick(setting.bulkChanges);
  const isAhead = story.updatedAt < bulk;
  // A bulk action: many tickets change in the same second.
  if (isAhead && random.chance(0.2)) story.waitUntil(bulk).note(workflow, "<p>Moved</p>");
}

/** What is told of a part that another system wrote through the API, as some are. */
function fromOutside(
  extras: Random,
): { readonly "app_package_code"?: string; readonly "external_id"?: string } {
  if (!extras.chance(0.15)) return {};
  return { "app_package_code": "test-integration", "external_id": `jira-${extras.hex(6)}` };
}

function makeAttributes(
  random: Random,
  { type, at }: { readonly type: TicketTypeRecord; readonly at: number },
): Record<string, TicketValue> {
  const values: Record<string, TicketValue> = {
    "_default_title_": subject(random),
    "_default_description_": random.chance(0.8) ? question(random) : null,
  };
  for (const { name, data_type } of type.ticket_type_attributes.data.slice(2)) {
    if (random.chance(0.3)) values[name] = null;
    else if (data_type === "list") values[name] = random.pick(["Low", "High", "Blocker 🔥"]);
    else if (data_type === "integer") values[name] = random.whole(0, 4_000);
    else if (data_type === "decimal") values[name] = random.whole(100, 90_000) / 100;
    else if (data_type === "boolean") values[name] = random.chance(0.5);
    else if (data_type === "datetime") values[name] = at + random.whole(1, 30) * DAY;
    else if (data_type === "files") {
      values[name] = random.chance(0.2) ? [{ ...attachment(random) }] : [];
    } else values[name] = `K-${random.hex(6)}`;
  }
  return values;
}

/** The conversation a ticket came from, where it came from one; of one among teammates the customer's ticket, too. */
function linkedObjectsOf(
  random: Random,
  { place, type, setting }: {
    readonly place: ConversationPlace;
    readonly type: TicketTypeRecord;
    readonly setting: ConversationSetting;
  },
): TicketRecord["linked_objects"] {
  const data: TicketRecord["linked_objects"]["data"] = [];
  if (setting.total > 0 && random.chance(0.4)) {
    const id = conversationId(random.whole(0, setting.total - 1));
    data.push({ type: "conversation", id, category: null });
  }
  const before = place.index === 0 ? undefined : typeAt(place.index - 1, setting);
  if (type.category !== "Customer" && before?.category === "Customer") {
    data.push({ type: "ticket", id: ticketId(place.index - 1), category: before.category });
  }
  return { type: "list", data, "total_count": data.length, "has_more": false };
}
