import { assert } from "@std/assert";
import {
  changeWorkspace,
  continueConversation,
  deleteCompany,
  deleteContact,
  deleteConversation,
  deleteTicket,
  growTicket,
  mergeContacts,
  renameCompany,
  snoozeConversation,
  updateContact,
} from "../simulator/changes.ts";
import { unixSeconds } from "../simulator/clock.ts";
import { makeConversation } from "../simulator/generator/conversations.ts";
import { Random } from "../simulator/generator/random.ts";
import type { StoredContact } from "../simulator/records/contact.ts";
import { removeAdmin, renameTag } from "../simulator/reference_changes.ts";
import {
  fullConversation,
  storedConversation,
  tallyContacts,
  type Workspace,
} from "../simulator/workspace.ts";
import { changeLibraryRecords } from "./library_mart_changes.ts";

/** The place at which a large workspace has a conversation of more parts than the five hundred the API gives. */
const ENDLESS_INDEX = 137;

/** Adds what a workspace of this size may lack: snoozed conversations, and one of 520 parts, as of tickets. */
export function addRarities(workspace: Workspace): void {
  const until = unixSeconds(workspace.clock) + 86_400;
  const conversations = [...workspace.conversations.values()];
  for (const stored of conversations.slice(-3)) snoozeConversation(workspace, stored, until);
  makeOneEndless(workspace);
  const [ticket] = workspace.tickets.values();
  assert(ticket !== undefined, "no ticket to make endless");
  growTicket(workspace, ticket, 520);
}

function makeOneEndless(workspace: Workspace): void {
  const place = [...workspace.conversations.values()][ENDLESS_INDEX]?.place;
  assert(place !== undefined, "no conversation to make endless");
  const full = makeConversation({ ...place, firstPartId: workspace.next.part }, {
    ...workspace.origin,
    total: 1_000,
  });
  assert(full.parts.length > 500, "not endless");
  workspace.next.part += full.parts.length;
  workspace.conversations.put(storedConversation(full));
}

/** Changes whatever can change between two runs, and deletes some of everything. */
export function changeEverything(workspace: Workspace): void {
  const random = new Random("mart changes", workspace.app.id_code);
  changeWorkspace(workspace, { fraction: 0.01 });
  const endless = [...workspace.conversations.values()][ENDLESS_INDEX];
  for (let round = 0; round < 4 && endless !== undefined; round++) {
    const stored = workspace.conversations.get(endless.id);
    if (stored !== undefined) continueConversation(workspace, stored, random);
  }
  changeLists(workspace);
  emptyLists(workspace);
  changeCompanies(workspace, random);
  removeAdmin(workspace, random.pick(workspace.staff.admins.slice(1)).id);
  workspace.tags.shift();
  workspace.segments.pop();
  renameTag(workspace, random.pick(workspace.tags).id, "Renamed");
  deleteSome(workspace);
  changeLibraryRecords(workspace);
}

function find(workspace: Workspace, isMeant: (contact: StoredContact) => boolean): StoredContact {
  const contact = [...workspace.contacts.values()].find(isMeant);
  if (contact === undefined) throw new Error("Cannot find a contact to change");
  return contact;
}

/** Lists that were cut at ten are no longer, and the other way round; a lead becomes a user. */
function changeLists(workspace: Workspace): void {
  const shorter = find(workspace, ({ tags }) => tags.length > 10);
  updateContact(workspace, shorter.fields.id, { tags: shorter.tags.slice(0, 9) });
  const longer = find(workspace, ({ tags }) => tags.length === 0);
  const appliedBy = { type: "admin", id: workspace.staff.admins[0]?.id ?? null };
  updateContact(workspace, longer.fields.id, {
    tags: workspace.tags.slice(0, 12).map((tag, index) => ({
      ...tag,
      "applied_at": longer.fields.updated_at + index,
      "applied_by": appliedBy,
    })),
  });
  const fewer = find(workspace, ({ companyIds }) => companyIds.length > 10);
  updateContact(workspace, fewer.fields.id, { companyIds: fewer.companyIds.slice(0, 3) });
  const lead = find(workspace, ({ fields }) => fields.role === "lead");
  updateContact(workspace, lead.fields.id, { fields: { role: "user", "signed_up_at": null } });
  const member = find(workspace, ({ segmentIds }) => segmentIds.length > 1);
  workspace.contacts.put({ ...member, segmentIds: member.segmentIds.slice(1) });
}

/** A conversation loses all that is listed in it. */
function emptyLists(workspace: Workspace): void {
  const full = [...workspace.conversations.values()].map((stored) =>
    fullConversation(workspace, stored)
  ).find(({ record }) =>
    record.teammates !== null && record.tags.tags.length > 0 &&
    (record.statistics?.assigned_team_first_response_time.length ?? 0) > 0
  );
  if (full === undefined) throw new Error("Cannot find a conversation to empty");
  const { record, parts } = full;
  workspace.conversations.put(storedConversation({
    record: {
      ...record,
      "updated_at": unixSeconds(workspace.clock),
      contacts: { ...record.contacts, contacts: [] },
      tags: { ...record.tags, tags: [] },
      source: { ...record.source, attachments: [] },
      teammates: null,
      statistics: null,
      "custom_attributes": {},
    },
    parts,
  }));
}

/** One is renamed, one deleted, and one loses its last contact: the list leaves it out, but it is still there. */
function changeCompanies(workspace: Workspace, random: Random): void {
  const members = [...tallyContacts(workspace.contacts).byCompany]
    .sort(([, one], [, other]) => one.length - other.length).map(([id]) => id);
  const [emptied, deleted, renamed] = members;
  assert(emptied !== undefined && deleted !== undefined && renamed !== undefined);
  renameCompany(workspace, renamed, `Renamed ${random.hex(4)}`);
  deleteCompany(workspace, deleted);
  for (const { companyIds, fields } of [...workspace.contacts.values()]) {
    if (!companyIds.includes(emptied)) continue;
    updateContact(workspace, fields.id, { companyIds: companyIds.filter((id) => id !== emptied) });
  }
}

/** A contact with short lists, one with lists that were cut, a lead that is merged away, two conversations, a ticket. */
function deleteSome(workspace: Workspace): void {
  deleteContact(
    workspace,
    find(
      workspace,
      ({ tags, companyIds, segmentIds, fields }) =>
        [tags, companyIds, segmentIds, Object.keys(fields.custom_attributes)]
          .every((list) => list.length > 0 && list.length <= 10),
    ).fields.id,
  );
  deleteContact(workspace, find(workspace, ({ tags }) => tags.length > 12).fields.id);
  deleteContact(workspace, find(workspace, ({ companyIds }) => companyIds.length > 10).fields.id);
  mergeContacts(workspace, {
    from: find(workspace, ({ fields }) => fields.role === "lead").fields.id,
    into: find(workspace, ({ fields }) => fields.role === "user").fields.id,
  });
  for (const { id } of [...workspace.conversations.values()].slice(3, 5)) {
    deleteConversation(workspace, id);
  }
  const [, ticket] = workspace.tickets.values();
  assert(ticket !== undefined, "no ticket to delete");
  deleteTicket(workspace, ticket.id);
}
