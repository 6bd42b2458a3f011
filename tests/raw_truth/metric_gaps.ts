import type { Cell, Mart, MartRow } from "../../simulator/mart_truth/mart_row.ts";
import { at } from "./raw_cell.ts";
import type { RawWorkspace } from "./raw_workspace.ts";

type Unit = "time" | "seconds" | "office" | "count" | "id";

/** By the vendor's name: our column, the column with the vendor's value, what it is. */
const METRICS: Readonly<Record<string, readonly [string, string, Unit]>> = {
  "first_contact_reply_at": ["first_contact_reply_at", "first_contact_reply_at", "time"],
  "first_assignment_at": ["first_assignment_at", "first_assignment_at", "time"],
  "first_admin_reply_at": ["first_teammate_reply_at", "first_admin_reply_at", "time"],
  "first_close_at": ["first_close_at", "first_close_at", "time"],
  "last_assignment_at": ["last_assignment_at", "last_assignment_at", "time"],
  "last_assignment_admin_reply_at": [
    "last_assignment_reply_at",
    "last_assignment_admin_reply_at",
    "time",
  ],
  "last_contact_reply_at": ["last_contact_reply_at", "last_contact_reply_at", "time"],
  "last_admin_reply_at": ["last_teammate_reply_at", "last_admin_reply_at", "time"],
  "last_close_at": ["last_close_at", "last_close_at", "time"],
  "last_closed_by_id": ["last_closed_by_admin_id", "last_closed_by_id", "id"],
  "count_reopens": ["reopen_after_contact_count", "reopen_count", "count"],
  "count_assignments": ["assignment_after_contact_count", "assignment_count", "count"],
  "count_conversation_parts": ["part_count", "part_count", "count"],
  "time_to_assignment": ["time_to_assignment_seconds", "time_to_assignment_seconds", "seconds"],
  "time_to_admin_reply": [
    "time_to_first_reply_office_seconds",
    "time_to_admin_reply_seconds",
    "office",
  ],
  "time_to_first_close": [
    "time_to_first_close_office_seconds",
    "time_to_first_close_seconds",
    "office",
  ],
  "time_to_last_close": [
    "time_to_last_close_office_seconds",
    "time_to_last_close_seconds",
    "office",
  ],
  "median_time_to_reply": ["median_reply_office_seconds", "median_time_to_reply_seconds", "office"],
  "handling_time": ["assigned_to_close_seconds", "handling_time_seconds", "seconds"],
};

/** A metric of one conversation, ours and the vendor's. */
interface Pair {
  readonly metric: string;
  readonly ourColumn: string;
  readonly unit: Unit;
  readonly ours: Cell;
  readonly theirs: Cell;
  /** Of a duration in office hours, the same by the calendar. */
  readonly longest: Cell;
  /** Ours less theirs; null where there is no such number. */
  readonly difference: number | null;
}

/**
 * Where our figures are not the vendor's, from the truth of both: what a conversation's metrics and statistics must be is
 * worked out elsewhere.
 */
export function metricGaps(raw: RawWorkspace, marts: ReadonlyMap<string, Mart>): Mart {
  const metrics = rowsOf(marts, "conversation_metrics");
  const conversations = rowsOf(marts, "conversations");
  const parts = raw.of("conversation_parts");
  const lessened = new Set(
    parts.flatMap(({ parentId, deletedAtMs }) => deletedAtMs === null ? [] : [parentId]),
  );
  const hasBodies = parts.some(({ record }) => at(record, "body") !== null);
  const hasSchedule = raw.of("office_hours").some(({ deletedAtMs }) => deletedAtMs === null);
  const rows = [...rowsOf(marts, "conversation_statistics")].flatMap(([id, statistics]) => {
    const [own, conversation] = [metrics.get(id), conversations.get(id)];
    if (own === undefined || conversation === undefined || own["is_deleted"] === true) return [];
    const pairs = pairsOf(
      { ...own, "part_count": Number(conversation["part_count"]) + 1 },
      statistics,
    )
      .filter(({ unit }) => hasSchedule || unit !== "office");
    const inParts = reasonInParts(conversation, statistics, lessened.has(id));
    return pairs.filter(({ ours, theirs }) => ours !== theirs).map((pair) => ({
      "workspace_id": raw.workspaceId,
      "conversation_id": id,
      metric: pair.metric,
      "our_column": pair.ourColumn,
      "our_value": textOf(pair.ours),
      "vendor_value": textOf(pair.theirs),
      difference: pair.difference,
      reason: inParts ??
        (hasBodies || pair.metric === "count_conversation_parts" ? null : "omitted_bodies") ??
        reasonInValues(pair, pairs),
    }));
  });
  return { key: ["workspace_id", "conversation_id", "metric"], rows };
}

function rowsOf(marts: ReadonlyMap<string, Mart>, name: string): ReadonlyMap<string, MartRow> {
  const mart = marts.get(name);
  if (mart === undefined) throw new Error(`Cannot find the truth of "${name}"`);
  return new Map(mart.rows.map((row) => [String(row["conversation_id"]), row]));
}

function pairsOf(own: MartRow, statistics: MartRow): readonly Pair[] {
  return Object.entries(METRICS).map(([metric, [ourColumn, theirColumn, unit]]) => {
    const cell = own[ourColumn] ?? null;
    // Medians of an even number of times may end in a half.
    const ours = typeof cell === "number" ? Math.round(cell) : cell;
    const theirs = statistics[`statistics_${theirColumn}`] ?? null;
    return {
      metric,
      ourColumn,
      unit,
      ours,
      theirs,
      longest: unit === "office" ? own[ourColumn.replace("_office", "")] ?? null : null,
      difference: ours === null || theirs === null || unit === "id"
        ? null
        : numberOf(ours) - numberOf(theirs),
    };
  });
}

/** What is known of the parts explains whatever differs. */
function reasonInParts(
  conversation: MartRow,
  statistics: MartRow,
  isLessened: boolean,
): string | null {
  const there = Number(conversation["part_count"]);
  const listed = Number(conversation["api_part_count"] ?? 0);
  const counted = Math.max(listed, Number(statistics["statistics_part_count"] ?? 1) - 1);
  if (counted > 500 && counted > there) return "truncated_parts";
  if (isLessened) return "deleted_parts";
  return listed > there ? "missing_parts" : null;
}

function reasonInValues(pair: Pair, pairs: readonly Pair[]): string | null {
  const { ours, theirs, longest, difference, unit } = pair;
  if (theirs === null) return "no_vendor_value";
  if (ours === null) return "no_own_value";
  if (difference === null || unit === "count") return null;
  if (Math.abs(difference) <= 2) return "vendor_clock";
  if (unit !== "office" || Number(theirs) < 0 || Number(theirs) > Number(longest)) return null;
  const sameTimes = pairs.filter((other) => other.unit === "time").every((other) =>
    other.ours === other.theirs || Math.abs(other.difference ?? Infinity) <= 2
  );
  const sameSchedule = pairs.some((other) =>
    other.unit === "office" && other.ours !== null && other.ours === other.theirs &&
    Number(other.ours) < Number(other.longest)
  );
  return sameTimes && !sameSchedule ? "office_hours" : null;
}

/** Times as Unix seconds. */
function numberOf(cell: Cell): number {
  return typeof cell === "string" ? Date.parse(cell) / 1000 : Number(cell);
}

/** As a database writes it. */
function textOf(cell: Cell): string | null {
  if (cell === null) return null;
  return String(cell).replace(/^(\d+-\d+-\d+)T([\d:]+)\.000Z$/, "$1 $2");
}
