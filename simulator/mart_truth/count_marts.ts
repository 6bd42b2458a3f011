import type { StoredContact } from "../records/contact.ts";
import type { Known, KnownRecords, Landed } from "./landed.ts";
import type { Mart, MartRow, Marts } from "./mart_row.ts";

/** How many there are of everything. What is gone counts nowhere and, teammates aside, has no row. */
export function countMarts(landed: Landed): Marts {
  return {
    "workspace_counts": { key: ["workspace_id"], rows: [workspaceCounts(landed)] },
    "conversation_counts": { key: ["workspace_id"], rows: [conversationCounts(landed)] },
    "admin_conversation_counts": adminConversationCounts(landed),
    "user_segment_counts": userSegmentCounts(landed),
    "user_tag_counts": userTagCounts(landed),
    "company_segment_counts": companySegmentCounts(landed),
    "company_tag_counts": companyTagCounts(landed),
    "company_user_counts": companyUserCounts(landed),
  };
}

function living<T>(known: KnownRecords<T>): T[] {
  return [...known.values()].filter(({ isDeleted }) => !isDeleted).map(({ record }) => record);
}

function count<T>(items: readonly T[], isMeant: (item: T) => boolean): number {
  return items.filter(isMeant).length;
}

/** People by role. */
function peopleColumns(contacts: readonly StoredContact[]): MartRow {
  return {
    "contact_count": contacts.length,
    "user_count": count(contacts, ({ fields }) => fields.role === "user"),
    "lead_count": count(contacts, ({ fields }) => fields.role === "lead"),
  };
}

function workspaceCounts(landed: Landed): MartRow {
  const { user_count, lead_count } = peopleColumns(living(landed.contacts));
  return {
    "workspace_id": landed.app.id_code,
    "user_count": user_count ?? 0,
    "lead_count": lead_count ?? 0,
    "company_count": living(landed.companies).length,
    "conversation_count": living(landed.conversations).length,
    "admin_count": living(landed.admins).length,
    "team_count": living(landed.teams).length,
    "tag_count": living(landed.tags).length,
    "segment_count": living(landed.segments).length,
  };
}

interface Counted {
  readonly state: string;
  readonly adminId: string | null;
  readonly teamId: string | null;
}

function countedConversations(landed: Landed): Counted[] {
  return living(landed.conversations).map(({ record }) => ({
    state: record.state,
    adminId: record.admin_assignee_id ? String(record.admin_assignee_id) : null,
    teamId: record.team_assignee_id ? String(record.team_assignee_id) : null,
  }));
}

/** A snoozed conversation is an open one. */
function stateColumns(conversations: readonly Counted[]): MartRow {
  return {
    "conversation_count": conversations.length,
    "open_count": count(conversations, ({ state }) => state !== "closed"),
    "snoozed_count": count(conversations, ({ state }) => state === "snoozed"),
    "closed_count": count(conversations, ({ state }) => state === "closed"),
  };
}

function conversationCounts(landed: Landed): MartRow {
  const conversations = countedConversations(landed);
  const open = conversations.filter(({ state }) => state !== "closed");
  const assigned = count(open, ({ adminId, teamId }) => adminId !== null || teamId !== null);
  return {
    "workspace_id": landed.app.id_code,
    ...stateColumns(conversations),
    "assigned_count": assigned,
    "unassigned_count": open.length - assigned,
  };
}

/** Every admin ever landed has a row, and so has who else something is assigned to. */
function adminConversationCounts(landed: Landed): Mart {
  const conversations = countedConversations(landed);
  const ids = new Set([
    ...landed.admins.keys(),
    ...conversations.flatMap(({ adminId }) => adminId ?? []),
  ]);
  return {
    key: ["workspace_id", "admin_id"],
    rows: [...ids].map((id) => ({
      "workspace_id": landed.app.id_code,
      "admin_id": id,
      "admin_name": landed.admins.get(id)?.record.name ?? null,
      ...stateColumns(conversations.filter(({ adminId }) => adminId === id)),
    })),
  };
}

function userSegmentCounts(landed: Landed): Mart {
  const members = living(landed.memberships);
  return {
    key: ["workspace_id", "segment_id"],
    rows: living(landed.segments).map(({ id, name }) => ({
      "workspace_id": landed.app.id_code,
      "segment_id": id,
      "segment_name": name,
      ...peopleColumns(
        members.filter(({ segmentId }) => segmentId === id)
          .flatMap(({ contactId }) => livingContact(landed.contacts.get(contactId))),
      ),
    })),
  };
}

function livingContact(contact: Known<StoredContact> | undefined): StoredContact[] {
  return contact === undefined || contact.isDeleted ? [] : [contact.record];
}

function userTagCounts(landed: Landed): Mart {
  const contacts = living(landed.contacts);
  return {
    key: ["workspace_id", "tag_id"],
    rows: living(landed.tags).map((tag) => ({
      "workspace_id": landed.app.id_code,
      "tag_id": tag.id,
      "tag_name": tag.name,
      ...peopleColumns(contacts.filter(({ tags }) => tags.some(({ id }) => id === tag.id))),
    })),
  };
}

/** The API lists no segments of companies: each is known by the companies in it. */
function companySegmentCounts(landed: Landed): Mart {
  const companies = living(landed.companies).map(({ company }) => company.segments.segments);
  const names = new Map(companies.flat().map(({ id, name }) => [id, name]));
  return {
    key: ["workspace_id", "segment_id"],
    rows: [...names].map(([segmentId, name]) => ({
      "workspace_id": landed.app.id_code,
      "segment_id": segmentId,
      "segment_name": name,
      "company_count": count(companies, (list) => list.some(({ id }) => id === segmentId)),
    })),
  };
}

function companyTagCounts(landed: Landed): Mart {
  const companies = living(landed.companies).map(({ company }) => company.tags.tags);
  return {
    key: ["workspace_id", "tag_id"],
    rows: living(landed.tags).map((tag) => ({
      "workspace_id": landed.app.id_code,
      "tag_id": tag.id,
      "tag_name": tag.name,
      "company_count": count(companies, (list) => list.some(({ id }) => id === tag.id)),
    })),
  };
}

function companyUserCounts(landed: Landed): Mart {
  const contacts = living(landed.contacts);
  return {
    key: ["workspace_id", "company_id"],
    rows: living(landed.companies).map(({ company }) => ({
      "workspace_id": landed.app.id_code,
      "company_id": company.id,
      "external_id": company.company_id ?? null,
      "company_name": company.name ?? null,
      ...peopleColumns(contacts.filter(({ companyIds }) => companyIds.includes(company.id))),
    })),
  };
}
