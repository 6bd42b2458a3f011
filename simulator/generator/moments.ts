import type { Zone } from "../zone.ts";
import type { Random } from "./random.ts";

const HOUR = 3_600;
const DAY = 86_400;
const OPENS = 9 * HOUR;
const CLOSES = 18 * HOUR;

/** What a time of day and week is worth: people write in working hours, less at night, little on weekends. */
function busyness(zone: Zone, at: number): number {
  const { secondOfDay, weekday } = zone.local(at);
  const hour = secondOfDay / HOUR;
  const ofDay = hour < 6 ? 0.08 : hour < 9 ? 0.4 : hour < 18 ? 1 : hour < 22 ? 0.45 : 0.15;
  const ofWeek = weekday === 0 || weekday === 6 ? 0.25 : weekday === 1 ? 1 : 0.85;
  return ofDay * ofWeek;
}

/** `count` moments between `start` and `end`, in ascending order, with the rhythm of a week and a growing business. */
export function makeMoments(
  count: number,
  options: {
    readonly random: Random;
    readonly zone: Zone;
    readonly start: number;
    readonly end: number;
  },
): number[] {
  const { random, zone, start, end } = options;
  const moments: number[] = [];
  while (moments.length < count) {
    const at = start + Math.floor((end - start) * Math.pow(random.next(), 0.7));
    if (random.chance(busyness(zone, at))) moments.push(at);
  }
  return moments.sort((one, other) => one - other);
}

/** The moment of the next change of the clocks; null where there is none until then. Unix seconds. */
export function nextClockChange(
  zone: Zone,
  { from, until }: { readonly from: number; readonly until: number },
): number | null {
  let low = from;
  while (low < until && zone.offsetAt(low + DAY) === zone.offsetAt(from)) low += DAY;
  let high = low + DAY;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offsetAt(middle) === zone.offsetAt(from)) low = middle;
    else high = middle;
  }
  return low < until && high <= until ? high : null;
}

/** Whether somebody is at their desk. Unix seconds. */
export function isOfficeTime(zone: Zone, at: number): boolean {
  const { secondOfDay, weekday } = zone.local(at);
  return weekday >= 1 && weekday <= 5 && secondOfDay >= OPENS && secondOfDay < CLOSES;
}

/** The next moment from `at` on at which the office is open. */
export function nextOfficeTime(zone: Zone, at: number): number {
  let open = at;
  while (!isOfficeTime(zone, open)) {
    const { secondOfDay } = zone.local(open);
    open = secondOfDay < OPENS ? open + OPENS - secondOfDay : zone.startOfNextDay(open) + OPENS;
  }
  return open;
}

/** The seconds between two moments in which the office was open. */
export function officeSeconds(zone: Zone, from: number, to: number): number {
  let seconds = 0;
  let at = from;
  while (at < to) {
    at = nextOfficeTime(zone, at);
    if (at >= to) break;
    const closes = at + CLOSES - zone.local(at).secondOfDay;
    seconds += Math.min(closes, to) - at;
    at = closes;
  }
  return seconds;
}
