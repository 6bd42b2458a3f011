import { assertEquals } from "@std/assert";
import { Zone } from "../zone.ts";
import { nextClockChange } from "./moments.ts";

function unix(text: string): number {
  return Date.parse(text) / 1000;
}

function changeIn(zone: string, from: string, until: string): string | null {
  const at = nextClockChange(new Zone(zone), { from: unix(from), until: unix(until) });
  return at === null ? null : new Date(at * 1000).toISOString();
}

Deno.test("nextClockChange() finds the second in which the clocks change, forwards and back", () => {
  assertEquals(
    changeIn("America/New_York", "2025-01-10T12:34:56Z", "2026-01-01T00:00:00Z"),
    "2025-03-09T07:00:00.000Z",
  );
  assertEquals(
    changeIn("Europe/Berlin", "2025-04-01T00:00:00Z", "2026-01-01T00:00:00Z"),
    "2025-10-26T01:00:00.000Z",
  );
});

Deno.test("nextClockChange() finds none after the end, nor where the clocks never change", () => {
  const end = "2025-03-09T06:59:59Z";
  assertEquals(changeIn("America/New_York", "2025-01-10T00:00:00Z", end), null);
  assertEquals(changeIn("UTC", "2025-01-10T00:00:00Z", "2026-01-01T00:00:00Z"), null);
});
