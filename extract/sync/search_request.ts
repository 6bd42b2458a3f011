import type { ApiFacts, ChangedRead } from "../streams/stream.ts";
import type { JsonObject } from "../api/json.ts";
import type { ListRequest } from "../api/page.ts";

/** A part of time to search, in milliseconds. */
export interface SearchRange {
  /** The first instant of it; undefined: the beginning of all. */
  readonly fromMs?: number | undefined;
  /** The first instant after it; undefined: it has no end. */
  readonly untilMs?: number | undefined;
}

/** How a range is searched. */
export interface SearchOptions {
  /** What asks for lists inside the records. */
  readonly query: Readonly<Record<string, string>>;
  /** Default: oldest change first, so that a record that changes meanwhile is read twice and never missed. */
  readonly order?: "ascending" | "descending";
}

/**
 * The search for what changed within a range.
 *
 * Up to 2.16 contacts are compared by the calendar day of the workspace's zone; `>` begins on the *next* day, `<` stops
 * before the day. "After that day, or on it" and "before that day" part time without gap or overlap in every zone: at the
 * border of the day in which the instant lies. A bare `>` would lose the day it begins on.
 *
 * Where seconds count, `>` is documented as "greater (or equal)": one second earlier is right for both.
 *
 * @see https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/searchcontacts
 */
export function searchWithin(
  read: ChangedRead,
  api: ApiFacts,
  { range, options }: { readonly range: SearchRange; readonly options: SearchOptions },
): ListRequest {
  const { query, order = "ascending" } = options;
  return {
    request: {
      method: "POST",
      path: read.path,
      ...(Object.keys(query).length === 0 ? {} : { query }),
      body: {
        query: filterOf(range, read.precision(api) === "day"),
        sort: { field: FIELD, order },
      },
    },
    records: [read.records],
    paging: { kind: "cursor", pageSize: read.pageSize },
  };
}

const FIELD = "updated_at";

function filterOf({ fromMs, untilMs }: SearchRange, isByDay: boolean): JsonObject {
  const from = Math.floor((fromMs ?? 0) / 1000);
  const filters: JsonObject[] = [];
  if (fromMs === undefined) {
    if (untilMs === undefined) filters.push(compare(">", 0));
  } else if (isByDay) {
    filters.push({ operator: "OR", value: [compare(">", from), compare("=", from)] });
  } else {
    filters.push(compare(">", Math.max(0, from - 1)));
  }
  if (untilMs !== undefined) filters.push(compare("<", Math.floor(untilMs / 1000)));
  const [only] = filters;
  return only !== undefined && filters.length === 1 ? only : { operator: "AND", value: filters };
}

function compare(operator: string, value: number): JsonObject {
  return { field: FIELD, operator, value };
}
