import { Refusal } from "../answer.ts";
import type { Store } from "../store.ts";
import { type Cursor, readCursor, writeCursor } from "./cursor.ts";
import type { Field, Fields } from "./fields.ts";
import type { Predicate } from "./query.ts";

/** Which items to search, in which order. */
export interface SearchQuery<T> {
  /** The query as text: results are remembered by it while nothing changes. */
  readonly key: string;
  readonly matches: Predicate<T>;
  readonly sort: { readonly field: string; readonly order: "ascending" | "descending" };
}

/** Which page to give. */
export interface PageQuery {
  readonly perPage: number;
  readonly startingAfter: string | undefined;
}

/** A page of results, with the cursor of the next where there is one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly next: string | undefined;
}

const REMEMBERED = 64;

/**
 * Searches a store, as it was `lagMs` ago. Pages hold no snapshot: each request looks for the place of the cursor among
 * the items of that moment, so that one that moved meanwhile comes twice or never.
 *
 * @see https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis/pagination "stateless"
 */
export class Searcher<T> {
  readonly #store: Store<T>;
  readonly #fields: Fields<T>;
  readonly #idField: Field<T> | undefined;
  readonly #results = new Map<string, readonly T[]>();
  #stateOfResults = "";

  constructor(store: Store<T>, fields: Fields<T>) {
    this.#store = store;
    this.#fields = fields;
    this.#idField = fields("id");
  }

  /** @throws {Refusal} on an unknown sort field or a cursor that is none. */
  page(
    query: SearchQuery<T>,
    page: PageQuery & { readonly nowMs: number; readonly lagMs: number },
  ): Page<T> {
    const field = this.#fields(query.sort.field);
    if (field === undefined) {
      throw new Refusal(400, "invalid_field", { message: `${query.sort.field} is invalid` });
    }
    const sorted = this.#sorted(query, { ...page, field });
    const cursor = page.startingAfter === undefined ? undefined : readCursor(page.startingAfter);
    const from = cursor === undefined ? 0 : this.#place(sorted, { cursor, field, query });
    const items = sorted.slice(from, from + page.perPage);
    const number = cursor?.page ?? 1;
    const last = items.at(-1);
    return {
      items,
      total: sorted.length,
      page: number,
      next: last === undefined || from + items.length >= sorted.length ? undefined : writeCursor({
        sortValue: field.read(last),
        isDate: field.type === "date",
        id: this.#idOf(last),
        page: number + 1,
      }),
    };
  }

  #sorted(
    query: SearchQuery<T>,
    options: { readonly field: Field<T>; readonly nowMs: number; readonly lagMs: number },
  ): readonly T[] {
    const recent = options.lagMs === 0
      ? []
      : this.#store.changesAfter(options.nowMs - options.lagMs);
    const state = `${this.#store.version}:${recent.length}`;
    if (state !== this.#stateOfResults || this.#results.size > REMEMBERED) this.#results.clear();
    this.#stateOfResults = state;
    const key = `${query.sort.field} ${query.sort.order} ${query.key}`;
    let sorted = this.#results.get(key);
    if (sorted === undefined) {
      sorted = this.#visible(recent)
        .filter(query.matches)
        .sort((one, other) => this.#compare(one, other, { field: options.field, query }));
      this.#results.set(key, sorted);
    }
    return sorted;
  }

  /** The items as the index knows them: what changed within the lag is in its former state, or missing. */
  #visible(recent: readonly { readonly id: string; readonly before: T | undefined }[]): T[] {
    const former = new Map<string, T | undefined>();
    for (const { id, before } of recent) if (!former.has(id)) former.set(id, before);
    const items: T[] = [];
    for (const item of this.#store.values()) if (!former.has(this.#idOf(item))) items.push(item);
    for (const before of former.values()) if (before !== undefined) items.push(before);
    return items;
  }

  #compare(
    one: T,
    other: T,
    { field, query }: { readonly field: Field<T>; readonly query: SearchQuery<T> },
  ): number {
    const order = compareValues(field.read(one), field.read(other)) ||
      compareValues(this.#idOf(one), this.#idOf(other));
    return query.sort.order === "ascending" ? order : -order;
  }

  /** The number of items up to the cursor's place, whether or not its own item is still there. */
  #place(
    sorted: readonly T[],
    { cursor, field, query }: {
      readonly cursor: Cursor;
      readonly field: Field<T>;
      readonly query: SearchQuery<T>;
    },
  ): number {
    const direction = query.sort.order === "ascending" ? 1 : -1;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const item = sorted[middle] as T;
      const order = compareValues(field.read(item), cursor.sortValue) ||
        compareValues(this.#idOf(item), cursor.id);
      if (order * direction <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #idOf(item: T): string {
    return String(this.#idField?.read(item));
  }
}

/** Nothing comes first, then numbers, then text. */
function compareValues(one: unknown, other: unknown): number {
  if (one === other) return 0;
  if (one === null || one === undefined) return -1;
  if (other === null || other === undefined) return 1;
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one) < String(other) ? -1 : 1;
}
