import type { Mart, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { readRows } from "../landed.ts";

/** The histories, each with the marts of counts that it is of. */
const HISTORIES = {
  "workspace_counts": "workspace_count_history",
  "conversation_counts": "conversation_count_history",
  "admin_conversation_counts": "admin_conversation_count_history",
  "user_segment_counts": "user_segment_count_history",
  "user_tag_counts": "user_tag_count_history",
  "company_segment_counts": "company_segment_count_history",
  "company_tag_counts": "company_tag_count_history",
  "company_user_counts": "company_user_count_history",
} as const;

/** Names of people are not kept for ever. */
const NOT_KEPT = "admin_name";

/** The histories of counts of a workspace that was loaded on one day only: the counts of now, and the day. */
export function countHistories(marts: ReadonlyMap<string, Mart>, day: string): Marts {
  return Object.fromEntries(
    Object.entries(HISTORIES).map(([counts, history]) => {
      const { key = [], rows = [] } = marts.get(counts) ?? {};
      return [history, {
        key: [...key, "count_date"],
        rows: rows.map(({ [NOT_KEPT]: _name, ...row }) => ({ ...row, "count_date": day })),
      }];
    }),
  );
}

/** The UTC date on which the last run of each workspace ended, as ISO 8601. */
export async function lastLoadDays(database: string): Promise<ReadonlyMap<string, string>> {
  const rows = await readRows(
    database,
    `select workspace_id, max(epoch_ms(finished_at))::double as finished_at
     from intercom_raw.sync_runs where finished_at is not null group by workspace_id`,
  );
  return new Map(rows.map((row) => {
    const [date] = new Date(Number(row["finished_at"])).toISOString().split("T");
    return [String(row["workspace_id"]), `${date}T00:00:00.000Z`];
  }));
}
