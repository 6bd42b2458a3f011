import { assertEquals, assertThrows } from "@std/assert";
import { Zone } from "./zone.ts";

const at = (time: string): number => Date.parse(time) / 1000;
const time = (at: number): string => new Date(at * 1000).toISOString().replace(".000Z", "Z");

for (
  const [zone, moment, start, next] of [
    ["UTC", "2020-01-01T09:00:00Z", "2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"],
    ["America/New_York", "2025-07-01T03:59:59Z", "2025-06-30T04:00:00Z", "2025-07-01T04:00:00Z"],
    ["America/New_York", "2025-03-09T12:00:00Z", "2025-03-09T05:00:00Z", "2025-03-10T04:00:00Z"],
    ["America/New_York", "2025-11-02T12:00:00Z", "2025-11-02T04:00:00Z", "2025-11-03T05:00:00Z"],
    ["Pacific/Kiritimati", "2025-01-01T09:59:59Z", "2024-12-31T10:00:00Z", "2025-01-01T10:00:00Z"],
    ["Pacific/Pago_Pago", "2025-01-01T11:00:00Z", "2025-01-01T11:00:00Z", "2025-01-02T11:00:00Z"],
    ["Asia/Kathmandu", "2025-01-01T18:14:59Z", "2024-12-31T18:15:00Z", "2025-01-01T18:15:00Z"],
  ] as const
) {
  Deno.test(`Zone finds the day of ${moment} in ${zone}, changes of the clocks included`, () => {
    const days = new Zone(zone);
    assertEquals(time(days.startOfDay(at(moment))), start);
    assertEquals(time(days.startOfNextDay(at(moment))), next);
  });
}

Deno.test("Zone refuses a name that is no time zone", () => {
  assertThrows(() => new Zone("Mars/Olympus"), RangeError);
});
