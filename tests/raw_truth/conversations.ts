import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { callMarts } from "./calls.ts";
import { figureMarts } from "./conversation_figures.ts";
import { listMarts } from "./conversation_lists.ts";
import { partListMarts } from "./part_lists.ts";
import { plain, text, time } from "./raw_cell.ts";
import type { RawWorkspace } from "./raw_workspace.ts";

/** What stands in conversations and their parts, the list of deleted conversations, and calls. */
export function conversationMarts(raw: RawWorkspace): Marts {
  return {
    ...listMarts(raw),
    ...figureMarts(raw),
    ...partListMarts(raw),
    "deleted_conversations": {
      key: ["workspace_id", "conversation_id"],
      rows: deletedConversations(raw),
    },
    ...callMarts(raw),
  };
}

function deletedConversations(raw: RawWorkspace): readonly MartRow[] {
  return raw.of("deleted_conversations").map(({ record, deletedAtMs }) => ({
    "workspace_id": raw.workspaceId,
    "conversation_id": text(record["id"] ?? null),
    "has_retained_metrics": plain(record["metrics_retained"] ?? null),
    "conversation_deleted_at": time(record["deleted_at"] ?? null),
    "is_deleted": deletedAtMs !== null,
  }));
}
