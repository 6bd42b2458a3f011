import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { at, document, id, items, plain, text, time } from "./raw_cell.ts";
import type { Json, RawRecord, RawWorkspace } from "./raw_workspace.ts";
import { martOf, nestedMart, times } from "./record_marts.ts";

const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** What the marts of the workspace's settings and of its log must hold. */
export function workspaceMarts(raw: RawWorkspace): Marts {
  return {
    "office_hours": martOf(raw, {
      stream: "office_hours",
      id: "office_hours_schedule_id",
      row: schedule,
    }),
    "office_hours_intervals": nestedMart(raw, {
      stream: "office_hours",
      key: ["office_hours_schedule_id", "interval_position"],
      rows: intervals,
    }),
    "away_status_reasons": martOf(raw, {
      stream: "away_status_reasons",
      id: "away_status_reason_id",
      row: awayStatusReason,
    }),
    "activity_logs": martOf(raw, {
      stream: "activity_logs",
      id: "activity_log_id",
      row: activityLog,
    }),
  };
}

function schedule(record: Json): MartRow {
  return {
    name: text(at(record, "name")),
    timezone: text(at(record, "time_zone_name")),
    "is_always_open": plain(at(record, "twenty_four_seven")),
    "interval_count": items(at(record, "time_intervals")).length,
    ...times(record),
  };
}

function intervals({ recordId, record }: RawRecord): readonly MartRow[] {
  return items(at(record, "time_intervals")).map((interval, index) => {
    const start = Number(at(interval, "start_minute"));
    const end = Number(at(interval, "end_minute"));
    return {
      "office_hours_schedule_id": recordId,
      "start_weekday": WEEKDAYS[Math.floor(start / 1440)] ?? null,
      "start_time": clock(start % 1440),
      // Midnight is the end of a day here, not the beginning of the next.
      "end_weekday": WEEKDAYS[Math.ceil(end / 1440) - 1] ?? null,
      "end_time": clock(end % 1440 === 0 ? 1440 : end % 1440),
      "interval_position": index + 1,
      "day_of_week": plain(at(interval, "day_of_week")),
      "start_minute": start,
      "end_minute": end,
      "open_seconds": (end - start) * 60,
    };
  });
}

function clock(minute: number): string {
  const digits = (value: number): string => String(value).padStart(2, "0");
  return `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`;
}

function awayStatusReason(record: Json): MartRow {
  return {
    label: text(at(record, "label")),
    emoji: text(at(record, "emoji")),
    "is_retired": plain(at(record, "deleted")),
    position: plain(at(record, "order")),
    ...times(record),
  };
}

function activityLog(record: Json): MartRow {
  return {
    "performed_by_id": id(at(record, "performed_by", "id")),
    "performed_by_type": text(at(record, "performed_by", "type")),
    "performed_by_email": text(at(record, "performed_by", "email")),
    "performed_by_ip": text(at(record, "performed_by", "ip")),
    "activity_type": text(at(record, "activity_type")),
    description: text(at(record, "activity_description")),
    metadata: document(at(record, "metadata")),
    "created_at": time(at(record, "created_at")),
  };
}
