import type { MartRow } from "../../simulator/mart_truth/mart_row.ts";
import { entriesOf, valueCells } from "./json_value.ts";
import { goneContacts } from "./owned_rows.ts";
import { at, plain, text, time } from "./raw_cell.ts";
import type { Json, RawWorkspace } from "./raw_workspace.ts";

/**
 * The values that events carry, a row each.
 *
 * @see https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-events/createdataevent for their kinds
 */
export function contactEventMetadata(raw: RawWorkspace): MartRow[] {
  const gone = goneContacts(raw);
  return raw.of("contact_events").flatMap((event) =>
    entriesOf(at(event.record, "metadata")).map(([key, value]) => ({
      "workspace_id": raw.workspaceId,
      "contact_id": event.parentId,
      "event_id": event.recordId,
      "event_name": text(at(event.record, "event_name")),
      "metadata_key": key,
      ...valueCells(value),
      "value_at": key.endsWith("_date") ? time(value) : null,
      ...linkCells(value),
      "amount_cents": plain(at(value, "amount")),
      currency: text(at(value, "currency")),
      "is_deleted": event.deletedAtMs !== null || gone.has(event.parentId ?? ""),
    }))
  );
}

/** A link is an address by itself, or has words beside it. */
function linkCells(value: Json): MartRow {
  const isAddress = typeof value === "string" && /^https?:\/\//.test(value);
  return {
    "link_text": text(at(value, "value")),
    "link_url": isAddress ? value : text(at(value, "url")),
  };
}
