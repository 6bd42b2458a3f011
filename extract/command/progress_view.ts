import { showDuration } from "./duration.ts";
import type { Progress } from "./events.ts";
import type { Output } from "./output.ts";
import { Pace } from "./pace.ts";

/** A log is told of progress so often. */
export const LOG_PACE_MS = 10_000;

/** A terminal is told of progress so often. */
const TERMINAL_PACE_MS = 200;

/** A stream under way, as a person is told of it. */
interface Reading {
  readonly pace: Pace;
  progress?: Progress;
}

/** The line that tells how far the streams under way are: drawn over itself on a terminal, now and then in a log. */
export class ProgressView {
  readonly #output: Output;
  readonly #open = new Map<string, Reading>();
  readonly #requests = new Map<string, number>();
  #startedAtMs: number;
  #toldAtMs = 0;
  #isDrawn = false;

  constructor(output: Output) {
    this.#output = output;
    this.#startedAtMs = output.now();
  }

  /** A run begins. */
  begin(): void {
    this.#startedAtMs = this.#output.now();
    this.#toldAtMs = 0;
    this.#open.clear();
    this.#requests.clear();
  }

  /** How long the run has taken so far. Milliseconds. */
  passedMs(): number {
    return this.#output.now() - this.#startedAtMs;
  }

  /** A stream begins. */
  open(stream: string): void {
    this.#open.set(stream, { pace: new Pace() });
  }

  /** A stream has ended. */
  close(stream: string): void {
    this.#clear();
    this.#open.delete(stream);
  }

  /** Writes something else, in place of the line. */
  say(text: string): void {
    this.#clear();
    this.#output.write(text);
  }

  /** Takes in how far a stream is, and tells of all when it is time to. */
  show(progress: Progress): void {
    const { isTerminal } = this.#output;
    const nowMs = this.#output.now();
    const reading = this.#open.get(progress.stream) ?? { pace: new Pace() };
    this.#open.set(progress.stream, reading);
    reading.progress = progress;
    reading.pace.add(nowMs, progress.read);
    this.#requests.set(progress.stream, progress.requests);
    // A terminal is told at once, a log only when there is a pace.
    if (this.#toldAtMs === 0 && !isTerminal) this.#toldAtMs = nowMs;
    if (nowMs - this.#toldAtMs < (isTerminal ? TERMINAL_PACE_MS : LOG_PACE_MS)) return;
    this.#toldAtMs = nowMs;
    const streams = [...this.#open].map(showReading).join(", ");
    const line = `  ${this.#showRate(progress)}: ${streams}`;
    this.say(isTerminal ? line.slice(0, Math.max(20, this.#output.columns() - 1)) : `${line}\n`);
    this.#isDrawn = isTerminal;
  }

  #showRate({ rate_limit: limit = 0, rate_used: used = 0 }: Progress): string {
    const requests = [...this.#requests.values()].reduce((sum, count) => sum + count, 0);
    const perSecond = requests / Math.max(1, this.passedMs() / 1000);
    const share = limit === 0 ? "" : `, ${Math.round(100 * used / limit)} % of the limit`;
    return `${perSecond.toFixed(0)} requests a second${share}`;
  }

  #clear(): void {
    if (this.#isDrawn) this.#output.write("\r\x1b[2K");
    this.#isDrawn = false;
  }
}

function showReading([name, { pace, progress }]: readonly [string, Reading]): string {
  const { read = 0, expected } = progress ?? {};
  const secondsLeft = pace.secondsLeft(expected);
  const left = secondsLeft === undefined ? "" : ` (${showDuration(secondsLeft * 1000)} left)`;
  const whole = expected === undefined || read > expected ? "" : ` of ${expected}`;
  return `${name} ${read}${whole}${left}`;
}
