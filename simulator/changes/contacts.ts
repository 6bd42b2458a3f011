import { unixSeconds } from "../clock.ts";
import { makeContact } from "../generator/contacts.ts";
import { personName } from "../generator/people.ts";
import { note } from "../generator/phrases.ts";
import type { Random } from "../generator/random.ts";
import type { ContactFields, StoredContact, StoredNote } from "../records/contact.ts";
import type { Workspace } from "../workspace.ts";

/** Gives a contact other fields, and the clock's now as the time of its last change. */
export function updateContact(
  workspace: Workspace,
  id: string,
  change: Partial<Omit<StoredContact, "fields">> & { readonly fields?: Partial<ContactFields> },
): StoredContact {
  const contact = workspace.contacts.get(id);
  if (contact === undefined) {
    throw new RangeError(`Cannot update contact "${id}" as it is not there`);
  }
  const updated: StoredContact = {
    ...contact,
    ...change,
    fields: { ...contact.fields, ...change.fields, "updated_at": unixSeconds(workspace.clock) },
  };
  workspace.contacts.put(updated);
  return updated;
}

/** Lets one small thing of a contact change. */
export function editContact(
  workspace: Workspace,
  contact: StoredContact,
  random: Random,
): void {
  const { id, custom_attributes } = contact.fields;
  const now = unixSeconds(workspace.clock);
  const kind = random.weighted({ name: 3, attribute: 3, tag: 2, company: 1, segment: 1 });
  if (kind === "name") updateContact(workspace, id, { fields: { name: personName(random) } });
  if (kind === "attribute") {
    const attributes = { ...custom_attributes, "seats": random.whole(0, 900) };
    updateContact(workspace, id, { fields: { "custom_attributes": attributes } });
  }
  if (kind === "tag") {
    const tag = random.pick(workspace.tags);
    const rest = contact.tags.filter((applied) => applied.id !== tag.id);
    const admin = random.pick(workspace.staff.admins);
    const added = { ...tag, "applied_at": now, "applied_by": { type: "admin", id: admin.id } };
    updateContact(workspace, id, {
      tags: rest.length < contact.tags.length ? rest : [...rest, added],
    });
  }
  if (kind === "company") updateContact(workspace, id, { companyIds: contact.companyIds.slice(1) });
  if (kind === "segment") {
    // A contact enters or leaves a segment by what it does; that does not move its `updated_at`.
    const segment = random.pick(workspace.segments).id;
    const rest = contact.segmentIds.filter((member) => member !== segment);
    const isMember = rest.length < contact.segmentIds.length;
    workspace.contacts.put({ ...contact, segmentIds: isMember ? rest : [...rest, segment] });
  }
}

/** Adds a contact, first seen at the clock's now. */
export function addContact(workspace: Workspace): StoredContact {
  const createdAt = unixSeconds(workspace.clock);
  const contact = makeContact({ index: workspace.next.contact++, createdAt }, {
    ...workspace,
    seed: workspace.origin.seed,
    workspaceId: workspace.app.id_code,
    start: workspace.origin.start,
    now: createdAt,
    companies: [...workspace.companies.values()],
    bulkChanges: workspace.origin.bulkChanges,
  });
  for (const { source_contact_id } of contact.mergeHistory) {
    workspace.merged.set(source_contact_id, contact.fields.id);
  }
  workspace.contacts.put(contact);
  return contact;
}

/** Lets a teammate write a note on a contact, which moves the contact's time of change. */
export function addNote(workspace: Workspace, id: string, random: Random): StoredNote {
  const added = {
    id: String(workspace.next.note++),
    createdAt: unixSeconds(workspace.clock),
    authorId: random.pick(workspace.origin.staff.admins).id,
    body: note(random),
  };
  updateContact(workspace, id, { notes: [...workspace.contacts.get(id)?.notes ?? [], added] });
  return added;
}

/** Deletes a contact for good. Its conversations stay and go on naming it. */
export function deleteContact(workspace: Workspace, id: string): boolean {
  return workspace.contacts.delete(id);
}

/**
 * Puts a deleted contact back, as unarchiving does: it is as it was, changed at the clock's now. Companies that are gone
 * stay gone.
 *
 * @throws {RangeError} where it was not deleted, or was merged into another.
 */
export function restoreContact(workspace: Workspace, id: string): StoredContact {
  const contact = workspace.contacts.deleted.get(id);
  if (contact === undefined || workspace.merged.has(id)) {
    throw new RangeError(`Cannot restore contact "${id}" as it was not deleted`);
  }
  workspace.contacts.put(contact);
  const companyIds = contact.companyIds.filter((company) =>
    workspace.companies.get(company) !== undefined
  );
  return updateContact(workspace, id, { companyIds });
}

/**
 * Merges a lead into a user: the lead vanishes from lists and searches, its id answers 410. Its conversations go on
 * naming it.
 */
export function mergeContacts(
  workspace: Workspace,
  { from, into }: { readonly from: string; readonly into: string },
): void {
  const lead = workspace.contacts.get(from);
  const user = workspace.contacts.get(into);
  if (lead === undefined || user === undefined) {
    throw new RangeError(`Cannot merge contact "${from}" into "${into}" as both must be there`);
  }
  updateContact(workspace, into, {
    mergeHistory: [...user.mergeHistory, {
      type: "merge_history",
      "source_contact_id": from,
      "source_contact_role": lead.fields.role,
      "merged_at": unixSeconds(workspace.clock),
    }],
  });
  workspace.merged.set(from, into);
  workspace.contacts.delete(from);
}
