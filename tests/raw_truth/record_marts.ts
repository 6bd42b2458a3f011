import type { Mart, MartRow } from "../../simulator/mart_truth/mart_row.ts";
import { at, plain, time } from "./raw_cell.ts";
import type { Json, RawRecord, RawWorkspace } from "./raw_workspace.ts";

/** A mart that has a row for each record of a stream. */
export function martOf(
  raw: RawWorkspace,
  options: {
    readonly stream: string;
    readonly id: string;
    readonly row: (record: Json) => MartRow;
  },
): Mart {
  return {
    key: ["workspace_id", options.id],
    rows: raw.of(options.stream).map((landed) => ({
      "workspace_id": raw.workspaceId,
      [options.id]: landed.recordId,
      ...options.row(landed.record),
      "is_deleted": landed.deletedAtMs !== null,
    })),
  };
}

/** A mart of what is nested in the records of a stream. What is nested is deleted when its owner is. */
export function nestedMart(
  raw: RawWorkspace,
  options: {
    readonly stream: string;
    readonly key: readonly string[];
    readonly rows: (landed: RawRecord) => readonly MartRow[];
  },
): Mart {
  return {
    key: ["workspace_id", ...options.key],
    rows: raw.of(options.stream).flatMap((landed) =>
      options.rows(landed).map((row) => ({
        "workspace_id": raw.workspaceId,
        ...row,
        "is_deleted": landed.deletedAtMs !== null,
      }))
    ),
  };
}

/** When a record of Unix seconds was made and last changed. */
export function times(record: Json): MartRow {
  return {
    "created_at": time(at(record, "created_at")),
    "updated_at": time(at(record, "updated_at")),
  };
}

/** Who of Intercom's agents may answer from a text. */
export function availability(record: Json): MartRow {
  return {
    "is_available_to_fin": plain(at(record, "ai_chatbot_availability")),
    "is_available_to_copilot": plain(at(record, "ai_copilot_availability")),
    "is_available_to_sales_agent": plain(at(record, "ai_sales_agent_availability")),
  };
}
