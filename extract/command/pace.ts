/** What is taken for the present: how far a stream has come in the last half minute. */
const PRESENT_MS = 30_000;

/** Points of time this close tell no pace. */
const SPACING_MS = 1_000;

interface Point {
  readonly atMs: number;
  readonly read: number;
}

/** How fast a stream is read at present. */
export class Pace {
  #points: Point[] = [];
  #latest: Point | undefined;

  /** Takes in how many records are read by now. */
  add(atMs: number, read: number): void {
    // A walk that began again starts a new account.
    if (read < (this.#latest?.read ?? 0)) this.#points = [];
    this.#latest = { atMs, read };
    const last = this.#points.at(-1);
    if (last === undefined || atMs - last.atMs >= SPACING_MS) this.#points.push(this.#latest);
    while (this.#points.length > 2 && atMs - (this.#points[1]?.atMs ?? atMs) >= PRESENT_MS) {
      this.#points.shift();
    }
  }

  /** How long the rest takes at this pace, in seconds; undefined as long as none can be told. */
  secondsLeft(expected: number | undefined): number | undefined {
    const [first] = this.#points;
    if (expected === undefined || first === undefined || this.#latest === undefined) {
      return undefined;
    }
    const passedMs = this.#latest.atMs - first.atMs;
    const done = this.#latest.read - first.read;
    const left = expected - this.#latest.read;
    // Some lengths are only learned on the way: who is past one does not know it.
    if (passedMs < SPACING_MS || done <= 0 || left < 0) return undefined;
    return Math.ceil(left * passedMs / done / 1000);
  }
}
