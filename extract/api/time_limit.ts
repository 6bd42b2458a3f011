/** A signal for one piece of work. */
export interface TimeLimit extends Disposable {
  readonly signal: AbortSignal;
}

/**
 * Aborts with another signal, or after a time with a `TimeoutError`. Ends when it is disposed of: a signal of
 * `AbortSignal.timeout()` lives for the whole time, and with it what thousands of requests meanwhile leave behind.
 */
export function limitTime(signal: AbortSignal, timeoutMs: number): TimeLimit {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal.reason);
  const timer = setTimeout(
    () => controller.abort(new DOMException("Signal timed out", "TimeoutError")),
    timeoutMs,
  );
  if (signal.aborted) abort();
  else signal.addEventListener("abort", abort, { once: true });
  return {
    signal: controller.signal,
    [Symbol.dispose](): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    },
  };
}
