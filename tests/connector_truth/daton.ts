import type { Json } from "../raw_truth/raw_workspace.ts";
import { datonCounts } from "./daton_counts.ts";
import { conversationPart } from "./json_part.ts";
import { type Made, type RawIndex, tagsNow, type ViewRow } from "./made_cell.ts";

/** Daton's columns that are more than one of ours passed on, but for those in the API's own shape. */
export const daton: Readonly<Record<string, Made>> = {
  ...datonCounts,
  "articles.tags": (row, raw) => ({ type: "tag.list", tags: tagsNow("articles", row, raw) }),
  "conversations.tags": (row, raw) => ({
    type: "tag.list",
    tags: tagsNow("conversations", row, raw),
  }),
  "conversations.conversation_parts": conversationParts,
};

function conversationParts(row: ViewRow, raw: RawIndex): Json {
  const parts = raw.members("conversation_parts", row["id"])
    .map((id) => conversationPart(raw.record("conversation_parts", id)));
  return { type: "conversation_part.list", total_count: parts.length, conversation_parts: parts };
}
