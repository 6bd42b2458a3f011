import { ApiError } from "../errors.ts";
import type { Clock } from "./clock.ts";

/** How often and how patiently a transient failure is repeated. */
export interface RetryPolicy {
  /** How many times a request is sent at most. */
  readonly maxAttempts: number;
  /** The wait before the second attempt; doubles with each further one. */
  readonly baseDelayMs: number;
  /** No wait is longer, unless the API itself asks for more. */
  readonly maxDelayMs: number;
  /** Whether a request is repeated that may have been carried out already. */
  readonly repeatsLostAnswers: boolean;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
}

/** Five attempts over some eight seconds. */
export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 5,
  baseDelayMs: 500,
  maxDelayMs: 30_000,
  repeatsLostAnswers: true,
  random: Math.random,
};

/**
 * How long to wait before an attempt is repeated, or undefined when it must not be: the error is not transient, the
 * attempts are used up, or the request may have been carried out and is not to be repeated.
 *
 * @param attempt Which attempt failed, from 1.
 */
export function delayBeforeRetry(
  error: unknown,
  attempt: number,
  policy: RetryPolicy,
): number | undefined {
  if (!(error instanceof ApiError) || !error.transient || attempt >= policy.maxAttempts) {
    return undefined;
  }
  if (error.isAnswerLost && !policy.repeatsLostAnswers) return undefined;
  if (error.retryAfterMs !== undefined) return error.retryAfterMs;
  const fullDelayMs = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
  return fullDelayMs * (0.5 + policy.random() / 2);
}

/** What a retry needs besides the policy. */
export interface RetryOptions {
  readonly policy: RetryPolicy;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Sends a request until it succeeds or may not be repeated.
 *
 * @throws the last error, unchanged.
 */
export async function withRetry<T>(send: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let attempt = 1;; attempt++) {
    try {
      return await send();
    } catch (error) {
      const delayMs = delayBeforeRetry(error, attempt, options.policy);
      if (delayMs === undefined) throw error;
      await options.clock.sleep(delayMs, options.signal);
    }
  }
}
