import type { Clock } from "./clock.ts";

/** A clock for tests: sleeping moves it at once, and what was slept is on record. */
export class FakeClock implements Clock {
  readonly slept: number[] = [];
  #nowMs: number;

  constructor(nowMs = Date.UTC(2026, 0, 15, 12)) {
    this.#nowMs = nowMs;
  }

  now(): number {
    return this.#nowMs;
  }

  advance(delayMs: number): void {
    this.#nowMs += delayMs;
  }

  async sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(delayMs);
    this.#nowMs += delayMs;
    await Promise.resolve();
    signal?.throwIfAborted();
  }
}
