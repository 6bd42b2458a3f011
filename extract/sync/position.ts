/** Of so many records in a row, one at least shows the time that it is in order of. */
const TRUSTED = 10;

/**
 * How far an ascending walk has come. A record that changed a moment ago may still stand at its former place in the search's
 * index, and show its new time there: such times are later than the place. So the earliest of the last few is believed.
 */
export class Position {
  #times: number[] = [];

  /** @param timesMs Times in the order in which the search showed them. */
  constructor(timesMs: Iterable<number> = []) {
    for (const timeMs of timesMs) this.pass(timeMs);
  }

  pass(timeMs: number): void {
    this.#times.push(timeMs);
    if (this.#times.length > TRUSTED) this.#times.shift();
  }

  /** Everything before is passed, in milliseconds; undefined: nothing is. */
  get reachedMs(): number | undefined {
    return this.#times.length === 0 ? undefined : Math.min(...this.#times);
  }
}
