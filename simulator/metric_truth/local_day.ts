import { Zone } from "../zone.ts";

/** The local date of a moment (Unix seconds), as a date is read from a mart: as its midnight in UTC, in ISO 8601. */
export type LocalDay = (at: number) => string;

const DAY = 86_400;

/** The zone of that name; UTC where there is none. */
export function zoneOrUtc(name: string | null): Zone {
  try {
    return new Zone(name ?? "UTC");
  } catch (error) {
    if (error instanceof RangeError) return new Zone("UTC");
    throw error;
  }
}

/** A calendar of the days of a time zone. */
export function localDay(zone: Zone): LocalDay {
  return (at) => {
    const days = Math.floor((at + zone.offsetAt(at)) / DAY);
    return new Date(days * DAY * 1000).toISOString();
  };
}
