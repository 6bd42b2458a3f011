import type { KnownRecords } from "../mart_truth/landed.ts";
import type { OfficeHoursRecord } from "../records/library.ts";
import { zoneOrUtc } from "./local_day.ts";

/**
 * A clock that runs only while the office is open, for a moment in Unix seconds: what it shows at two moments differs by
 * the open seconds between them. Null where no office hours are known.
 */
export type OfficeClock = (at: number) => number | null;

const MINUTE = 60;
const WEEK = 7 * 86_400;

/** A Monday at 00:00. */
const FIRST_WEEK = Date.parse("1970-01-05T00:00:00Z") / 1000;

/** The clock of the oldest schedule that is still there. */
export function officeClock(schedules: KnownRecords<OfficeHoursRecord>): OfficeClock {
  const schedule = oldestLiving(schedules);
  if (schedule === undefined) return () => null;
  if (schedule.twenty_four_seven) return (at) => at;
  const zone = zoneOrUtc(schedule.time_zone_name);
  const isOpen = openMinutes(schedule);
  const secondsBefore = openSecondsBefore(isOpen);
  const secondsOfWeek = secondsBefore.at(-1) ?? 0;
  if (secondsOfWeek === 0) return () => null;
  return (at) => {
    const local = at + zone.offsetAt(at) - FIRST_WEEK;
    const week = Math.floor(local / WEEK);
    const second = local - week * WEEK;
    const minute = Math.floor(second / MINUTE);
    const ofMinute = isOpen[minute] === true ? second - minute * MINUTE : 0;
    return week * secondsOfWeek + (secondsBefore[minute] ?? 0) + ofMinute;
  };
}

function oldestLiving(schedules: KnownRecords<OfficeHoursRecord>): OfficeHoursRecord | undefined {
  return [...schedules.values()].filter(({ isDeleted }) => !isDeleted)
    .map(({ record }) => record)
    .sort((one, other) => one.created_at - other.created_at || (one.id < other.id ? -1 : 1))[0];
}

/** Whether the office is open, for each minute of the week. Intervals may overlap. */
function openMinutes({ time_intervals: intervals }: OfficeHoursRecord): readonly boolean[] {
  return Array.from(
    { length: WEEK / MINUTE },
    (_, minute) =>
      intervals.some(({ start_minute, end_minute }) =>
        start_minute <= minute && minute < end_minute
      ),
  );
}

/** The open seconds of the week before each minute of it, and at last those of all of it. */
function openSecondsBefore(isOpen: readonly boolean[]): readonly number[] {
  const before = [0];
  for (const open of isOpen) before.push((before.at(-1) ?? 0) + (open ? MINUTE : 0));
  return before;
}
