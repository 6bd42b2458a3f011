import type { Answer } from "../answer.ts";
import { after, type Asked, before, error, type Failure, HTML } from "./failure.ts";

const DAY = 86_400;

/** What goes wrong with lists and their pages. */
export const LIST_FAILURES = {
  /**
   * The next cursor is the one that was asked with: A → A.
   * @see https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis/pagination "stateless"
   */
  "repeated_cursor": {
    ...after((answer, asked) => withCursor(answer, askedCursor(asked) ?? "")),
    befalls: (asked) => askedCursor(asked) !== undefined && nextCursor(asked) !== undefined,
  },
  /**
   * The cursors go in a circle: A → B → A. Reported of searches whose records change while they are read.
   * @see https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis/pagination "stateless"
   */
  "cursor_loop": {
    ...after((answer, asked, { memory }) =>
      withCursor(answer, memory.get(askedCursor(asked) ?? "") ?? "")
    ),
    befalls: (asked, { memory }) => {
      const [cursor, next] = [askedCursor(asked), nextCursor(asked)];
      if (cursor === undefined || next === undefined) return false;
      if (memory.has(cursor)) return true;
      memory.set(next, cursor);
      return false;
    },
  },
  /**
   * Every page that has the record `recordId` in it fails, and the record itself: with 500, or 404 as `status` says.
   * Reported of conversation and ticket searches.
   * @see https://github.com/airbytehq/airbyte/issues/42853
   */
  poisoned: {
    ...after((_answer, _asked, { options }) =>
      options.status === 404
        ? error(404, "not_found", "User Not Found")
        : error(options.status ?? 500, "server_error", "Internal Server Error")
    ),
    befalls: (asked, { options }) => holds(asked.answer(), options.recordId ?? ""),
  },
  /**
   * 504 as an HTML page where more than `most` records a page were asked for: a page of 150 takes 18 seconds and more.
   * @see https://github.com/GitbookIO/integrations/issues/1044
   */
  "too_big": {
    ...before(() => ({
      status: 504,
      body: "<html><head><title>504 Gateway Time-out</title></head></html>",
      headers: HTML,
    })),
    befalls: (asked, { options }) => perPage(asked) > (options.most ?? 50),
  },
  /**
   * Activity logs over more than `mostSeconds` fail with 500: thirty days did, five did not.
   * @see https://github.com/airbytehq/airbyte/pull/38626
   */
  "wide_window": {
    ...before(() => error(500, "server_error", "Internal Server Error")),
    befalls: ({ query, now }, { options }) => {
      const until = Number(query.get("created_at_before") ?? now);
      const from = Number(query.get("created_at_after") ?? 0);
      return until - from > (options.mostSeconds ?? 5 * DAY);
    },
  },
  /**
   * A page-numbered list changes its order under the reader: the page begins with the last record of the page before, and
   * the one that stood there is on no page. Documented order, ties broken at will.
   * @see https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis/pagination
   */
  "duplicate_in_page": {
    ...after((answer, asked, { memory }) =>
      withFirst(answer, memory.get(pageKey(asked, pageNumber(asked) - 1)) ?? "null")
    ),
    befalls: (asked, { memory }) => {
      const last = listOf(asked.answer())?.records.at(-1);
      if (last === undefined) return false;
      memory.set(pageKey(asked, pageNumber(asked)), JSON.stringify(last));
      return memory.has(pageKey(asked, pageNumber(asked) - 1));
    },
  },
  /**
   * The next page of a list paged by cursor as the text of an address, as page-numbered lists have it.
   * @see https://github.com/airbytehq/airbyte/issues/6351
   */
  "next_as_text": {
    ...after((answer, asked) => withNextAsText(answer, asked)),
    befalls: (asked) => nextCursor(asked) !== undefined,
  },
  /**
   * 400 for a cursor that the API gave itself.
   * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), `client_error`
   */
  "invalid_cursor": {
    ...before(() =>
      error(
        400,
        "client_error",
        "Invalid starting_after param. Please try again using a starting_after value from a paginated response",
      )
    ),
    befalls: (asked) => askedCursor(asked) !== undefined,
  },
} as const satisfies Readonly<Record<string, Failure>>;

const NEXT = /"next":\{[^{}]*"starting_after":"([^"]*)"[^{}]*\}/;

function askedCursor({ query, body }: Asked): string | undefined {
  const cursor = query.get("starting_after") ??
    fieldOf(fieldOf(body, "pagination"), "starting_after");
  return typeof cursor === "string" && cursor !== "" ? cursor : undefined;
}

function nextCursor(asked: Asked): string | undefined {
  return NEXT.exec(asked.answer().body)?.[1];
}

/** Only the cursor is written anew: the records keep every digit. */
function withCursor(answer: Answer, cursor: string): Answer {
  const body = answer.body.replace(
    NEXT,
    (next, former: string) => next.replace(`"${former}"`, () => `"${cursor}"`),
  );
  return { ...answer, body };
}

function withNextAsText(answer: Answer, asked: Asked): Answer {
  const url = new URL(`https://api.intercom.io${asked.path}`);
  for (const [name, value] of asked.query) url.searchParams.set(name, value);
  const body = answer.body.replace(NEXT, (_next, cursor: string) => {
    url.searchParams.set("starting_after", cursor);
    return `"next":${JSON.stringify(url.href)}`;
  });
  return { ...answer, body };
}

function perPage({ query, body }: Asked): number {
  const pagination = fieldOf(fieldOf(body, "pagination"), "per_page");
  return Number(query.get("per_page") ?? pagination ?? fieldOf(body, "per_page") ?? 0);
}

function pageNumber({ query, body }: Asked): number {
  return Number(query.get("page") ?? fieldOf(body, "page") ?? 1);
}

function pageKey({ path }: Asked, page: number): string {
  return `${path} ${page}`;
}

function holds(answer: Answer, recordId: string): boolean {
  if (answer.status !== 200 || !answer.body.includes(JSON.stringify(recordId))) return false;
  const value: unknown = JSON.parse(answer.body);
  const isIt = (record: unknown): boolean => String(fieldOf(record, "id")) === recordId;
  return isIt(value) || listOf(answer)?.records.some(isIt) === true;
}

interface List {
  readonly value: Record<string, unknown>;
  readonly key: string;
  readonly records: readonly unknown[];
}

function listOf(answer: Answer): List | undefined {
  if (answer.status !== 200) return undefined;
  const value: unknown = JSON.parse(answer.body);
  if (typeof value !== "object" || value === null) return undefined;
  const entry = Object.entries(value).find(([, field]) => Array.isArray(field));
  if (entry === undefined) return undefined;
  return { value: { ...value }, key: entry[0], records: entry[1] as unknown[] };
}

function withFirst(answer: Answer, record: string): Answer {
  const list = listOf(answer);
  if (list === undefined) return answer;
  const records = [JSON.parse(record), ...list.records.slice(1)];
  return { ...answer, body: JSON.stringify({ ...list.value, [list.key]: records }) };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
