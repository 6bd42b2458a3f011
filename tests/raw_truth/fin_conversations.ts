import type { Cell, Mart, MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";

/** Columns that are as in the truth of another mart. */
const AS_MEASURED = [
  "workspace_id",
  "conversation_id",
  "contact_id",
  "company_id",
  "admin_assignee_id",
  "team_assignee_id",
  "ai_agent_resolution_state",
  "is_fin_resolved",
  "is_handed_off",
  "is_deleted",
  "contact_message_count",
  "fin_reply_count",
  "teammate_reply_count",
  "created_at",
  "created_date",
  "first_contact_reply_at",
  "first_fin_reply_at",
] as const;

const AS_RECORDED = [
  "ai_agent_source_type",
  "ai_agent_source_title",
  "ai_agent_last_answer_type",
  "ai_agent_rating",
  "ai_agent_rating_remark",
  "ai_agent_content_source_count",
] as const;

/** What Fin did in conversations, from the truths of the conversations, of their events and of what is measured of them. */
export function finMarts(marts: ReadonlyMap<string, Mart>): Marts {
  const rowsOf = (name: string): readonly MartRow[] => {
    const mart = marts.get(name);
    if (mart === undefined) throw new Error(`Cannot find the truth of "${name}"`);
    return mart.rows;
  };
  const conversations = new Map(
    rowsOf("conversations").map((row) => [row["conversation_id"], row]),
  );
  const events = Map.groupBy(rowsOf("conversation_events"), (row) => row["conversation_id"]);
  return {
    "fin_conversations": {
      key: ["workspace_id", "conversation_id"],
      rows: rowsOf("conversation_metrics").filter((row) => row["is_fin_involved"] === true)
        .map((measured) => {
          const id = measured["conversation_id"] ?? null;
          const recorded = conversations.get(id) ?? {};
          const own = (events.get(id) ?? []).toSorted((one, other) =>
            Number(one["part_index"]) - Number(other["part_index"])
          );
          return {
            ...pick(measured, AS_MEASURED),
            ...pick(recorded, AS_RECORDED),
            outcome: outcomeOf(measured),
            ...ratingColumns(recorded),
            ...turnColumns(measured, own),
          };
        }),
    },
  };
}

function pick(row: MartRow, columns: readonly string[]): MartRow {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

function outcomeOf(measured: MartRow): string {
  const state = measured["ai_agent_resolution_state"];
  if (state === "confirmed_resolution" || state === "assumed_resolution") return state;
  return measured["is_handed_off"] === true ? "handed_off" : "unresolved";
}

function ratingColumns(recorded: MartRow): MartRow {
  const rating = recorded["ai_agent_rating"] ?? null;
  return rating === null ? { "is_ai_agent_positive": null, "rated_at": null } : {
    "is_ai_agent_positive": rating === 4 || rating === 5,
    "rated_at": recorded["ai_agent_updated_at"] ?? recorded["ai_agent_created_at"] ?? null,
  };
}

/** What came when: Fin's first answer to the contact, and the teammate's words or the assignment that took over. */
function turnColumns(measured: MartRow, events: readonly MartRow[]): MartRow {
  const isFin = (event: MartRow): boolean => event["is_fin_reply"] === true;
  const first = events.findIndex(isFin);
  const last = events.findLastIndex(isFin);
  const answer = events.find((event) => isFin(event) && event["is_after_first_contact"] === true);
  const reply = events.find((event, index) =>
    first >= 0 && index > first && event["is_teammate_reply"] === true
  );
  const assignment = events.find((event, index) =>
    last >= 0 && index > last && isAssignedToPeople(event)
  );
  const handedOffAt = measured["is_handed_off"] === true
    ? (reply ?? assignment)?.["created_at"] ?? null
    : null;
  return {
    "time_to_first_fin_reply_seconds": secondsBetween(
      measured["first_contact_reply_at"],
      answer?.["created_at"],
    ),
    "time_to_handoff_seconds": secondsBetween(measured["first_fin_reply_at"], handedOffAt),
    "handed_off_at": handedOffAt,
  };
}

function isAssignedToPeople(event: MartRow): boolean {
  return event["is_assignment"] === true && event["assigned_to_id"] !== null &&
    ["admin", "team"].includes(String(event["assigned_to_type"]));
}

function secondsBetween(from: Cell | undefined, to: Cell | undefined): number | null {
  if (typeof from !== "string" || typeof to !== "string") return null;
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
