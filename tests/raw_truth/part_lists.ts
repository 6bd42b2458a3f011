import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { attachmentColumns } from "./attachment_columns.ts";
import { at, items, text } from "./raw_cell.ts";
import type { Json, RawWorkspace } from "./raw_workspace.ts";

/** The lists in parts of conversations. A part is gone with its conversation. */
export function partListMarts(raw: RawWorkspace): Marts {
  const key = ["workspace_id", "conversation_id", "part_id"];
  const tagNames = new Map(
    raw.of("tags").map(({ recordId, record }) => [recordId, text(at(record, "name"))]),
  );
  const gone = new Set(
    raw.of("conversations").filter(({ deletedAtMs }) => deletedAtMs !== null)
      .map(({ recordId }) => recordId),
  );
  const rowsOf = (columns: (part: Json) => readonly MartRow[]): readonly MartRow[] =>
    raw.of("conversation_parts").flatMap(({ recordId, parentId, record, deletedAtMs }) =>
      columns(record).map((row) => ({
        "workspace_id": raw.workspaceId,
        "conversation_id": parentId,
        "part_id": recordId,
        ...row,
        "is_deleted": deletedAtMs !== null || gone.has(parentId ?? ""),
      }))
    );
  return {
    "conversation_part_attachments": {
      key: [...key, "attachment_position"],
      rows: rowsOf((part) => attachmentColumns(at(part, "attachments"))),
    },
    "conversation_part_tags": {
      key: [...key, "tag_id"],
      rows: rowsOf((part) =>
        items(at(part, "tags")).map((tag) => {
          const tagId = text(at(tag, "id"));
          return {
            "tag_id": tagId,
            "tag_name": tagNames.get(tagId ?? "") ?? text(at(tag, "name")),
          };
        })
      ),
    },
  };
}
