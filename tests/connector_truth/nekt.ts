import { at } from "../raw_truth/raw_cell.ts";
import type { Json } from "../raw_truth/raw_workspace.ts";
import { pick, ticketPart } from "./json_part.ts";
import { type Made, type RawIndex, tagsNow, type ViewRow } from "./made_cell.ts";

/** Nekt's columns that are more than one of ours passed on, but for those in the API's own shape. */
export const nekt: Readonly<Record<string, Made>> = {
  "companies.tags": (row, raw) => ({ type: "tag.list", tags: tagsNow("companies", row, raw) }),
  "conversations.tags": (row, raw) => ({
    type: "tag.list",
    tags: tagsNow("conversations", row, raw),
  }),
  "tickets.ticket_type": (row, raw) => {
    const embedded = at(raw.record("tickets", row["id"]), "ticket_type", "id");
    const type = raw.record("ticket_types", embedded);
    return {
      ...pick(type, [
        ...["type", "id", "name", "description", "icon", "workspace_id", "category"],
        ...["archived", "is_internal", "created_at", "updated_at"],
      ]),
      ticket_type_attributes: at(type, "ticket_type_attributes"),
    };
  },
  "tickets.ticket_parts": ticketParts,
};

function ticketParts(row: ViewRow, raw: RawIndex): Json {
  const parts = raw.members("ticket_parts", row["id"])
    .map((id) => ticketPart(raw.record("ticket_parts", id)));
  return { type: "ticket_part.list", total_count: parts.length, ticket_parts: parts };
}
