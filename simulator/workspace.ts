import type { Clock } from "./clock.ts";
import { makeConversation } from "./generator/conversations.ts";
import type { ConversationPlace, ConversationSetting } from "./generator/conversation_setting.ts";
import type { Staff } from "./generator/staff.ts";
import type { StoredCompany } from "./records/company.ts";
import type { StoredContact } from "./records/contact.ts";
import type { FullConversation } from "./records/conversation.ts";
import type {
  AppRecord,
  ConversationAttributeRecord,
  DataAttributeRecord,
  SegmentRecord,
  SubscriptionTypeRecord,
  TagRecord,
} from "./records/reference.ts";
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
  /** Contacts that were merged away, with the one they became part of. */
  readonly merged: Map<string, string>;
  /** What conversations that nobody edited are told from, again and again. */
  readonly origin: ConversationSetting;
  /** The next unused ids, for what is added later. */
  readonly next: { contact: number; conversation: number; part: number };
}

/** Told conversations are remembered for a while: a search is followed by reading each. */
const REMEMBERED = 2_000;
const told = new WeakMap<Workspace, Map<StoredConversation, FullConversation>>();

/** A conversation with all its parts. */
export function fullConversation(
  workspace: Workspace,
  stored: StoredConversation,
): FullConversation {
  if (stored.full !== undefined) return stored.full;
  if (stored.place === undefined) {
    throw new TypeError(
      `Cannot tell conversation "${stored.id}" as it has neither record nor place`,
    );
  }
  let memory = told.get(workspace);
  if (memory === undefined) told.set(workspace, memory = new Map());
  let full = memory.get(stored);
  if (full === undefined) {
    full = makeConversation(stored.place, workspace.origin);
    if (memory.size >= REMEMBERED) memory.clear();
    memory.set(stored, full);
  }
  return full;
}

/** A conversation for the store, from its record and parts. */
export function storedConversation(full: FullConversation): StoredConversation {
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
