import { type Clock, unixSeconds } from "../clock.ts";
import type { StoredCompany } from "../records/company.ts";
import type { StoredContact } from "../records/contact.ts";
import type { AppRecord } from "../records/reference.ts";
import { Store } from "../store.ts";
import type { StoredConversation, Workspace } from "../workspace.ts";
import { Zone } from "../zone.ts";
import { makeConversationAttributes, makeDataAttributes } from "./attributes.ts";
import { makeCompanies } from "./companies.ts";
import { makeContact } from "./contacts.ts";
import type { ConversationSetting } from "./conversation_setting.ts";
import { makeConversation } from "./conversations.ts";
import { makeCompanySegments, makeSegments, makeSubscriptionTypes, makeTags } from "./labels.ts";
import { makeMoments } from "./moments.ts";
import { Random } from "./random.ts";
import { makeStaff } from "./staff.ts";

const DAY = 86_400;
const FIRST_CONVERSATION_ID = 215_470_000_000_000;
const FIRST_PART_ID = 30_100_000_000;

/** What a workspace is made from. The same options and the same time of the clock give the same workspace. */
export interface WorkspaceOptions {
  readonly seed: number;
  readonly contacts: number;
  readonly conversations: number;
  readonly companies: number;
  /** Default: made from the seed. */
  readonly workspaceId?: string;
  /** An IANA time zone. */
  readonly timezone: string;
  readonly clock: Clock;
}

/** A support workspace with two years of history up to the clock's now. */
export function generateWorkspace(options: WorkspaceOptions): Workspace {
  const now = unixSeconds(options.clock);
  const start = now - 730 * DAY;
  const zone = new Zone(options.timezone);
  const staff = makeStaff();
  const labels = makeLabels({ start, adminId: staff.admins[0]?.id ?? "" });
  const { workspaceId = `kes${new Random(options.seed, "workspace").hex(5)}` } = options;
  const random = new Random(options.seed, "bulk");
  const bulkChanges = Array.from({ length: 6 }, () => now - random.whole(1, 300) * DAY + 37);
  const setting = {
    seed: options.seed,
    workspaceId,
    start,
    now,
    zone,
    staff,
    bulkChanges,
    ...labels,
  };
  const companies = makeCompanies(options.companies, setting);
  const contacts = makeMoments(options.contacts, {
    random: new Random(options.seed, "contact moments"),
    zone,
    start,
    end: now,
  }).map((createdAt, index) => makeContact({ index, createdAt }, { ...setting, companies }));
  const origin: ConversationSetting = {
    ...setting,
    contacts,
    companies: new Map(companies.map((company) => [company.id, company])),
    total: options.conversations,
  };
  const { conversations, lastWords, nextPart } = makeHeads(origin);
  return {
    app: makeApp({ ...options, workspaceId, createdAt: start - 30 * DAY }),
    zone,
    clock: options.clock,
    staff,
    ...copyLabels(labels),
    ...fillStores(options.clock, {
      contacts: contacts.map((contact) => withLastWords(contact, lastWords.get(contact.fields.id))),
      companies,
      conversations,
    }),
    merged: mergesOf(contacts),
    origin,
    next: { contact: contacts.length, conversation: conversations.length, part: nextPart },
  };
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
function makeHeads(origin: ConversationSetting): {
  readonly conversations: StoredConversation[];
  readonly lastWords: Map<string, LastWords>;
  readonly nextPart: number;
} {
  const moments = makeMoments(origin.contacts.length === 0 ? 0 : origin.total, {
    random: new Random(origin.seed, "conversation moments"),
    zone: origin.zone,
    start: origin.start + 3_600,
    end: origin.now,
  });
  const lastWords = new Map<string, LastWords>();
  let nextPart = FIRST_PART_ID;
  const conversations = moments.map((createdAt, index): StoredConversation => {
    const id = String(FIRST_CONVERSATION_ID + index * 3);
    const place = { index, id, createdAt, firstPartId: nextPart };
    const { record, parts } = makeConversation(place, origin);
    nextPart += parts.length;
    const contactId = record.contacts.contacts[0]?.id ?? "";
    const words = lastWords.get(contactId) ?? { replied: 0, contacted: 0 };
    words.replied = Math.max(words.replied, record.statistics?.last_contact_reply_at ?? 0);
    words.contacted = Math.max(words.contacted, record.statistics?.last_admin_reply_at ?? 0);
    lastWords.set(contactId, words);
    return { id, createdAt, updatedAt: record.updated_at, place };
  });
  return { conversations, lastWords, nextPart };
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
  },
): Pick<Workspace, "contacts" | "companies" | "conversations"> {
  const contacts = new Store<StoredContact>({ idOf: (contact) => contact.fields.id, clock });
  const companies = new Store<StoredCompany>({ idOf: (company) => company.id, clock });
  const conversations = new Store<StoredConversation>({ idOf: (stored) => stored.id, clock });
  contacts.load(items.contacts);
  companies.load(items.companies);
  conversations.load(items.conversations);
  return { contacts, companies, conversations };
}
