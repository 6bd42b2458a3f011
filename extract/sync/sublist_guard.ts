import { type ApiError, isForbidden, isUnavailable } from "../errors.ts";
import type { Stream } from "../streams/stream.ts";

/** So many failures in a row are no accident of single records. */
const MAX_FAILURES_IN_A_ROW = 10;

/** Stops asking for a list that is refused, or fails for one record after the other. Its owners land without it. */
export class SublistGuard {
  readonly #blocked = new Map<string, ApiError>();
  readonly #failures = new Map<string, number>();

  /** Why a list is no longer asked for; undefined while it is. */
  blockedBy({ name }: Stream): ApiError | undefined {
    return this.#blocked.get(name);
  }

  succeed({ name }: Stream): void {
    this.#failures.delete(name);
  }

  fail(stream: Stream, error: ApiError): void {
    this.probe(stream, error);
    const { name } = stream;
    const failures = (this.#failures.get(name) ?? 0) + 1;
    this.#failures.set(name, failures);
    if (failures > MAX_FAILURES_IN_A_ROW) this.#blocked.set(name, error);
  }

  /** A list was asked for to learn whether it can be had at all. */
  probe({ name }: Stream, error: ApiError): void {
    if (isForbidden(error) || isUnavailable(error)) this.#blocked.set(name, error);
  }
}
