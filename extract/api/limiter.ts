import type { Clock } from "./clock.ts";

/** The API's window length. @see https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting */
const WINDOW_MS = 10_000;

/** How long to hold back after a 429 that says nothing, doubled each time up to a window. */
const SILENT_BACKOFF_MS = 1_000;

/** No refusal closes the gate for longer, whatever it says. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** What one answer says about the budget, as milliseconds and counts. Each undefined where the header is missing. */
export interface RateHeaders {
  /** Requests allowed in the current window. */
  readonly limit?: number;
  /** Requests left in the current window, for all users of the token's app. */
  readonly remaining?: number;
  /** When the window ends, on the vendor's clock. */
  readonly resetAtMs?: number;
  /** The vendor's time of the answer, whole seconds (its `Date` header). */
  readonly dateMs?: number;
  /** What a `Retry-After` header asks. */
  readonly retryAfterMs?: number;
}

/** What the operator allows. */
export interface LimiterOptions {
  /** The part of the budget to use; other apps need the rest. */
  readonly share: number;
  /** Requests under way at once. */
  readonly concurrency: number;
}

/**
 * One budget for all workers, learned from the API's own headers.
 *
 * A window is spent at once when there is work, never beyond what is left of it. Nothing is known before the first
 * answer, nor when a window has just begun: then a single request goes ahead, and its answer opens the gate for the
 * rest. So a clock that differs from the vendor's costs one refused request a window at the most.
 */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #share: number;
  readonly #concurrency: number;
  #limit: number | undefined;
  #remaining = 0;
  #leastRemaining = 0;
  #resetAtMs: number | undefined;
  #closedUntilMs = 0;
  #silentBackoffMs = SILENT_BACKOFF_MS;
  #knowsWindow = false;
  #seesHeaders = true;
  #inFlight = 0;
  /** Vendor's time less ours. Each `Date` is cut to the second, so the largest difference seen is the closest. */
  #offsetMs = -Infinity;
  #waiting: (() => void)[] = [];

  constructor(clock: Clock, options: LimiterOptions) {
    this.#clock = clock;
    this.#share = options.share;
    this.#concurrency = options.concurrency;
  }

  /** Waits until a request may be sent. Every call is paired with one of {@link settle}. */
  async acquire(signal: AbortSignal): Promise<void> {
    while (true) {
      signal.throwIfAborted();
      const waitMs = this.#waitMs();
      if (waitMs === 0) break;
      await (waitMs === undefined ? this.#nextAnswer() : this.#clock.sleep(waitMs, signal));
    }
    this.#inFlight++;
    this.#remaining--;
  }

  /** Takes in what an answer said. `status` is undefined when none came. */
  settle(status: number | undefined, headers: RateHeaders): void {
    this.#inFlight--;
    this.#learnTime(headers);
    if (status === 429) this.#close(headers);
    else if (status !== undefined) this.#learnBudget(headers);
    this.#wake();
  }

  /** The vendor's time, from the `Date` headers; the machine's own before the first answer. Milliseconds. */
  vendorNow(): number {
    return this.#clock.now() + (Number.isFinite(this.#offsetMs) ? this.#offsetMs : 0);
  }

  /** The budget of the window as last known, and how much of it is used; undefined before the first answer. */
  get usage(): { readonly limit: number; readonly used: number } | undefined {
    if (this.#limit === undefined || !this.#knowsWindow) return undefined;
    return { limit: this.#limit, used: Math.min(this.#limit, this.#limit - this.#remaining) };
  }

  /** 0 when a request may go now, a time when it may go later, undefined when the next answer decides. */
  #waitMs(): number | undefined {
    if (this.#inFlight >= this.#concurrency) return undefined;
    const now = this.vendorNow();
    if (now < this.#closedUntilMs) return this.#closedUntilMs - now;
    if (this.#resetAtMs !== undefined && now >= this.#resetAtMs) this.#knowsWindow = false;
    if (!this.#seesHeaders) return 0;
    if (!this.#knowsWindow) return this.#inFlight === 0 ? 0 : undefined;
    if (this.#remaining > this.#reserve()) return 0;
    if (this.#inFlight > 0) return undefined;
    return Math.max(1, (this.#resetAtMs ?? now + WINDOW_MS) - now);
  }

  /** What is left for the other users of the budget. */
  #reserve(): number {
    return this.#limit === undefined ? 0 : this.#limit - Math.floor(this.#limit * this.#share);
  }

  #learnTime(headers: RateHeaders): void {
    if (headers.dateMs === undefined) return;
    const offsetMs = headers.dateMs - this.#clock.now();
    // A jump of seconds is a clock that was set, ours or theirs; anything less is the cut to whole seconds.
    if (Math.abs(offsetMs - this.#offsetMs) > 2_000) this.#offsetMs = offsetMs;
    else this.#offsetMs = Math.max(this.#offsetMs, offsetMs);
  }

  /** When the window ends, unless the header names a time that no window ends at. */
  #resetOf(headers: RateHeaders): number | undefined {
    const { resetAtMs } = headers;
    const isBelievable = resetAtMs !== undefined && resetAtMs - this.vendorNow() <= 2 * WINDOW_MS;
    return isBelievable ? resetAtMs : undefined;
  }

  #learnBudget(headers: RateHeaders): void {
    const { limit, remaining } = headers;
    const resetAtMs = this.#resetOf(headers);
    this.#silentBackoffMs = SILENT_BACKOFF_MS;
    if (limit === undefined || remaining === undefined || resetAtMs === undefined) {
      this.#assumeBudget();
      return;
    }
    // An answer of the window before says nothing about this one.
    if (this.#resetAtMs !== undefined && resetAtMs < this.#resetAtMs) return;
    // Answers overtake each other: the least that a window's answers have told is the latest.
    const isSameWindow = this.#knowsWindow && resetAtMs === this.#resetAtMs;
    this.#leastRemaining = isSameWindow ? Math.min(this.#leastRemaining, remaining) : remaining;
    this.#seesHeaders = true;
    this.#limit = limit;
    this.#resetAtMs = resetAtMs;
    this.#knowsWindow = true;
    // What is under way may or may not be counted in it yet: take it as not.
    this.#remaining = this.#leastRemaining - this.#inFlight;
  }

  /** An answer without the headers: the last known limit goes on, and without one only refusals tell. */
  #assumeBudget(): void {
    if (this.#limit === undefined) {
      this.#seesHeaders = false;
    } else if (!this.#knowsWindow) {
      this.#remaining = this.#limit - 1 - this.#inFlight;
      this.#resetAtMs = this.vendorNow() + WINDOW_MS;
      this.#knowsWindow = true;
    }
  }

  #close(headers: RateHeaders): void {
    this.#limit = headers.limit ?? this.#limit;
    const now = this.vendorNow();
    const waitMs = Math.min(headers.retryAfterMs ?? 0, LONGEST_WAIT_MS);
    const asked = Math.max(this.#resetOf(headers) ?? 0, now + waitMs);
    if (asked > now) {
      this.#closedUntilMs = Math.max(this.#closedUntilMs, asked);
    } else {
      this.#closedUntilMs = Math.max(this.#closedUntilMs, now + this.#silentBackoffMs);
      this.#silentBackoffMs = Math.min(WINDOW_MS, this.#silentBackoffMs * 2);
    }
    this.#knowsWindow = false;
  }

  #nextAnswer(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
