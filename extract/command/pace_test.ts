import { assertEquals } from "@std/assert";
import { Pace } from "./pace.ts";

Deno.test("Pace tells the time left from how fast the last half minute was", () => {
  const pace = new Pace();
  // A minute at ten a second, then a minute at one a second.
  for (let second = 0; second <= 60; second++) pace.add(second * 1000, second * 10);
  assertEquals(pace.secondsLeft(700), 10);
  for (let second = 61; second <= 120; second++) pace.add(second * 1000, 540 + second);
  assertEquals(pace.secondsLeft(700), 40);
});

Deno.test("Pace tells nothing before a second has passed, without a length, or when nothing moves", () => {
  const pace = new Pace();
  assertEquals(pace.secondsLeft(100), undefined);
  pace.add(0, 0);
  pace.add(500, 50);
  assertEquals(pace.secondsLeft(100), undefined);
  pace.add(2000, 50);
  assertEquals([pace.secondsLeft(100), pace.secondsLeft(undefined)], [2, undefined]);
  const still = new Pace();
  for (const atMs of [0, 5_000, 10_000]) still.add(atMs, 7);
  assertEquals(still.secondsLeft(100), undefined);
});

Deno.test("Pace starts anew when a walk begins again, and tells nothing once past the length", () => {
  const pace = new Pace();
  pace.add(0, 0);
  pace.add(10_000, 1_000);
  pace.add(11_000, 10);
  assertEquals(pace.secondsLeft(1_000), undefined);
  pace.add(13_000, 30);
  assertEquals(pace.secondsLeft(130), 10);
  assertEquals([pace.secondsLeft(30), pace.secondsLeft(29)], [0, undefined]);
});
