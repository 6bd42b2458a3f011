import { assertEquals, assertRejects } from "@std/assert";
import { FakeClock } from "../api/fake_clock.ts";
import { ApiError, ConfigError } from "../errors.ts";
import type { RunEvent } from "./events.ts";
import { repeatRuns } from "./every.ts";

const HOUR_MS = 3_600_000;

/** Runs that take hours, end with a code or an error, and of which the last is followed by a signal. */
async function repeat(
  runs: readonly { readonly hours: number; readonly end: number | Error }[],
  options: { readonly stopWhile?: "running" | "waiting" } = {},
): Promise<{ code: number; startedAfterHours: number[]; told: string[]; clock: FakeClock }> {
  const clock = new FakeClock();
  const beganAtMs = clock.now();
  const stop = new AbortController();
  const startedAfterHours: number[] = [];
  const told: RunEvent[] = [];
  const left = [...runs];
  const code = await repeatRuns({
    everyMs: 3 * HOUR_MS,
    clock,
    signal: stop.signal,
    run: () => {
      startedAfterHours.push((clock.now() - beganAtMs) / HOUR_MS);
      const { hours, end } = left.shift() ?? { hours: 0, end: 0 };
      clock.advance(hours * HOUR_MS);
      if (left.length === 0 && options.stopWhile === "running") stop.abort();
      return end instanceof Error ? Promise.reject(end) : Promise.resolve(end);
    },
    report: (event) => {
      told.push(event);
      if (event.event === "waiting" && left.length === 0) stop.abort(new Error("Stopped"));
    },
  });
  const words = told.map((event) =>
    event.event === "run_failed"
      ? event.message
      : event.event === "waiting"
      ? event.next_run_at
      : event.event
  );
  return { code, startedAfterHours, told: words, clock };
}

Deno.test("repeatRuns() begins a run every interval, however long the one before took", async () => {
  const { code, startedAfterHours, told } = await repeat([
    { hours: 1, end: 0 },
    { hours: 2.5, end: 0 },
    { hours: 0, end: 0 },
  ]);
  assertEquals(startedAfterHours, [0, 3, 6]);
  assertEquals(told, [
    "2026-01-15T15:00:00.000Z",
    "2026-01-15T18:00:00.000Z",
    "2026-01-15T21:00:00.000Z",
    "stopped",
  ]);
  assertEquals(code, 0);
});

Deno.test("repeatRuns() begins the next run at once after one that took longer than the interval", async () => {
  const { startedAfterHours } = await repeat([
    { hours: 4, end: 0 },
    { hours: 1, end: 0 },
    { hours: 1, end: 0 },
  ]);
  assertEquals(startedAfterHours, [0, 4, 7]);
});

Deno.test("repeatRuns() goes on after a run that failed, and says so", async () => {
  const { code, startedAfterHours, told } = await repeat([
    { hours: 0, end: new ApiError("Cannot GET", { transient: true }) },
    { hours: 0, end: 1 },
    { hours: 0, end: new ConfigError("Cannot use the file") },
    { hours: 0, end: new TypeError("joe@example.com") },
    { hours: 0, end: 0 },
  ]);
  assertEquals(startedAfterHours, [0, 3, 6, 9, 12]);
  assertEquals([told[0], told[3]], ["Cannot GET", "Cannot use the file"]);
  assertEquals(told[5]?.startsWith("Unexpected TypeError, which is a defect"), true);
  assertEquals(told.join().includes("joe@example.com"), false);
  assertEquals(code, 0);
});

Deno.test("repeatRuns() ends with the first run where only the operator can help", async () => {
  await assertRejects(
    () => repeat([{ hours: 0, end: new ConfigError("no token") }, { hours: 0, end: 0 }]),
    ConfigError,
    "no token",
  );
});

Deno.test("repeatRuns() ends with 130 when a signal comes within a run", async () => {
  const stopped = await repeat([{ hours: 1, end: 130 }], { stopWhile: "running" });
  assertEquals([stopped.code, stopped.told], [130, []]);
  const failed = await repeat([{ hours: 1, end: new Error("aborted") }], { stopWhile: "running" });
  assertEquals([failed.code, failed.told], [130, []]);
});

Deno.test("repeatRuns() sleeps a minute at most, so that a suspended machine wakes up to the time it is", async () => {
  const { clock } = await repeat([{ hours: 2.9, end: 0 }, { hours: 0, end: 0 }]);
  assertEquals(clock.slept.filter((sleptMs) => sleptMs > 60_000), []);
  assertEquals(clock.slept.reduce((sum, sleptMs) => sum + sleptMs, 0), Math.round(HOUR_MS / 10));
});

Deno.test("repeatRuns() waits no longer than the interval when the clock is set back meanwhile", async () => {
  const clock = new FakeClock();
  const stop = new AbortController();
  let runs = 0;
  const code = await repeatRuns({
    everyMs: HOUR_MS,
    clock: {
      now: () => clock.now(),
      sleep: async (delayMs, signal) => {
        await clock.sleep(delayMs, signal);
        if (clock.slept.length === 5) clock.advance(-24 * HOUR_MS);
      },
    },
    signal: stop.signal,
    run: () => {
      if (++runs === 2) stop.abort();
      return Promise.resolve(0);
    },
    report: () => {},
  });
  assertEquals([code, runs, clock.slept.length], [0, 2, 60]);
});
