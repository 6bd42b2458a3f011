import { assertEquals } from "@std/assert";
import type { OfficeHoursRecord } from "../records/library.ts";
import { ADA, MONDAY, OFFICE, tell, WORDS } from "./fake_conversation.ts";
import { officeClock } from "./office_clock.ts";

const HOUR = 3_600;

function openSeconds(
  from: string,
  to: string,
  schedule: Partial<OfficeHoursRecord> = {},
): number | null {
  const record = { ...OFFICE, ...schedule };
  const clock = officeClock(new Map([[record.id, { record, isDeleted: false }]]));
  const [begin, end] = [from, to].map((at) => clock(Date.parse(at) / 1000));
  return begin === null || begin === undefined || end === null || end === undefined
    ? null
    : end - begin;
}

Deno.test("The office's clock stands still at night and on weekends", () => {
  assertEquals(openSeconds("2026-03-02T17:00:00Z", "2026-03-03T10:30:00Z"), 2.5 * HOUR);
  assertEquals(openSeconds("2026-03-06T17:59:30Z", "2026-03-09T09:00:10Z"), 40);
  assertEquals(openSeconds("2026-03-07T00:00:00Z", "2026-03-08T23:00:00Z"), 0);
  assertEquals(openSeconds("2026-03-02T00:00:00Z", "2026-03-16T00:00:00Z"), 2 * 45 * HOUR);
});

Deno.test("The office's clock runs in the zone of its schedule, in summer and in winter", () => {
  const schedule = { "time_zone_name": "America/New_York" };
  assertEquals(openSeconds("2026-03-06T13:00:00Z", "2026-03-06T15:00:00Z", schedule), HOUR);
  assertEquals(openSeconds("2026-03-09T13:00:00Z", "2026-03-09T15:00:00Z", schedule), 2 * HOUR);
});

Deno.test("Intervals that overlap count once", () => {
  const interval = { "start_minute": 0, "end_minute": 60, "day_of_week": 0 };
  const schedule = { "time_intervals": [interval, { ...interval, "start_minute": 30 }] };
  assertEquals(openSeconds("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z", schedule), HOUR);
});

Deno.test("The clock of an office that never closes shows Unix seconds, also where its zone is unknown", () => {
  const record = { ...OFFICE, "twenty_four_seven": true, "time_zone_name": "Nowhere" };
  assertEquals(officeClock(new Map([["1", { record, isDeleted: false }]]))(MONDAY), MONDAY);
});

Deno.test("The clock goes by the oldest schedule that is not deleted, and without one there is none", () => {
  const always = { ...OFFICE, id: "2", "twenty_four_seven": true, "created_at": 2 };
  const known = (isDeleted: boolean) =>
    new Map([
      ["2", { record: always, isDeleted: false }],
      ["1", { record: OFFICE, isDeleted }],
    ]);
  assertEquals(officeClock(known(true))(MONDAY), MONDAY);
  assertEquals(officeClock(known(false))(MONDAY) === MONDAY, false);
  assertEquals(officeClock(new Map())(MONDAY), null);
  const { metrics } = tell([[60, "comment", ADA, WORDS]], { schedules: [] });
  assertEquals(metrics["time_to_first_reply_office_seconds"], null);
  assertEquals(metrics["reply_office_seconds"], null);
});

Deno.test("Before 1970 the clock counts down", () => {
  assertEquals(openSeconds("1969-12-22T10:00:00Z", "1970-01-05T10:00:00Z"), 2 * 45 * HOUR);
});
