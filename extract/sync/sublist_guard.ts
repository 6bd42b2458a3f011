import { type ApiError, isForbidden, isUnavailable } from "../errors.ts";
import type { Stream } from "../streams/stream.ts";

/** So many failures in a row are no accident of single records. */
const MAX_FAILURES_IN_A_ROW = 10;

/** Stops asking for a list that is refused, or fails for one record after the other. Its owners land without it. */
export class SublistGuard {
  readonly #blocked = new Set<string>();
  readonly #failures = new Map<string, number>();

  isBlocked({ name }: Stream): boolean {
    return this.#blocked.has(name);
  }

  succeed({ name }: Stream): void {
    this.#failures.delete(name);
  }

  fail({ name }: Stream, error: ApiError): void {
    const failures = (this.#failures.get(name) ?? 0) + 1;
    this.#failures.set(name, failures);
    const isRefused = isForbidden(error) || isUnavailable(error);
    if (isRefused || failures > MAX_FAILURES_IN_A_ROW) this.#blocked.add(name);
  }
}
