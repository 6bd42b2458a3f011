import type { Clock } from "./clock.ts";
import { makeConversation } from "./generator/conversations.ts";
import type { ConversationPlace, ConversationSetting } from "./generator/conversation_setting.ts";
import type { Staff } from "./generator/staff.ts";
import { makeTicket } from "./generator/tickets.ts";
import type { StoredCompany } from "./records/company.ts";
import type { StoredContact } from "./records/contact.ts";
import type { FullConversation } from "./records/conversation.ts";
import type { EventRecord } from "./records/event.ts";
import type {
  AppRecord,
  ConversationAttributeRecord,
  DataAttributeRecord,
  SegmentRecord,
  SubscriptionTypeRecord,
  TagRecord,
} from "./records/reference.ts";
import type {
  DeletedConversationRecord,
  FullTicket,
  StoredTicketState,
  TicketTypeRecord,
} from "./records/ticket.ts";
import type { Store } from "./store.ts";
import type { Zone } from "./zone.ts";

/** A conversation as the store keeps it: whole once it was edited, until then only where it came from. */
export interface StoredConversation {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly place?: ConversationPlace;
  readonly full?: FullConversation;
}

/** A ticket as the store keeps it: as conversations are. */
export interface StoredTicket {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly place?: ConversationPlace;
  readonly full?: FullTicket;
}

/**
 * A whole workspace in memory. Lists may be altered freely and the staff replaced; what is in stores is replaced with
 * `put`. None of it alters `origin`, from which the past is told.
 */
export interface Workspace {
  readonly app: AppRecord;
  readonly zone: Zone;
  readonly clock: Clock;
  staff: Staff;
  readonly tags: TagRecord[];
  readonly segments: SegmentRecord[];
  readonly companySegments: SegmentRecord[];
  readonly subscriptionTypes: SubscriptionTypeRecord[];
  readonly contactAttributes: DataAttributeRecord[];
  readonly companyAttributes: DataAttributeRecord[];
  readonly conversationAttributes: ConversationAttributeRecord[];
  readonly contacts: Store<StoredContact>;
  readonly companies: Store<StoredCompany>;
  readonly conversations: Store<StoredConversation>;
  readonly ticketTypes: TicketTypeRecord[];
  readonly ticketStates: StoredTicketState[];
  readonly tickets: Store<StoredTicket>;
  /** Every conversation that was ever deleted, with the time; some were before anything here was made. */
  readonly deletedConversations: DeletedConversationRecord[];
  /** What contacts did since the workspace was made, by the contact's id, oldest first. */
  readonly recordedEvents: Map<string, readonly EventRecord[]>;
  /** Contacts that were merged away, with the one they became part of. */
  readonly merged: Map<string, string>;
  /** What conversations and tickets that nobody edited are told from, again and again. */
  readonly origin: ConversationSetting;
  /** The next unused ids, for what is added later. */
  readonly next: {
    contact: number;
    conversation: number;
    part: number;
    ticket: number;
    ticketPart: number;
    note: number;
  };
}

/** What was told is remembered for a while: a search is followed by reading each. */
const REMEMBERED = 2_000;

/** Tells what the store keeps only the place of, and remembers it. */
class Memory<S extends { readonly id: string; readonly place?: ConversationPlace }, F> {
  readonly #told = new WeakMap<Workspace, Map<S, F>>();
  readonly #tell: (place: ConversationPlace, setting: ConversationSetting) => F;

  constructor(tell: (place: ConversationPlace, setting: ConversationSetting) => F) {
    this.#tell = tell;
  }

  full(workspace: Workspace, stored: S): F {
    if (stored.place === undefined) {
      throw new TypeError(`Cannot tell "${stored.id}" as it has neither record nor place`);
    }
    let told = this.#told.get(workspace);
    if (told === undefined) this.#told.set(workspace, told = new Map());
    let full = told.get(stored);
    if (full === undefined) {
      full = this.#tell(stored.place, workspace.origin);
      if (told.size >= REMEMBERED) told.clear();
      told.set(stored, full);
    }
    return full;
  }
}

const conversations = new Memory<StoredConversation, FullConversation>(makeConversation);
const tickets = new Memory<StoredTicket, FullTicket>(makeTicket);

/** A conversation with all its parts. */
export function fullConversation(
  workspace: Workspace,
  stored: StoredConversation,
): FullConversation {
  return stored.full ?? conversations.full(workspace, stored);
}

/** A ticket with all its parts. */
export function fullTicket(workspace: Workspace, stored: StoredTicket): FullTicket {
  return stored.full ?? tickets.full(workspace, stored);
}

/** A conversation for the store, from its record and parts. */
export function storedConversation(full: FullConversation): StoredConversation {
  const { id, created_at, updated_at } = full.record;
  return { id, createdAt: created_at, updatedAt: updated_at, full };
}

/** A ticket for the store, from its record and parts. */
export function storedTicket(full: FullTicket): StoredTicket {
  const { id, created_at, updated_at } = full.record;
  return { id, createdAt: created_at, updatedAt: updated_at, full };
}

interface Tally {
  readonly version: number;
  readonly byCompany: Map<string, string[]>;
  readonly bySegment: Map<string, number>;
}

const tallies = new WeakMap<Store<StoredContact>, Tally>();

/** Ids of the contacts of each company, and the number of contacts of each segment. */
export function tallyContacts(contacts: Store<StoredContact>): Tally {
  const known = tallies.get(contacts);
  if (known?.version === contacts.version) return known;
  const tally: Tally = {
    version: contacts.version,
    byCompany: new Map(),
    bySegment: new Map(),
  };
  for (const contact of contacts.values()) {
    for (const id of contact.companyIds) {
      const members = tally.byCompany.get(id);
      if (members === undefined) tally.byCompany.set(id, [contact.fields.id]);
      else members.push(contact.fields.id);
    }
    for (const id of contact.segmentIds) {
      tally.bySegment.set(id, (tally.bySegment.get(id) ?? 0) + 1);
    }
  }
  tallies.set(contacts, tally);
  return tally;
}
