import type { Marts } from "../mart_truth/mart_row.ts";
import { metricRow } from "./conversation_metrics.ts";
import { stateRows } from "./conversation_states.ts";
import { eventRows } from "./event_rows.ts";
import { answersOf } from "./reply_times.ts";
import { type Tellable, tellConversations } from "./told_conversation.ts";

/** What happened in conversations, what it took, and how they stood in between. */
export function metricMarts(landed: Tellable): Marts {
  const told = tellConversations(landed);
  const key = ["workspace_id", "conversation_id"];
  const partKey = [...key, "part_id"];
  return {
    "conversation_events": { key: partKey, rows: told.flatMap(eventRows) },
    "conversation_metrics": { key, rows: told.map(metricRow) },
    "conversation_reply_times": {
      key: partKey,
      rows: told.flatMap((conversation) => answersOf(conversation).map(({ row }) => row)),
    },
    "conversation_states": { key: partKey, rows: told.flatMap(stateRows) },
  };
}
