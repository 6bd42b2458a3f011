import type { StoredCompany } from "../records/company.ts";
import type { StoredContact } from "../records/contact.ts";
import type { ConversationRecord, FullConversation, PartRecord } from "../records/conversation.ts";
import type { OfficeHoursRecord } from "../records/library.ts";
import type {
  AdminRecord,
  AppRecord,
  ConversationAttributeRecord,
  DataAttributeRecord,
  SegmentRecord,
  TagRecord,
  TeamRecord,
} from "../records/reference.ts";
import { PARTS_GIVEN } from "../conversation_record.ts";
import { libraryOf } from "../library.ts";
import { listedCompanies } from "../routes/companies.ts";
import { segmentRecord } from "../routes/reference.ts";
import { fullConversation, tallyContacts, type Workspace } from "../workspace.ts";

/** A record as it was when it was read last, and whether it has been found to be gone since. */
export interface Known<T> {
  readonly record: T;
  readonly isDeleted: boolean;
}

/** Records by id, those that are gone included. */
export type KnownRecords<T> = ReadonlyMap<string, Known<T>>;

/** A company with the number of its contacts, as the API counts it. */
export interface LandedCompany {
  readonly company: StoredCompany;
  readonly userCount: number;
}

/** A contact in a segment. */
export interface Membership {
  readonly contactId: string;
  readonly segmentId: string;
}

/** A conversation with those of its parts that were ever given, oldest first, and the number of all. */
export interface LandedConversation {
  readonly record: ConversationRecord;
  readonly parts: readonly PartRecord[];
  readonly partCount: number;
}

/** What is known of a workspace to somebody who read it once or more often. */
export interface Landed {
  readonly app: AppRecord;
  readonly tokenAdmin: AdminRecord | undefined;
  readonly admins: KnownRecords<AdminRecord>;
  readonly teams: KnownRecords<TeamRecord>;
  readonly tags: KnownRecords<TagRecord>;
  readonly segments: KnownRecords<SegmentRecord>;
  readonly officeHours: KnownRecords<OfficeHoursRecord>;
  readonly contactAttributes: KnownRecords<DataAttributeRecord>;
  readonly companyAttributes: KnownRecords<DataAttributeRecord>;
  readonly conversationAttributes: KnownRecords<ConversationAttributeRecord>;
  readonly contacts: KnownRecords<StoredContact>;
  readonly memberships: KnownRecords<Membership>;
  readonly companies: KnownRecords<LandedCompany>;
  readonly conversations: KnownRecords<LandedConversation>;
}

/**
 * What is known after reading a workspace as it is now. Lists are read whole, so that what is missing from one is known
 * to be gone. Contacts and conversations are read by what changed: of the missing ones it is noticed at once that they
 * were merged, or are in the list of deleted conversations, and by a full refresh that they are gone otherwise.
 *
 * @param options.before What was known until then. Default: nothing, it is the first time.
 */
export function readWorkspace(
  workspace: Workspace,
  options: { readonly before?: Landed | undefined; readonly fullRefresh?: boolean } = {},
): Landed {
  const { before, fullRefresh = false } = options;
  const deleted = new Set(workspace.deletedConversations.map(({ id }) => id));
  const byId = (item: { readonly id: string | number }): string => String(item.id);
  const byName = (attribute: DataAttributeRecord): string => attribute.full_name ?? "";
  return {
    app: workspace.app,
    tokenAdmin: workspace.staff.admins[0],
    admins: know(workspace.staff.admins, byId, before?.admins),
    teams: know(workspace.staff.teams, byId, before?.teams),
    tags: know(workspace.tags, byId, before?.tags),
    segments: know(
      workspace.segments.map((item) => segmentRecord(item, { workspace, withCount: true })),
      byId,
      before?.segments,
    ),
    officeHours: know([...libraryOf(workspace).office_hours.values()], byId, before?.officeHours),
    contactAttributes: know(workspace.contactAttributes, byName, before?.contactAttributes),
    companyAttributes: know(workspace.companyAttributes, byName, before?.companyAttributes),
    conversationAttributes: know(
      workspace.conversationAttributes,
      byId,
      before?.conversationAttributes,
    ),
    contacts: know([...workspace.contacts.values()], idOfContact, before?.contacts, {
      findsGone: (id) => fullRefresh || workspace.merged.has(id),
    }),
    memberships: know(membershipsOf(workspace), idOfMembership, before?.memberships),
    companies: know(companiesOf(workspace, before), ({ company }) => company.id, before?.companies),
    conversations: know(
      conversationsOf(workspace, before),
      ({ record }) => record.id,
      before?.conversations,
      { findsGone: (id) => fullRefresh || deleted.has(id) },
    ),
  };
}

function know<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  before: KnownRecords<T> = new Map(),
  { findsGone }: { readonly findsGone: (id: string) => boolean } = { findsGone: () => true },
): KnownRecords<T> {
  const known = new Map<string, Known<T>>(
    items.map((record) => [idOf(record), { record, isDeleted: false }]),
  );
  for (const [id, { record, isDeleted }] of before) {
    if (!known.has(id)) known.set(id, { record, isDeleted: isDeleted || findsGone(id) });
  }
  return known;
}

function idOfContact({ fields }: StoredContact): string {
  return fields.id;
}

function idOfMembership({ contactId, segmentId }: Membership): string {
  return `${segmentId} ${contactId}`;
}

function membershipsOf(workspace: Workspace): Membership[] {
  const listed = new Set(workspace.segments.map(({ id }) => id));
  return [...workspace.contacts.values()].flatMap(({ fields, segmentIds }) =>
    segmentIds.filter((id) => listed.has(id))
      .map((segmentId) => ({ contactId: fields.id, segmentId }))
  );
}

/** Those listed, and those that were: a company that lost its last contact can still be asked for by its id. */
function companiesOf(workspace: Workspace, before: Landed | undefined): LandedCompany[] {
  const members = tallyContacts(workspace.contacts).byCompany;
  const former = [...before?.companies ?? []]
    .filter(([id, { isDeleted }]) => !isDeleted && !members.has(id))
    .flatMap(([id]) => workspace.companies.get(id) ?? []);
  return [...listedCompanies(workspace), ...former].map((company) => ({
    company,
    userCount: members.get(company.id)?.length ?? 0,
  }));
}

function conversationsOf(workspace: Workspace, before: Landed | undefined): LandedConversation[] {
  return [...workspace.conversations.values()].map((stored) => {
    const full = fullConversation(workspace, stored);
    const former = before?.conversations.get(stored.id)?.record.parts ?? [];
    return { record: full.record, parts: givenParts(full, former), partCount: full.parts.length };
  });
}

/** The newest parts, and before them those that were given when they were among the newest. */
function givenParts(
  { parts }: FullConversation,
  former: readonly PartRecord[],
): readonly PartRecord[] {
  const given = parts.slice(-PARTS_GIVEN);
  const ids = new Set(given.map(({ id }) => id));
  return [...former.filter(({ id }) => !ids.has(id)), ...given];
}
