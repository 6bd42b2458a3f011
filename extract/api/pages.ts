import { ContractError } from "../errors.ts";
import type { Client } from "./client.ts";
import { idText, isJsonObject, type JsonObject, type JsonValue, kindOf, valueAt } from "./json.ts";
import { type ApiRequest, type ListRequest, type Page, pageOf } from "./page.ts";
import { scrollPages } from "./scroll.ts";

/**
 * Reads a list to its documented end, page after page.
 *
 * @throws {ContractError} when an answer lacks its list, or a cursor comes twice.
 * @throws {ApiError} when the API refuses.
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
    case "scroll":
      return scrollPages(client, list);
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
  pageSize: number,
): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const answer = await client.send(withCursor(list.request, pageSize, cursor));
    yield pageOf(answer, list);
    cursor = nextCursor(answer, list.request);
    if (cursor !== undefined && seen.has(cursor)) {
      throw new ContractError(
        `Cannot read "${list.request.path}" as each page must lead to a new one: the cursor comes twice`,
      );
    }
    if (cursor !== undefined) seen.add(cursor);
  } while (cursor !== undefined);
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
    ? URL.parse(next, "https://api.intercom.io")?.searchParams.get("starting_after") ?? undefined
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
  pageSize: number,
): AsyncGenerator<Page> {
  for (let page = 1;; page++) {
    const query = { ...list.request.query, page, per_page: pageSize };
    // `pages.next` is an address on a host that the API chooses: only whether it is there counts.
    const answer = await client.send({ ...list.request, query });
    yield pageOf(answer, list);
    if (nextOf(answer) === undefined) return;
  }
}

function nextOf(answer: JsonObject): JsonValue | undefined {
  return valueAt(answer, ["pages", "next"]) ?? undefined;
}
