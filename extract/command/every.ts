import type { Clock } from "../api/clock.ts";
import { ConfigError } from "../errors.ts";
import type { RunEvent } from "./events.ts";
import { describeError, exitCodes } from "./exit_code.ts";

/** The longest sleep at once: the machine may be suspended meanwhile, or its clock be set. */
const LONGEST_SLEEP_MS = 60_000;

/** A schedule inside this process. */
export interface Schedule {
  /** From the beginning of a run to that of the next. Milliseconds. */
  readonly everyMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Makes one run, and gives its exit code. */
  readonly run: () => Promise<number>;
  readonly report: (event: RunEvent) => void;
}

/**
 * Makes a run every interval, until a signal comes. One never overlaps the other: after a run that took longer the next
 * begins at once. A run that failed does not end it. Gives the exit code: 0 when stopped between two runs, else 130.
 *
 * @throws {ConfigError} of the first run, which nobody but the operator can cure.
 */
export async function repeatRuns(schedule: Schedule): Promise<number> {
  const { everyMs, clock, signal, run, report } = schedule;
  for (let isFirst = true;; isFirst = false) {
    const startedAtMs = clock.now();
    try {
      if (await run() === exitCodes.stopped) return exitCodes.stopped;
    } catch (error) {
      if (signal.aborted) return exitCodes.stopped;
      if (isFirst && error instanceof ConfigError) throw error;
      report({ event: "run_failed", message: describeError(error) });
    }
    const waitMs = startedAtMs + everyMs - clock.now();
    if (waitMs > 0 && !signal.aborted) {
      report({ event: "waiting", next_run_at: new Date(startedAtMs + everyMs).toISOString() });
      await wait(waitMs, schedule);
    }
    if (signal.aborted) {
      report({ event: "stopped" });
      return exitCodes.ok;
    }
  }
}

/** Waits until the time has passed by the clock, and no longer than it takes without one; or until a signal comes. */
async function wait(waitMs: number, { clock, signal }: Schedule): Promise<void> {
  const untilMs = clock.now() + waitMs;
  let slept = 0;
  while (!signal.aborted) {
    const leftMs = Math.min(untilMs - clock.now(), waitMs - slept, LONGEST_SLEEP_MS);
    if (leftMs <= 0) return;
    slept += leftMs;
    await clock.sleep(leftMs, signal).catch((error) => {
      if (!signal.aborted) throw error;
    });
  }
}
