import { type Clock, unixSeconds } from "./clock.ts";

const WINDOW_SECONDS = 10;

/** What the headers say of an app with 10,000 requests a minute. */
export const USUAL_LIMIT = 1_666;

/** What is left of the window a request fell into. Times are Unix seconds. */
export interface Allowance {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly windowStart: number;
  readonly resetAt: number;
}

/**
 * The API's rate limit: fixed windows of ten seconds. A limit of 0 counts nothing; the headers then show the usual
 * limit, whole.
 *
 * @see https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting/
 */
export class RateLimit {
  readonly #clock: Clock;
  #limit: number;
  readonly #windowSeconds: number;
  #windowStart = 0;
  #used = 0;

  /** @param windowSeconds The length of a window, for tests that wait for several. Default: the API's ten seconds. */
  constructor(clock: Clock, limit: number, windowSeconds = WINDOW_SECONDS) {
    this.#clock = clock;
    this.#limit = limit;
    this.#windowSeconds = windowSeconds;
  }

  /** Allows another number of requests from the next one on. */
  change(limit: number): void {
    this.#limit = limit;
  }

  /** Counts a request. */
  take(): Allowance {
    const now = unixSeconds(this.#clock);
    const windowStart = now - (now % this.#windowSeconds);
    if (windowStart !== this.#windowStart) {
      this.#windowStart = windowStart;
      this.#used = 0;
    }
    this.#used++;
    const limit = this.#limit === 0 ? USUAL_LIMIT : this.#limit;
    return {
      isAllowed: this.#limit === 0 || this.#used <= limit,
      limit,
      remaining: this.#limit === 0 ? limit : Math.max(0, limit - this.#used),
      windowStart,
      resetAt: windowStart + this.#windowSeconds,
    };
  }
}
