import { Refusal } from "../answer.ts";
import { type DatePrecision, readQuery } from "../search/query.ts";
import type { Fields } from "../search/fields.ts";
import type { Page, Searcher, SearchQuery } from "../search/searcher.ts";
import type { Workspace } from "../workspace.ts";
import { type PageSize, readPerPage } from "./parameters.ts";
import type { Call } from "./route.ts";

/** What a search endpoint is. */
export interface SearchEndpoint<T> {
  readonly searcher: Searcher<T>;
  readonly fields: Fields<T>;
  readonly dates: DatePrecision;
  readonly size: PageSize;
  readonly workspace: Workspace;
  readonly indexLagMs: number;
}

/** A page, and the `pages` object of cursor-paged endpoints. */
export interface CursorPage<T> {
  readonly page: Page<T>;
  readonly envelope: { readonly total_count: number; readonly pages: Record<string, unknown> };
}

/** Answers `POST /…/search`. @throws {Refusal} as the API refuses. */
export function runSearch<T>(call: Call, endpoint: SearchEndpoint<T>): CursorPage<T> {
  const body = isObject(call.body) ? call.body : {};
  const pagination = isObject(body["pagination"]) ? body["pagination"] : {};
  const query: SearchQuery<T> = {
    key: `${call.version} ${JSON.stringify(body["query"])}`,
    matches: readQuery(body["query"], endpoint),
    sort: readSort(body["sort"]),
  };
  const startingAfter = pagination["starting_after"];
  return cursorPage(query, {
    endpoint,
    perPage: readPerPage(pagination["per_page"], endpoint.size),
    startingAfter: startingAfter === undefined || startingAfter === null
      ? undefined
      : String(startingAfter),
  });
}

/** Answers a list that is paged by cursor in its query string. */
export function runList<T>(
  call: Call,
  endpoint: SearchEndpoint<T> & { readonly sort: SearchQuery<T>["sort"] },
): CursorPage<T> {
  return cursorPage({ key: "all", matches: () => true, sort: endpoint.sort }, {
    endpoint: { ...endpoint, indexLagMs: 0 },
    perPage: readPerPage(call.query.get("per_page"), endpoint.size),
    startingAfter: call.query.get("starting_after") ?? undefined,
  });
}

function cursorPage<T>(
  query: SearchQuery<T>,
  options: {
    readonly endpoint: SearchEndpoint<T>;
    readonly perPage: number;
    readonly startingAfter: string | undefined;
  },
): CursorPage<T> {
  const { endpoint, perPage, startingAfter } = options;
  const page = endpoint.searcher.page(query, {
    perPage,
    startingAfter,
    nowMs: endpoint.workspace.clock.now(),
    lagMs: endpoint.indexLagMs,
  });
  return {
    page,
    envelope: {
      "total_count": page.total,
      pages: {
        type: "pages",
        ...(page.next === undefined
          ? {}
          : { next: { "per_page": perPage, "starting_after": page.next } }),
        page: page.page,
        "per_page": perPage,
        "total_pages": Math.ceil(page.total / perPage),
      },
    },
  };
}

function readSort(sort: unknown): SearchQuery<unknown>["sort"] {
  const { field = "updated_at", order = "descending" } = isObject(sort) ? sort : {};
  if (order !== "ascending" && order !== "descending") {
    throw new Refusal(400, "invalid_sort_order", {
      message: `Invalid sort order '${order}'. Must be one of: ascending, descending`,
    });
  }
  return { field: String(field), order };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
