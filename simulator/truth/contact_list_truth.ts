import { noteRecord } from "../contact_record.ts";
import { customObjectsOf } from "../custom_objects.ts";
import { eventsOf, LISTED_SECONDS, summaryOf } from "../events.ts";
import type { StoredContact } from "../records/contact.ts";
import type { CustomObjectRecord } from "../records/custom_object.ts";
import type { Workspace } from "../workspace.ts";
import { type RawRow, row } from "./raw_row.ts";

/**
 * Notes and events of contacts, which take a request a contact, and the records of the customer's own kinds. Events are
 * those a raw layer has that read them when the workspace was made, and since: what the API listed once stays.
 */
export function contactListTruth(workspace: Workspace): [string, RawRow[]][] {
  const rows = {
    "contact_notes": [] as RawRow[],
    "contact_events": [] as RawRow[],
    "contact_event_summaries": [] as RawRow[],
  };
  const oldest = workspace.origin.now - LISTED_SECONDS;
  const add = (contact: StoredContact, deleted: boolean): void => {
    const { id: parentId } = contact.fields;
    for (const note of contact.notes) {
      const record = noteRecord(note, { contactId: parentId, workspace });
      rows.contact_notes.push(row(record, { id: note.id, parentId, deleted }));
    }
    const events = eventsOf(workspace, contact);
    for (const event of events) {
      if (event.created_at < oldest) continue;
      const id = [event.id, event.event_name, event.created_at].filter((part) => part).join(" ");
      rows.contact_events.push(row(event, { id, parentId, deleted }));
    }
    for (const item of summaryOf(events)) {
      rows.contact_event_summaries.push(row(item, { id: item.name, parentId, deleted }));
    }
  };
  for (const contact of workspace.contacts.values()) add(contact, false);
  for (const contact of workspace.contacts.deleted.values()) add(contact, true);
  return [...Object.entries(rows), ["custom_objects", customObjectTruth(workspace)]];
}

function customObjectTruth(workspace: Workspace): RawRow[] {
  const store = customObjectsOf(workspace);
  const toRow = (record: CustomObjectRecord, deleted: boolean): RawRow =>
    row(record, { id: record.id, parentId: record.type, updatedAt: record.updated_at, deleted });
  return [
    ...[...store.values()].map((record) => toRow(record, false)),
    ...[...store.deleted.values()].map((record) => toRow(record, true)),
  ];
}
