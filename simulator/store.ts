import type { Clock } from "./clock.ts";

/** One change to a store: what was there before, undefined where the item was new. */
export interface Change<T> {
  readonly at: number;
  readonly id: string;
  readonly before: T | undefined;
}

/**
 * The records of one kind, by id. Items are never altered in place: an edit puts a new one, so that the search index can
 * lag behind and show the former.
 */
export class Store<T> {
  readonly #items = new Map<string, T>();
  readonly #changes: Change<T>[] = [];
  readonly #deleted = new Map<string, T>();
  readonly #idOf: (item: T) => string;
  readonly #clock: Clock;

  constructor(options: { readonly idOf: (item: T) => string; readonly clock: Clock }) {
    this.#idOf = options.idOf;
    this.#clock = options.clock;
  }

  get size(): number {
    return this.#items.size;
  }

  /** How many changes there have been: what was derived from the store holds while this is the same. */
  get version(): number {
    return this.#changes.length;
  }

  /** Deleted items by id, as they last were. */
  get deleted(): ReadonlyMap<string, T> {
    return this.#deleted;
  }

  /** Adds items that have been there from the beginning: no change is noted. */
  load(items: Iterable<T>): void {
    for (const item of items) this.#items.set(this.#idOf(item), item);
  }

  get(id: string): T | undefined {
    return this.#items.get(id);
  }

  values(): IterableIterator<T> {
    return this.#items.values();
  }

  /** Adds an item, or puts it in place of the one with its id. */
  put(item: T): void {
    const id = this.#idOf(item);
    this.#note(id);
    this.#deleted.delete(id);
    this.#items.set(id, item);
  }

  /** Takes an item away. Returns whether it was there. */
  delete(id: string): boolean {
    const item = this.#items.get(id);
    if (item === undefined) return false;
    this.#note(id);
    this.#deleted.set(id, item);
    return this.#items.delete(id);
  }

  /** The changes later than a moment (Unix milliseconds), oldest first. */
  changesAfter(atMs: number): Change<T>[] {
    let first = this.#changes.length;
    while (first > 0 && (this.#changes[first - 1]?.at ?? 0) > atMs) first--;
    return this.#changes.slice(first);
  }

  #note(id: string): void {
    this.#changes.push({ at: this.#clock.now(), id, before: this.#items.get(id) });
  }
}
