import type { StoredContact } from "../records/contact.ts";
import { listTicketStates, listTicketTypes } from "../routes/tickets.ts";
import { ticketWithParts } from "../ticket_record.ts";
import { fullTicket, type StoredTicket, type Workspace } from "../workspace.ts";
import { type RawRow, row } from "./raw_row.ts";

/** Tickets with their newest parts, their kinds and states, and the list of deleted conversations. */
export function ticketTruth(workspace: Workspace): [string, RawRow[]][] {
  const tickets: RawRow[] = [];
  const ticketParts: RawRow[] = [];
  const add = (stored: StoredTicket, deleted: boolean): void => {
    const record = ticketWithParts(fullTicket(workspace, stored));
    const { "ticket_parts": list, id, updated_at } = record;
    const emptied = { ...record, "ticket_parts": { ...list, "ticket_parts": [] } };
    tickets.push(row(emptied, { id, updatedAt: updated_at, deleted }));
    ticketParts.push(
      ...list.ticket_parts.map((part) =>
        row(part, { id: part.id, parentId: id, updatedAt: part.updated_at, deleted })
      ),
    );
  };
  for (const stored of workspace.tickets.values()) add(stored, false);
  for (const stored of workspace.tickets.deleted.values()) add(stored, true);
  return [
    ["tickets", tickets],
    ["ticket_parts", ticketParts],
    [
      "ticket_types",
      listTicketTypes(workspace).map((type) =>
        row(type, { id: type.id, updatedAt: type.updated_at })
      ),
    ],
    ["ticket_states", listTicketStates(workspace).map((state) => row(state, { id: state.id }))],
    [
      "deleted_conversations",
      workspace.deletedConversations.map((item) =>
        row(item, { id: item.id, updatedAt: item.deleted_at })
      ),
    ],
  ];
}

/** What was merged into a contact, a row each. */
export function mergeRows({ mergeHistory, fields }: StoredContact, deleted: boolean): RawRow[] {
  return mergeHistory.map((item) =>
    row(item, {
      id: item.source_contact_id,
      parentId: fields.id,
      updatedAt: item.merged_at ?? undefined,
      deleted,
    })
  );
}
