import { ANSWER_FAILURES } from "./faults/answers.ts";
import { APP_FAILURES } from "./faults/app.ts";
import type { Asked, Failure, FaultOptions, Happening } from "./faults/failure.ts";
import { LIST_FAILURES } from "./faults/lists.ts";

/** Every way to fail, by name. */
export const FAILURES = {
  ...ANSWER_FAILURES,
  ...LIST_FAILURES,
  ...APP_FAILURES,
} as const satisfies Readonly<
  Record<string, Failure>
>;

/** The name of a failure. */
export type FaultName = keyof typeof FAILURES;

/** A failure that is to come. */
export interface Fault extends FaultOptions {
  readonly name: FaultName;
  /** Tried on `METHOD /path?query`, as in `GET /companies/scroll?scroll_param=…`. */
  readonly match: RegExp;
  /** How often it happens; `Infinity` until it is cleared. */
  readonly times: number;
  /** How many matching requests that it could befall pass before the first. Default: 0. */
  readonly after?: number;
}

/** A failure that befalls a request. */
export interface Befallen extends Happening {
  readonly fault: Fault;
  readonly failure: Failure;
}

interface Entry extends Befallen {
  seen: number;
  happened: number;
}

/** The failures that are to come. Where several match, the one added first happens first. */
export class Faults {
  #entries: Entry[] = [];

  /** @throws {TypeError} where there is no failure of that name. */
  add(fault: Fault): void {
    if (!Object.hasOwn(FAILURES, fault.name)) {
      throw new TypeError(
        `Cannot add fault "${fault.name}" as it must be one of ${Object.keys(FAILURES).join(", ")}`,
      );
    }
    const failure: Failure = FAILURES[fault.name];
    this.#entries.push({ fault, failure, options: fault, memory: new Map(), seen: 0, happened: 0 });
  }

  clear(): void {
    this.#entries = [];
  }

  /** How often faults of a name have happened. */
  happened(name: FaultName): number {
    return this.#entries.filter(({ fault }) => fault.name === name)
      .reduce((sum, { happened }) => sum + happened, 0);
  }

  /** The fault that befalls a request such as `GET /admins?page=2`, if any; it counts as happened. */
  take(request: string, asked: Asked): Befallen | undefined {
    for (const entry of this.#entries) {
      const { fault, failure } = entry;
      if (entry.happened >= fault.times && !(failure.lasts === true && entry.happened > 0)) {
        continue;
      }
      if (!fault.match.test(request)) continue;
      fault.match.lastIndex = 0;
      if (failure.befalls?.(asked, entry) === false) continue;
      if (entry.seen++ < (fault.after ?? 0)) continue;
      entry.happened++;
      return entry;
    }
    return undefined;
  }
}
