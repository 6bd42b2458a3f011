import { assertAlmostEquals, assertEquals } from "@std/assert";
import { frozenClock, runningClock, unixSeconds } from "./clock.ts";

Deno.test("frozenClock() moves only when it is moved", () => {
  const clock = frozenClock(5_999);
  clock.advance(1_001);
  assertEquals(clock.now(), 7_000);
  clock.set(9_999);
  assertEquals(unixSeconds(clock), 9);
});

Deno.test("runningClock() starts where it is told and jumps when it is moved", () => {
  const clock = runningClock(1_000_000);
  assertAlmostEquals(clock.now(), 1_000_000, 1_000);
  clock.advance(60_000);
  assertAlmostEquals(clock.now(), 1_060_000, 1_000);
});
