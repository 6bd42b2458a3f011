import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { at, document, id, items, plain, text, time } from "./raw_cell.ts";
import type { Json, RawRecord, RawWorkspace } from "./raw_workspace.ts";
import { attributeValueMart } from "./ticket_attribute_values.ts";
import { ticketPartMarts } from "./ticket_parts.ts";
import { ticketTypeMarts } from "./ticket_types.ts";

/** The tickets of a workspace, with what hangs on them and what they are made of. */
export function ticketMarts(raw: RawWorkspace): Marts {
  const { workspaceId } = raw;
  const tickets = raw.of("tickets");
  const parts = Map.groupBy(raw.of("ticket_parts"), ({ parentId }) => parentId);
  return {
    tickets: {
      key: ["workspace_id", "ticket_id"],
      rows: tickets.map((ticket) => ({
        "workspace_id": workspaceId,
        ...ticketColumns(ticket),
        ...partCounts(ticket, parts.get(ticket.recordId) ?? []),
      })),
    },
    "ticket_contacts": {
      key: ["workspace_id", "ticket_id", "contact_id"],
      rows: listed(raw, ["contacts", "contacts"], (contact, index) => ({
        "contact_id": text(at(contact, "id")),
        "contact_external_id": text(at(contact, "external_id")),
        "contact_position": index + 1,
      })),
    },
    "ticket_linked_objects": {
      key: ["workspace_id", "ticket_id", "linked_object_type", "linked_object_id"],
      rows: listed(raw, ["linked_objects", "data"], (linked) => ({
        "linked_object_id": text(at(linked, "id")),
        "linked_object_type": text(at(linked, "type")),
        "ticket_category": text(at(linked, "category")),
      })),
    },
    "ticket_attribute_values": attributeValueMart(raw),
    ...ticketPartMarts(raw),
    ...ticketTypeMarts(raw),
  };
}

/** A row for each item of a list that tickets carry. */
function listed(
  raw: RawWorkspace,
  path: readonly string[],
  columns: (item: Json, index: number) => MartRow,
): readonly MartRow[] {
  return raw.of("tickets").flatMap(({ recordId, record, deletedAtMs }) =>
    items(at(record, ...path)).map((item, index) => ({
      "workspace_id": raw.workspaceId,
      "ticket_id": recordId,
      ...columns(item, index),
      "is_deleted": deletedAtMs !== null,
    }))
  );
}

function ticketColumns({ recordId, record, deletedAtMs }: RawRecord): MartRow {
  const values = at(record, "ticket_attributes");
  const contacts = items(at(record, "contacts", "contacts"));
  const linked = at(record, "linked_objects", "data");
  return {
    "ticket_id": recordId,
    "ticket_type_id": text(at(record, "ticket_type", "id")),
    "previous_ticket_state_id": id(at(record, "previous_ticket_state_id")),
    "admin_assignee_id": id(at(record, "admin_assignee_id")),
    "team_assignee_id": id(at(record, "team_assignee_id")),
    "company_id": id(at(record, "company_id")),
    "contact_id": contacts.length === 0 ? null : text(at(contacts[0], "id")),
    "ticket_number": text(at(record, "ticket_id")),
    "ticket_type_name": text(at(record, "ticket_type", "name")),
    category: text(at(record, "category") ?? at(record, "ticket_type", "category")),
    ...stateColumns(record),
    title: text(at(values, "_default_title_")),
    description: text(at(values, "_default_description_")),
    "linked_objects": document(linked),
    "ticket_attributes": document(values),
    "is_open": plain(at(record, "open")),
    "is_shared": plain(at(record, "is_shared")),
    "has_more_linked_objects": plain(at(record, "linked_objects", "has_more")),
    "contact_count": contacts.length,
    "linked_object_count": plain(at(record, "linked_objects", "total_count")) ??
      items(linked).length,
    "created_at": time(at(record, "created_at")),
    "updated_at": time(at(record, "updated_at")),
    "snoozed_until_at": time(at(record, "snoozed_until")),
    "is_deleted": deletedAtMs !== null,
  };
}

/** The state is an object since API version 2.12, a word with its labels beside it before. */
function stateColumns(record: RawRecord["record"]): MartRow {
  const state = at(record, "ticket_state");
  const isWord = typeof state === "string";
  return {
    "ticket_state_id": text(at(state, "id")),
    state: isWord ? state : text(at(state, "category")),
    "state_internal_label": text(
      isWord ? at(record, "ticket_state_internal_label") : at(state, "internal_label"),
    ),
    "state_external_label": text(
      isWord ? at(record, "ticket_state_external_label") : at(state, "external_label"),
    ),
  };
}

/** A part that was gone before its ticket was is none of its parts any more. */
function partCounts({ record, deletedAtMs }: RawRecord, parts: readonly RawRecord[]): MartRow {
  const count =
    parts.filter((part) => part.deletedAtMs === null || part.deletedAtMs === deletedAtMs).length;
  const apiCount = plain(at(record, "ticket_parts", "total_count"));
  return {
    "part_count": count,
    "api_part_count": apiCount,
    "is_part_list_truncated": typeof apiCount === "number" && apiCount > count,
  };
}
