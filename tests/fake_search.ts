import { type FakeAnswer, type FakeAnswers, me, refusal } from "./fake_api_server.ts";

/** A record of a fake workspace; its time of change in Unix seconds. */
export interface FakeRecord {
  readonly id: string;
  readonly updated_at: number;
  readonly [field: string]: unknown;
}

/** How a fake search differs from one that does all it should. */
export interface FakeSearchOptions {
  /** The answer's key of the list. Default: `data`. */
  readonly key?: string;
  /** Whether it compares days, not seconds. */
  readonly byDay?: boolean;
  /** Ids of records whose page is an error. */
  readonly poisoned?: ReadonlySet<string>;
  /** Records as they are shown, by id, though they stand in the order of what they were. */
  readonly shown?: ReadonlyMap<string, FakeRecord>;
  /** Ids of records that are counted and never shown. */
  readonly hidden?: ReadonlySet<string>;
}

type Query =
  | { readonly operator: "AND" | "OR"; readonly value: readonly Query[] }
  | { readonly operator: ">" | "<" | "="; readonly value: number };

interface SearchBody {
  readonly query: Query;
  readonly sort?: { readonly order: string };
  readonly pagination: { readonly per_page: number; readonly starting_after?: string };
}

/** So many records, an hour and a half between the changes of two neighbours, the ids in order of change. */
export function recordsFrom(firstAt: number, count: number): FakeRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `r${String(index).padStart(4, "0")}`,
    updated_at: firstAt + index * 5_400,
  }));
}

/** The page that a search asks for. */
export function searchPage(
  body: Record<string, unknown>,
  records: readonly FakeRecord[],
  options: FakeSearchOptions = {},
): FakeAnswer {
  const { query, sort, pagination } = body as unknown as SearchBody;
  const { key = "data", byDay = false, poisoned, hidden, shown } = options;
  const direction = sort?.order === "descending" ? -1 : 1;
  const found = records.filter((record) => matches(query, record.updated_at, byDay))
    .toSorted((one, other) => direction * (one.updated_at - other.updated_at));
  const begin = Number(pagination.starting_after ?? 0);
  const end = begin + pagination.per_page;
  const page = found.slice(begin, end);
  if (page.some(({ id }) => poisoned?.has(id))) return refusal(500, "server_error");
  return {
    [key]: page.filter(({ id }) => !hidden?.has(id)).map((one) => shown?.get(one.id) ?? one),
    total_count: found.length,
    pages: end < found.length ? { next: { starting_after: String(end) } } : {},
  };
}

function matches(query: Query, changedAt: number, byDay: boolean): boolean {
  switch (query.operator) {
    case "AND":
      return query.value.every((one) => matches(one, changedAt, byDay));
    case "OR":
      return query.value.some((one) => matches(one, changedAt, byDay));
  }
  const unit = byDay ? 86_400 : 1;
  const [left, right] = [Math.floor(changedAt / unit), Math.floor(query.value / unit)];
  return query.operator === ">"
    ? left > right
    : query.operator === "<"
    ? left < right
    : left === right;
}

/** The page of a list by its number, as the address asks for it. */
export function numberedPage(url: URL, key: string, records: readonly unknown[]): {
  readonly [field: string]: unknown;
} {
  const perPage = Number(url.searchParams.get("per_page"));
  const end = Number(url.searchParams.get("page")) * perPage;
  return {
    [key]: records.slice(end - perPage, end),
    total_count: records.length,
    pages: { next: end < records.length ? "https://api.intercom.io/next" : null },
  };
}

/** The answers, given at a time of the vendor's. */
export function answersAt(nowSeconds: () => number, answers: FakeAnswers): FakeAnswers {
  return (operation, asked) => {
    const answer = answers(operation, asked) ?? (operation === "GET /me" ? me : undefined) ??
      refusal(404, "not_found");
    const response = answer instanceof Response ? answer : Response.json(answer);
    response.headers.set("date", new Date(nowSeconds() * 1000).toUTCString());
    return response;
  };
}
