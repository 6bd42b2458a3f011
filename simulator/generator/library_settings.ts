import type { AwayStatusReasonRecord, BrandRecord, OfficeHoursRecord } from "../records/library.ts";
import type { LibrarySetting } from "./library.ts";

const DAY = 86_400;

/** The help centers' ids: brands name them as texts, collections as numbers. */
export const HELP_CENTER_IDS = [3_101, 3_108] as const;

const REASONS: readonly [emoji: string, label: string, deleted: boolean][] = [
  ["☕", "On a break", false],
  ["🍲", "Lunch", false],
  ["🎧", "In a call", false],
  ["🎓", "Training", false],
  ["🌴", "On leave", false],
  ["🧑‍💻", "Fokuszeit", false],
  ["🚌", "Commuting", true],
];

/** Why teammates may be away. One reason was deleted; the list still has it. */
export function makeAwayStatusReasons({ start }: LibrarySetting): AwayStatusReasonRecord[] {
  return REASONS.map(([emoji, label, deleted], index) => ({
    type: "away_status_reason",
    id: String(40 + index),
    label,
    emoji,
    order: index + 1,
    deleted,
    "created_at": start + index * 11,
    "updated_at": start + (deleted ? 300 : index) * DAY,
  }));
}

/** Three brands, one of them the default one. */
export function makeBrands({ start, workspaceId }: LibrarySetting): BrandRecord[] {
  const names = ["Kestrel Support", "Kestrel Pro ✦", "Wind & Wing"];
  return names.map((name, index) => ({
    type: "brand",
    id: index === 0 ? workspaceId : String(index * 7 + 3),
    name,
    "is_default": index === 0,
    "created_at": start + index * 90 * DAY,
    "updated_at": start + index * 100 * DAY + 41,
    "help_center_id": String(HELP_CENTER_IDS[index % HELP_CENTER_IDS.length]),
    "default_address_settings_id": String(13 + index),
  }));
}

/** The usual hours, a second shift over two zones, and one that never closes. */
export function makeOfficeHours({ start, timezone }: LibrarySetting): OfficeHoursRecord[] {
  const schedules = [
    { name: "Standard Support Hours", zone: timezone, days: [0, 1, 2, 3, 4], from: 540, to: 1_080 },
    { name: "Weekend crew", zone: "Europe/Dublin", days: [5, 6], from: 600, to: 960 },
    { name: "24/7 hotline", zone: "Etc/UTC", days: [], from: 0, to: 0 },
  ];
  return schedules.map(({ name, zone, days, from, to }, index) => ({
    type: "office_hours_schedule",
    id: String(123 + index * 2),
    name,
    "time_zone_name": zone,
    "time_intervals": days.map((day) => ({
      "start_minute": day * 1_440 + from,
      "end_minute": day * 1_440 + to,
      "day_of_week": day,
    })),
    "twenty_four_seven": days.length === 0,
    "created_at": start + index * 40 * DAY,
    "updated_at": start + index * 55 * DAY,
  }));
}
