/** Pages in a row that must come before a larger one is tried. */
const GROWS_AFTER = 5;

/**
 * How many records to ask for at once. A page that is too large for the API is followed by smaller ones, which grow
 * again slowly. Each size divides the next larger one, so that a page number can be carried over.
 */
export class PageSize {
  /** From the largest to 1. */
  readonly #sizes: readonly number[];
  #at = 0;
  #pagesInARow = 0;

  constructor(largest: number) {
    const sizes = [largest];
    for (let size = largest; size > 1;) {
      size = largestDivisor(size);
      sizes.push(size);
    }
    this.#sizes = sizes;
  }

  get current(): number {
    return this.#sizes[this.#at] ?? 1;
  }

  get isSmallest(): boolean {
    return this.#at === this.#sizes.length - 1;
  }

  /** A page failed that may have been too large. */
  shrink(): void {
    this.#pagesInARow = 0;
    if (!this.isSmallest) this.#at++;
  }

  /** A page came. @param position How many records the pages before held, where that must fit the size. */
  succeed(position = 0): void {
    this.#pagesInARow++;
    const larger = this.#sizes[this.#at - 1];
    if (larger === undefined || this.#pagesInARow < GROWS_AFTER || position % larger !== 0) return;
    this.#at--;
    this.#pagesInARow = 0;
  }
}

/** The largest number that divides another, and is at most half of it. */
function largestDivisor(size: number): number {
  for (let divisor = Math.floor(size / 2); divisor > 1; divisor--) {
    if (size % divisor === 0) return divisor;
  }
  return 1;
}
