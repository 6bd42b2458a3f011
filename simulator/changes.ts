import { unixSeconds } from "./clock.ts";
import { continuedRecord } from "./generator/make_conversation_record.ts";
import { makeContact } from "./generator/contacts.ts";
import { makeConversation } from "./generator/conversations.ts";
import { companyName, personName } from "./generator/people.ts";
import { answer, followUp } from "./generator/phrases.ts";
import { Random } from "./generator/random.ts";
import { adminAuthor, botAuthor, Story } from "./generator/story.ts";
import type { StoredCompany } from "./records/company.ts";
import type { ContactFields, StoredContact } from "./records/contact.ts";
import type { Author } from "./records/conversation.ts";
import {
  fullConversation,
  type StoredConversation,
  storedConversation,
  type Workspace,
} from "./workspace.ts";

/** What changed. */
export interface ChangeSummary {
  readonly contacts: number;
  readonly conversations: number;
  readonly companies: number;
  readonly newContacts: number;
  readonly newConversations: number;
}

/** Lets a fraction of the workspace change at the clock's now, as a busy moment would; some is new. */
export function changeWorkspace(
  workspace: Workspace,
  options: { readonly fraction: number; readonly random?: Random },
): ChangeSummary {
  const version = workspace.contacts.version + workspace.conversations.version;
  const random = options.random ?? new Random(workspace.origin.seed, "change", version);
  const share = (size: number): number => size === 0 ? 0 : Math.ceil(size * options.fraction);
  const contacts = draw(random, [...workspace.contacts.values()], share(workspace.contacts.size));
  for (const contact of contacts) editContact(workspace, contact, random);
  const conversations = draw(
    random,
    [...workspace.conversations.values()],
    share(workspace.conversations.size),
  );
  for (const stored of conversations) continueConversation(workspace, stored, random);
  const companies = draw(
    random,
    [...workspace.companies.values()],
    Math.ceil(share(workspace.companies.size) / 2),
  );
  for (const company of companies) renameCompany(workspace, company.id, companyName(random));
  const newContacts = Math.ceil(share(workspace.contacts.size) / 5);
  for (let count = 0; count < newContacts; count++) addContact(workspace);
  const newConversations = Math.ceil(share(workspace.conversations.size) / 5);
  for (let count = 0; count < newConversations; count++) addConversation(workspace);
  return {
    contacts: contacts.length,
    conversations: conversations.length,
    companies: companies.length,
    newContacts,
    newConversations,
  };
}

function draw<T>(random: Random, items: readonly T[], count: number): T[] {
  const chosen = new Set<T>();
  while (chosen.size < Math.min(count, items.length)) chosen.add(random.pick(items));
  return [...chosen];
}

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

function editContact(workspace: Workspace, contact: StoredContact, random: Random): void {
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

/** Adds a conversation that begins at the clock's now: an opening message without an answer yet. */
export function addConversation(workspace: Workspace): StoredConversation {
  const { next, origin } = workspace;
  const createdAt = unixSeconds(workspace.clock);
  const index = next.conversation++;
  const id = String(215_470_000_000_000 + index * 3);
  const full = makeConversation({ index, id, createdAt, firstPartId: next.part }, {
    ...origin,
    now: createdAt,
    total: 0,
  });
  next.part += full.parts.length;
  const stored = storedConversation(full);
  workspace.conversations.put(stored);
  return stored;
}

/** Lets more happen in a conversation at the clock's now. */
export function continueConversation(
  workspace: Workspace,
  stored: StoredConversation,
  random: Random,
): StoredConversation {
  const at = unixSeconds(workspace.clock);
  const full = fullConversation(workspace, stored);
  const story = Story.resume(full, { at, nextPartId: workspace.next.part });
  const handler = adminAuthor(random.pick(workspace.staff.admins));
  const kind = random.weighted({ contact: 4, admin: 3, close: 3, assign: 1, tag: 1 });
  if (kind === "contact") {
    story.contactSays(contactOf(full.record.contacts.contacts[0]?.id ?? "", workspace), {
      body: followUp(random),
    });
  }
  if (kind === "admin") story.reply(handler, { body: answer(random) });
  if (kind === "close") {
    if (story.state === "closed") story.note(handler, "<p>Once more</p>", { reopens: true });
    else story.close(handler);
  }
  if (kind === "assign") {
    story.assign(botAuthor(workspace.staff.bot, "workflow"), random.pick(workspace.staff.teams));
  }
  if (kind === "tag") story.tag(handler, random.pick(workspace.tags));
  workspace.next.part += story.parts.length - full.parts.length;
  const changed = storedConversation({
    record: continuedRecord(full.record, { story, setting: workspace.origin }),
    parts: story.parts,
  });
  workspace.conversations.put(changed);
  return changed;
}

/** Lets a teammate put a conversation away until a moment (Unix seconds). */
export function snoozeConversation(
  workspace: Workspace,
  stored: StoredConversation,
  until: number,
): StoredConversation {
  const full = fullConversation(workspace, stored);
  const at = unixSeconds(workspace.clock);
  const story = Story.resume(full, { at, nextPartId: workspace.next.part++ });
  story.snooze(adminAuthor(workspace.staff.admins[0] ?? workspace.staff.formerAdmin), until);
  const snoozed = storedConversation({
    record: continuedRecord(full.record, { story, setting: workspace.origin }),
    parts: story.parts,
  });
  workspace.conversations.put(snoozed);
  return snoozed;
}

function contactOf(id: string, workspace: Workspace): Author {
  const fields = workspace.contacts.get(id)?.fields;
  return {
    type: fields?.role ?? "lead",
    id,
    name: fields?.name ?? null,
    email: fields?.email ?? "",
  };
}

/** Renames a company. @throws {RangeError} where it is not there. */
export function renameCompany(workspace: Workspace, id: string, name: string): StoredCompany {
  const company = workspace.companies.get(id);
  if (company === undefined) {
    throw new RangeError(`Cannot rename company "${id}" as it is not there`);
  }
  const renamed = { ...company, name, "updated_at": unixSeconds(workspace.clock) };
  workspace.companies.put(renamed);
  return renamed;
}

/** Deletes a contact for good. Its conversations stay and go on naming it. */
export function deleteContact(workspace: Workspace, id: string): boolean {
  return workspace.contacts.delete(id);
}

/** Deletes a company. Its contacts leave it. */
export function deleteCompany(workspace: Workspace, id: string): boolean {
  for (const contact of workspace.contacts.values()) {
    if (!contact.companyIds.includes(id)) continue;
    const companyIds = contact.companyIds.filter((companyId) => companyId !== id);
    updateContact(workspace, contact.fields.id, { companyIds });
  }
  return workspace.companies.delete(id);
}

/** Deletes a conversation with its parts. */
export function deleteConversation(workspace: Workspace, id: string): boolean {
  return workspace.conversations.delete(id);
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
