import type { Landed } from "../mart_truth/landed.ts";
import type { Mart, MartRow } from "../mart_truth/mart_row.ts";
import {
  firstReplyColumns,
  type MeasuredConversation,
  measuredConversations,
  ratingColumns,
} from "./conversation_measures.ts";
import { localDay, zoneOrUtc } from "./local_day.ts";
import { countOf, sum } from "./sum.ts";

/** What became of the conversations that were tagged on a local day. */
export function tagDays(landed: Landed, metrics: readonly MartRow[]): Mart {
  const dayOf = localDay(zoneOrUtc(landed.app.timezone));
  const tagged = measuredConversations(landed, metrics).flatMap((measured) =>
    measured.conversation.record.tags.tags.map((tag) => ({
      tagId: tag.id,
      day: tag.applied_at ? dayOf(tag.applied_at) : String(measured.metrics["created_date"]),
      measured,
    }))
  );
  const groups = Map.groupBy(tagged, ({ tagId, day }) => `${day} ${tagId}`);
  return {
    key: ["workspace_id", "day", "tag_id"],
    rows: [...groups].map(([key, own]) => {
      const [day = "", tagId = ""] = key.split(" ");
      return {
        "workspace_id": landed.app.id_code,
        day,
        "tag_id": tagId,
        ...measuresOf(own.map(({ measured }) => measured)),
      };
    }),
  };
}

function measuresOf(conversations: readonly MeasuredConversation[]): MartRow {
  const rows = conversations.map(({ metrics }) => metrics);
  return {
    "conversation_count": rows.length,
    ...firstReplyColumns(conversations),
    "first_close_count": countOf(rows, "time_to_first_close_seconds"),
    "time_to_first_close_seconds": sum(rows, "time_to_first_close_seconds"),
    ...ratingColumns(conversations),
  };
}
