import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { attachmentColumns } from "./attachment_columns.ts";
import { at, document, id, items, plain, text, time } from "./raw_cell.ts";
import type { RawRecord, RawWorkspace } from "./raw_workspace.ts";

/** The parts of tickets and the files that hang on them. */
export function ticketPartMarts(raw: RawWorkspace): Marts {
  const tickets = new Map(raw.of("tickets").map((ticket) => [ticket.recordId, ticket]));
  const byTicket = Map.groupBy(raw.of("ticket_parts"), ({ parentId }) => parentId ?? "");
  const rows: MartRow[] = [];
  const attachments: MartRow[] = [];
  for (const [ticketId, parts] of byTicket) {
    const isTicketGone = (tickets.get(ticketId)?.deletedAtMs ?? null) !== null;
    parts.toSorted(byTime).forEach((part, index) => {
      const place = {
        "workspace_id": raw.workspaceId,
        "ticket_id": ticketId,
        "part_id": part.recordId,
        "is_deleted": isTicketGone || part.deletedAtMs !== null,
      };
      rows.push({ ...place, ...partColumns(part.record), "part_index": index + 1 });
      attachments.push(
        ...attachmentColumns(at(part.record, "attachments")).map((row) => ({ ...place, ...row })),
      );
    });
  }
  return {
    "ticket_parts": { key: ["workspace_id", "ticket_id", "part_id"], rows },
    "ticket_part_attachments": {
      key: ["workspace_id", "ticket_id", "part_id", "attachment_position"],
      rows: attachments,
    },
  };
}

/** Ids are text and count as numbers: part 1000 comes after part 999. */
function byTime(one: RawRecord, other: RawRecord): number {
  return Number(at(one.record, "created_at")) - Number(at(other.record, "created_at")) ||
    Number(one.recordId) - Number(other.recordId);
}

function partColumns(part: RawRecord["record"]): MartRow {
  const attachments = at(part, "attachments");
  const updated = at(part, "updated_attribute_data");
  return {
    "author_id": id(at(part, "author", "id")),
    "assigned_to_id": id(at(part, "assigned_to", "id")),
    "updated_attribute_id": text(at(updated, "attribute", "id")),
    "external_id": text(at(part, "external_id")),
    "part_type": text(at(part, "part_type")),
    "author_type": text(at(part, "author", "type")),
    "author_kind": authorKind(text(at(part, "author", "type")), text(at(part, "author", "email"))),
    "author_name": text(at(part, "author", "name")),
    "author_email": text(at(part, "author", "email")),
    "assigned_to_type": text(at(part, "assigned_to", "type")),
    state: text(at(part, "ticket_state")),
    "previous_state": text(at(part, "previous_ticket_state")),
    "updated_attribute_label": text(at(updated, "attribute", "label")),
    "updated_value_id": text(at(updated, "value", "id")),
    "updated_value_label": text(at(updated, "value", "label")),
    body: text(at(part, "body")),
    translations: document(at(part, "translations")),
    "app_package_code": text(at(part, "app_package_code")),
    attachments: document(attachments),
    "attachment_count": items(attachments).length,
    "is_redacted": plain(at(part, "redacted")),
    "created_at": time(at(part, "created_at")),
    "updated_at": time(at(part, "updated_at")),
  };
}

/** Operator, the built-in bot, appears with the type of an admin in places. */
function authorKind(type: string | null, email: string | null): string | null {
  if (type === null) return null;
  if (type === "user" || type === "contact") return "user";
  if (type === "lead") return "lead";
  if (type === "bot" || /^operator\+.*@intercom\.io$/.test(email ?? "")) return "bot";
  return type === "admin" || type === "teammate" ? "teammate" : "other";
}
