import { ApiError, ContractError } from "../errors.ts";
import type { Client } from "./client.ts";
import { idText, isJsonObject, type JsonObject, type JsonValue, kindOf, valueAt } from "./json.ts";
import { type ApiRequest, type ListRequest, type Page, pageOf } from "./page.ts";
import { PageSize } from "./page_size.ts";
import { scrollPages } from "./scroll.ts";

/** A list this much longer than the API says it is never ends: a factor, and some for short lists. */
export const ENDLESS = { factor: 2, more: 1_000 } as const;

/** How often a page is asked for before a smaller one is: what was too large is too large again. */
const ATTEMPTS_BEFORE_SHRINKING = 2;

/**
 * Reads a list to its documented end, page after page.
 *
 * @throws {ContractError} when an answer lacks its list.
 * @throws {ApiError} when the API refuses, also a page of a single record; `cursor_repeated` when a cursor comes twice.
 */
export function readPages(client: Client, list: ListRequest): AsyncGenerator<Page> {
  const { paging } = list;
  switch (paging.kind) {
    case "object":
      return objectPage(client, list);
    case "single":
      return singlePage(client, list);
    case "cursor":
      return cursorPages(client, list, paging.pageSize);
    case "number":
      return numberedPages(client, list, paging.pageSize);
    case "address":
      return addressedPages(client, list, paging.pageSize);
    case "scroll":
      return scrollPages(client, list, paging.waitsForOthers);
  }
}

async function* objectPage(client: Client, list: ListRequest): AsyncGenerator<Page> {
  yield { records: [await client.send(list.request)], totalCount: 1 };
}

async function* singlePage(client: Client, list: ListRequest): AsyncGenerator<Page> {
  yield pageOf(await client.send(list.request), list);
}

async function* cursorPages(
  client: Client,
  list: ListRequest,
  largest: number,
): AsyncGenerator<Page> {
  const size = new PageSize(largest);
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const answer = await sendPage(
      client,
      size,
      (perPage) => withCursor(list.request, perPage, cursor),
    );
    yield pageOf(answer, list);
    size.succeed();
    cursor = nextCursor(answer, list.request);
    if (cursor !== undefined && seen.has(cursor)) {
      throw new ApiError(
        `Cannot read "${list.request.path}" as each page must lead to a new one: the cursor comes twice`,
        { code: "cursor_repeated", transient: false },
      );
    }
    if (cursor !== undefined) seen.add(cursor);
  } while (cursor !== undefined);
}

/** Asks for a page, and for a smaller one while the API fails in a way that a large one may be the cause of. */
async function sendPage(
  client: Client,
  size: PageSize,
  request: (perPage: number) => ApiRequest,
): Promise<JsonObject> {
  while (!size.isSmallest) {
    try {
      return await client.send({ ...request(size.current), attempts: ATTEMPTS_BEFORE_SHRINKING });
    } catch (error) {
      if (!mayBeTooLarge(error)) throw error;
      size.shrink();
    }
  }
  return await client.send(request(size.current));
}

/**
 * Time-outs and failures inside the vendor, as large pages of searches meet them; or a record of the page that is not
 * found there.
 *
 * @see https://github.com/GitbookIO/integrations/issues/1044
 * @see https://github.com/airbytehq/airbyte/issues/42853
 */
function mayBeTooLarge(error: unknown): boolean {
  return error instanceof ApiError && (error.isAnswerLost || error.status === 404);
}

/** Whether a cursor leads nowhere any more: it came twice, or the API does not know it. The list can be read anew. */
export function isCursorLost(error: unknown): boolean {
  return error instanceof ApiError &&
    (error.code === "cursor_repeated" || (error.status === 400 && error.code === "client_error"));
}

function withCursor(
  request: ApiRequest,
  pageSize: number,
  cursor: string | undefined,
): ApiRequest {
  const position = {
    per_page: pageSize,
    ...(cursor === undefined ? {} : { starting_after: cursor }),
  };
  return request.method === "GET"
    ? { ...request, query: { ...request.query, ...position } }
    : { ...request, body: { ...request.body, pagination: position } };
}

/** The cursor of the next page. The end is a missing or null `pages.next`, nothing else. */
function nextCursor(answer: JsonObject, request: ApiRequest): string | undefined {
  const next = nextOf(answer);
  if (next === undefined) return undefined;
  const cursor = isJsonObject(next)
    ? idText(next["starting_after"])
    : typeof next === "string"
    ? queryOf(next)?.["starting_after"]
    : undefined;
  if (cursor !== undefined) return cursor;
  throw new ContractError(
    `Cannot read "${request.path}" as "pages.next" must hold a cursor: current type is ${
      kindOf(next)
    }`,
  );
}

async function* numberedPages(
  client: Client,
  list: ListRequest,
  largest: number,
): AsyncGenerator<Page> {
  const size = new PageSize(largest);
  /** How many records the pages before hold. */
  let position = 0;
  let before = "";
  while (true) {
    const answer = await sendPage(client, size, (perPage) => ({
      ...list.request,
      query: { ...list.request.query, page: position / perPage + 1, per_page: perPage },
    }));
    const { records, totalCount } = pageOf(answer, list);
    const edges = JSON.stringify([records.at(0), records.at(-1), records.length]);
    const isEndless = position > (totalCount ?? Infinity) * ENDLESS.factor + ENDLESS.more;
    if (isEndless || (records.length > 0 && edges === before)) {
      throw new ApiError(
        `Cannot read "${list.request.path}" as each page must lead to a new one: a page comes twice`,
        { code: "page_repeated", transient: false },
      );
    }
    before = edges;
    yield { records, ...(totalCount === undefined ? {} : { totalCount }) };
    if (records.length === 0) return;
    const page = position / size.current + 1;
    // An address on a host that the API chooses, or none at all: only whether there is more counts.
    if (nextOf(answer) === undefined && totalPagesOf(answer) <= page) return;
    position += size.current;
    size.succeed(position);
  }
}

/** Some lists say it in `pages`, some beside their records, some not. */
function totalPagesOf(answer: JsonObject): number {
  const totalPages = valueAt(answer, ["pages", "total_pages"]) ?? answer["total_pages"];
  return typeof totalPages === "number" ? totalPages : 0;
}

/** The next page's address leads to a host that the API chooses: only its query is taken. */
async function* addressedPages(
  client: Client,
  list: ListRequest,
  pageSize: number,
): AsyncGenerator<Page> {
  const first = { ...list.request.query, per_page: pageSize };
  const seen = new Set<string>();
  let query: Readonly<Record<string, string | number>> | undefined = first;
  while (query !== undefined) {
    const answer = await client.send({ ...list.request, query });
    const page = pageOf(answer, list);
    yield page;
    const next = nextOf(answer);
    if (next === undefined || page.records.length === 0) return;
    const nextQuery = typeof next === "string" ? queryOf(next) : undefined;
    const key = JSON.stringify(nextQuery);
    if (nextQuery === undefined || seen.has(key)) {
      throw new ApiError(
        `Cannot read "${list.request.path}" as "pages.next" must be the address of a new page: current type is ${
          kindOf(next)
        }`,
        { code: "page_repeated", transient: false },
      );
    }
    seen.add(key);
    query = { ...first, ...nextQuery };
  }
}

function queryOf(address: string): Record<string, string> | undefined {
  const url = URL.parse(address, "https://api.intercom.io");
  return url === null ? undefined : Object.fromEntries(url.searchParams);
}

function nextOf(answer: JsonObject): JsonValue | undefined {
  return valueAt(answer, ["pages", "next"]) ?? undefined;
}
