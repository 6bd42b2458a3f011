import { type Clock, unixSeconds } from "../clock.ts";
import type { StoredCompany } from "../records/company.ts";
import type { StoredContact } from "../records/contact.ts";
import type { AppRecord } from "../records/reference.ts";
import { Store } from "../store.ts";
import type { StoredConversation, StoredTicket, Workspace } from "../workspace.ts";
import { Zone } from "../zone.ts";
import { makeConversationAttributes, makeDataAttributes } from "./attributes.ts";
import { makeCompanies } from "./companies.ts";
import { makeContact } from "./contacts.ts";
import type { ConversationSetting } from "./conversation_setting.ts";
import { conversationId } from "./conversation_id.ts";
import { makeConversation } from "./conversations.ts";
import { ticketIndexOf } from "./converted_tickets.ts";
import { makeDeletedConversations } from "./deleted_conversations.ts";
import { makeCompanySegments, makeSegments, makeSubscriptionTypes, makeTags } from "./labels.ts";
import { makeMoments } from "./moments.ts";
import { Random } from "./random.ts";
import { makeStaff } from "./staff.ts";
import { makeTicketStates, makeTicketTypes } from "./ticket_types.ts";
import { type ConvertedConversation, makeTicketHeads } from "./tickets.ts";

const DAY = 86_400;
const FIRST_PART_ID = 30_100_000_000;
/** Notes that were there from the beginning have lower ids. */
const FIRST_ADDED_NOTE_ID = 90_000_000;

/** What a workspace is made from. The same options and the same time of the clock give the same workspace. */
export interface WorkspaceOptions {
  readonly seed: number;
  readonly contacts: number;
  readonly conversations: number;
  readonly companies: number;
  /** Default: a tenth of the conversations. */
  readonly tickets?: number;
  /** Default: made from the seed. */
  readonly workspaceId?: string;
  /** An IANA time zone. */
  readonly timezone: string;
  readonly clock: Clock;
}

/** A support workspace with two years of history up to the clock's now. */
export function generateWorkspace(options: WorkspaceOptions): Workspace {
  const { origin, labels, companies } = makeOrigin(options);
  const { contacts } = origin;
  const total = options.tickets ?? Math.ceil(options.conversations / 10);
  const { conversations, lastWords, converted, nextPart } = makeHeads(origin, total);
  const tickets = makeTicketHeads({ total, converted }, origin);
  return {
    app: makeApp({ ...options, ...origin, createdAt: origin.start - 30 * DAY }),
    zone: origin.zone,
    clock: options.clock,
    staff: origin.staff,
    ...copyLabels(labels),
    ...fillStores(options.clock, {
      contacts: contacts.map((contact) => withLastWords(contact, lastWords.get(contact.fields.id))),
      companies,
      conversations,
      tickets: tickets.tickets,
    }),
    ticketTypes: [...origin.ticketTypes],
    ticketStates: [...origin.ticketStates],
    deletedConversations: makeDeletedConversations(origin),
    recordedEvents: new Map(),
    merged: mergesOf(contacts),
    origin,
    next: {
      contact: contacts.length,
      conversation: conversations.length,
      part: nextPart,
      ticket: tickets.tickets.length,
      ticketPart: tickets.nextPart,
      note: FIRST_ADDED_NOTE_ID,
    },
  };
}

interface Origin {
  readonly origin: ConversationSetting & { readonly workspaceId: string };
  readonly labels: Labels;
  readonly companies: readonly StoredCompany[];
}

/** What the past is told from: people, companies, staff and labels. */
function makeOrigin(options: WorkspaceOptions): Origin {
  const now = unixSeconds(options.clock);
  const start = now - 730 * DAY;
  const zone = new Zone(options.timezone);
  const staff = makeStaff();
  const labels = makeLabels({ start, adminId: staff.admins[0]?.id ?? "" });
  const { workspaceId = `kes${new Random(options.seed, "workspace").hex(5)}` } = options;
  const random = new Random(options.seed, "bulk");
  const setting = {
    seed: options.seed,
    workspaceId,
    start,
    now,
    zone,
    staff,
    bulkChanges: Array.from({ length: 6 }, () => now - random.whole(1, 300) * DAY + 37),
    ...labels,
    ticketTypes: makeTicketTypes({ start, workspaceId }),
    ticketStates: makeTicketStates(),
  };
  const companies = makeCompanies(options.companies, setting);
  const contacts = makeMoments(options.contacts, {
    random: new Random(options.seed, "contact moments"),
    zone,
    start,
    end: now,
  }).map((createdAt, index) => makeContact({ index, createdAt }, { ...setting, companies }));
  const origin = {
    ...setting,
    contacts,
    companies: new Map(companies.map((company) => [company.id, company])),
    total: options.conversations,
  };
  return { origin, labels, companies };
}

type Labels = Pick<
  Workspace,
  | "tags"
  | "segments"
  | "companySegments"
  | "subscriptionTypes"
  | "contactAttributes"
  | "companyAttributes"
  | "conversationAttributes"
>;

function makeLabels(base: { readonly start: number; readonly adminId: string }): Labels {
  return {
    tags: makeTags(),
    segments: makeSegments(base.start),
    companySegments: makeCompanySegments(base.start),
    subscriptionTypes: makeSubscriptionTypes(),
    contactAttributes: makeDataAttributes("contact", base),
    companyAttributes: makeDataAttributes("company", base),
    conversationAttributes: makeConversationAttributes(base),
  };
}

/** Lists of the workspace's own: what changes in it leaves alone what its past is told from. */
function copyLabels(labels: Labels): Labels {
  return {
    tags: [...labels.tags],
    segments: [...labels.segments],
    companySegments: [...labels.companySegments],
    subscriptionTypes: [...labels.subscriptionTypes],
    contactAttributes: [...labels.contactAttributes],
    companyAttributes: [...labels.companyAttributes],
    conversationAttributes: [...labels.conversationAttributes],
  };
}

function makeApp(
  options: {
    readonly timezone: string;
    readonly workspaceId: string;
    readonly createdAt: number;
  },
): AppRecord {
  return {
    type: "app",
    "id_code": options.workspaceId,
    name: "Kestrel Support",
    "created_at": options.createdAt,
    secure: true,
    "identity_verification": false,
    timezone: options.timezone,
    region: "US",
  };
}

/** The leads that had become users before now, with the user each became. */
function mergesOf(contacts: readonly StoredContact[]): Map<string, string> {
  return new Map(
    contacts.flatMap(({ fields, mergeHistory }) =>
      mergeHistory.map((item): [string, string] => [item.source_contact_id, fields.id])
    ),
  );
}

interface LastWords {
  replied: number;
  contacted: number;
}

/** Tells every conversation once, and keeps of each only what a search needs first. */
function makeHeads(origin: ConversationSetting, tickets: number): {
  readonly conversations: StoredConversation[];
  readonly lastWords: Map<string, LastWords>;
  /** By the place of the ticket that each is. */
  readonly converted: Map<number, ConvertedConversation>;
  readonly nextPart: number;
} {
  const moments = makeMoments(origin.contacts.length === 0 ? 0 : origin.total, {
    random: new Random(origin.seed, "conversation moments"),
    zone: origin.zone,
    start: origin.start + 3_600,
    end: origin.now,
  });
  const lastWords = new Map<string, LastWords>();
  const converted = new Map<number, ConvertedConversation>();
  let nextPart = FIRST_PART_ID;
  const conversations = moments.map((createdAt, index): StoredConversation => {
    const id = conversationId(index);
    const ticketIndex = ticketIndexOf(index, { ...origin, tickets });
    const place = { index, id, createdAt, firstPartId: nextPart, ticketIndex };
    const { record, parts } = makeConversation(place, origin);
    nextPart += parts.length;
    const contactId = record.contacts.contacts[0]?.id ?? "";
    if (ticketIndex !== undefined) converted.set(ticketIndex, { id, createdAt, contactId });
    const words = lastWords.get(contactId) ?? { replied: 0, contacted: 0 };
    words.replied = Math.max(words.replied, record.statistics?.last_contact_reply_at ?? 0);
    words.contacted = Math.max(words.contacted, record.statistics?.last_admin_reply_at ?? 0);
    lastWords.set(contactId, words);
    return { id, createdAt, updatedAt: record.updated_at, place };
  });
  return { conversations, lastWords, converted, nextPart };
}

function withLastWords(contact: StoredContact, words: LastWords | undefined): StoredContact {
  if (words === undefined) return contact;
  const { fields } = contact;
  return {
    ...contact,
    fields: {
      ...fields,
      "last_replied_at": words.replied === 0 ? null : words.replied,
      "last_contacted_at": words.contacted === 0 ? null : words.contacted,
      "updated_at": Math.max(fields.updated_at, words.replied, words.contacted),
    },
  };
}

function fillStores(
  clock: Clock,
  items: {
    readonly contacts: readonly StoredContact[];
    readonly companies: readonly StoredCompany[];
    readonly conversations: readonly StoredConversation[];
    readonly tickets: readonly StoredTicket[];
  },
): Pick<Workspace, "contacts" | "companies" | "conversations" | "tickets"> {
  const contacts = new Store<StoredContact>({ idOf: (contact) => contact.fields.id, clock });
  const companies = new Store<StoredCompany>({ idOf: (company) => company.id, clock });
  const conversations = new Store<StoredConversation>({ idOf: (stored) => stored.id, clock });
  const tickets = new Store<StoredTicket>({ idOf: (stored) => stored.id, clock });
  contacts.load(items.contacts);
  companies.load(items.companies);
  conversations.load(items.conversations);
  tickets.load(items.tickets);
  return { contacts, companies, conversations, tickets };
}
