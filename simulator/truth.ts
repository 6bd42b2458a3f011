import { companyRecord } from "./company_record.ts";
import { contactRecord, SHOWN } from "./contact_record.ts";
import { conversationWithParts } from "./conversation_record.ts";
import type { StoredCompany } from "./records/company.ts";
import type { StoredContact } from "./records/contact.ts";
import { listedCompanies } from "./routes/companies.ts";
import { adminRecord, meRecord, segmentRecord } from "./routes/reference.ts";
import { contactListTruth } from "./truth/contact_list_truth.ts";
import { libraryTruth } from "./truth/library_truth.ts";
import { type RawRow, row } from "./truth/raw_row.ts";
import { mergeRows, ticketTruth } from "./truth/ticket_truth.ts";
import { DEFAULT_VERSION } from "./version.ts";
import {
  fullConversation,
  type StoredConversation,
  tallyContacts,
  type Workspace,
} from "./workspace.ts";

export type { RawRow } from "./truth/raw_row.ts";

/** Rows of each stream. */
export type RawTruth = Map<string, RawRow[]>;

const version = DEFAULT_VERSION;

/**
 * What the raw layer must hold of a workspace, worked out from the workspace itself and not from answers. A row that raw
 * has and this has not must be marked as deleted there: a list that is no longer cut, a member that left.
 */
export function rawTruth(workspace: Workspace): RawTruth {
  return new Map([
    ...referenceTruth(workspace),
    ...contactTruth(workspace),
    ["companies", companyTruth(workspace)] as const,
    ...conversationTruth(workspace),
    ...ticketTruth(workspace),
    ...contactListTruth(workspace),
    ...libraryTruth(workspace),
  ]);
}

function referenceTruth(workspace: Workspace): [string, RawRow[]][] {
  const attributes = (
    list: Workspace["contactAttributes"],
  ): RawRow[] => list.map((item) => row(item, { id: item.full_name, updatedAt: item.updated_at }));
  return [
    ["workspace", [row(meRecord(workspace), { id: workspace.app.id_code })]],
    [
      "admins",
      workspace.staff.admins.map((admin) =>
        row(adminRecord(admin, { version, withAvatar: true }), { id: admin.id })
      ),
    ],
    ["teams", workspace.staff.teams.map((team) => row(team, { id: team.id }))],
    ["tags", workspace.tags.map((tag) => row(tag, { id: tag.id }))],
    [
      "segments",
      workspace.segments.map((segment) =>
        row(segmentRecord(segment, { workspace, withCount: true }), {
          id: segment.id,
          updatedAt: segment.updated_at,
        })
      ),
    ],
    ["contact_attributes", attributes(workspace.contactAttributes)],
    ["company_attributes", attributes(workspace.companyAttributes)],
    [
      "conversation_attributes",
      workspace.conversationAttributes.map((item) =>
        row(item, { id: item.id, updatedAt: item.updated_at })
      ),
    ],
  ];
}

function contactTruth(workspace: Workspace): [string, RawRow[]][] {
  const members = tallyContacts(workspace.contacts).byCompany;
  const rows = {
    contacts: [] as RawRow[],
    "contact_tags": [] as RawRow[],
    "contact_companies": [] as RawRow[],
    "contact_subscriptions": [] as RawRow[],
    "contact_segments": [] as RawRow[],
    "contact_merges": [] as RawRow[],
  };
  const add = (contact: StoredContact, deleted: boolean): void => {
    const { id, updated_at } = contact.fields;
    rows.contacts.push(
      row(withoutMerges(contact), { id, updatedAt: updated_at, deleted }),
    );
    rows.contact_tags.push(
      ...cutTags(contact).map((tag) => row(tag, { id: tag.id, parentId: id, deleted })),
    );
    rows.contact_companies.push(
      ...cutCompanies(contact, workspace).map((company) =>
        row(companyRecord(company, { version, members }), {
          id: company.id,
          parentId: id,
          updatedAt: company.updated_at,
          deleted,
        })
      ),
    );
    rows.contact_subscriptions.push(...subscriptionRows(contact, workspace, deleted));
    rows.contact_segments.push(...segmentRows(contact, deleted));
    rows.contact_merges.push(...mergeRows(contact, deleted));
  };
  for (const contact of workspace.contacts.values()) add(contact, false);
  for (const contact of workspace.contacts.deleted.values()) add(contact, true);
  return Object.entries(rows);
}

/** A contact as it lands: what was merged into it has rows of its own, and its list is empty. Leads have none. */
function withoutMerges(contact: StoredContact): ReturnType<typeof contactRecord> {
  return contactRecord({ ...contact, mergeHistory: [] }, { version, withMergeHistory: true });
}

/** A contact's tags have rows of their own only where the embedded list is cut; so have its companies. */
function cutTags(contact: StoredContact): StoredContact["tags"] {
  return contact.tags.length > SHOWN ? contact.tags : [];
}

function cutCompanies(contact: StoredContact, workspace: Workspace): StoredCompany[] {
  if (contact.companyIds.length <= SHOWN) return [];
  return contact.companyIds.flatMap((id) => workspace.companies.get(id) ?? []);
}

function subscriptionRows(
  contact: StoredContact,
  workspace: Workspace,
  deleted: boolean,
): RawRow[] {
  const { optedIn, optedOut, fields } = contact;
  if (optedIn.length <= SHOWN && optedOut.length <= SHOWN) return [];
  return workspace.subscriptionTypes
    .filter((type) => optedIn.includes(type.id) || optedOut.includes(type.id))
    .map((type) => row(type, { id: type.id, parentId: fields.id, deleted }));
}

/** Membership, in the form of a reference: the same however it was read. */
function segmentRows({ segmentIds, fields }: StoredContact, deleted: boolean): RawRow[] {
  const reference = { type: "contact", id: fields.id, "external_id": fields.external_id ?? null };
  return segmentIds.map((segmentId) =>
    row(reference, { id: fields.id, parentId: segmentId, deleted })
  );
}

/** Only companies with somebody in them: the others are never listed, and one that empties is as good as gone. */
function companyTruth(workspace: Workspace): RawRow[] {
  const members = tallyContacts(workspace.contacts).byCompany;
  const toRow = (company: StoredCompany, deleted: boolean): RawRow =>
    row(companyRecord(company, { version, members }), {
      id: company.id,
      updatedAt: company.updated_at,
      deleted,
    });
  return [
    ...listedCompanies(workspace).map((company) => toRow(company, false)),
    ...[...workspace.companies.deleted.values()].map((company) => toRow(company, true)),
  ];
}

/** Each conversation with the newest five hundred of its parts, which have rows of their own. */
function conversationTruth(workspace: Workspace): [string, RawRow[]][] {
  const conversations: RawRow[] = [];
  const conversationParts: RawRow[] = [];
  const add = (stored: StoredConversation, deleted: boolean): void => {
    const record = conversationWithParts(fullConversation(workspace, stored), version);
    const { "conversation_parts": list, id, updated_at } = record;
    const emptied = { ...record, "conversation_parts": { ...list, "conversation_parts": [] } };
    conversations.push(row(emptied, { id, updatedAt: updated_at, deleted }));
    for (const part of list.conversation_parts) {
      conversationParts.push(
        row(part, { id: part.id ?? "", parentId: id, updatedAt: part.updated_at, deleted }),
      );
    }
  };
  for (const stored of workspace.conversations.values()) add(stored, false);
  for (const stored of workspace.conversations.deleted.values()) add(stored, true);
  return [["conversations", conversations], ["conversation_parts", conversationParts]];
}
