import { type Answer, notFound, ok, versionInvalid } from "../answer.ts";
import { libraryOf, type LibraryRecords, type LibraryStream } from "../library.ts";
import {
  articleRecord,
  articleStatistics,
  helpCenterRecord,
  internalArticleRecord,
} from "../library_record.ts";
import { isAtLeast, type Version } from "../version.ts";
import type { Workspace } from "../workspace.ts";
import { numberedPage, type PageSize, readPage, readPerPage } from "./parameters.ts";
import type { Call, Route } from "./route.ts";

/** One list of the API, and the endpoint of one of its records. */
interface LibraryList<Name extends LibraryStream> {
  readonly stream: Name;
  readonly path: string;
  /** The first version that has it. */
  readonly since: Version;
  /** Undefined: the list is one page and its envelope says nothing of pages. */
  readonly size?: PageSize;
  /** Whether the envelope says nothing of pages all the same, neither which nor how many. */
  readonly isBare?: boolean;
  /** Default: as the records were made. */
  readonly newestFirstBy?: "updated_at" | "created_at";
  /** Default: `list`. */
  readonly type?: string;
  readonly shape?: (record: LibraryRecords[Name], version: Version) => object;
  /** What the endpoint of one record adds. */
  readonly detail?: (record: LibraryRecords[Name]) => Record<string, unknown>;
  /** What a record that is not there is refused with; null where one record has no endpoint. */
  readonly missing: string | null;
}

const MISSING = "Resource Not Found";

/**
 * The lists of texts, brands, hours and calls.
 *
 * Where the vendor's description has no page size, the usual one is that of its example and the largest what readers of
 * the live API report.
 *
 * @see https://github.com/intercom/Intercom-OpenAPI
 */
export const libraryRoutes: readonly Route[] = [
  ...routesOf({
    stream: "away_status_reasons",
    path: "/away_status_reasons",
    since: "2.14",
    missing: null,
  }),
  ...routesOf({
    stream: "help_centers",
    path: "/help_center/help_centers",
    since: "2.7",
    // The description has no pages here, but the vendor's own client asks for them until one is empty.
    size: { usual: 15, most: 250 },
    isBare: true,
    shape: helpCenterRecord,
    missing: MISSING,
  }),
  ...routesOf({
    stream: "collections",
    path: "/help_center/collections",
    since: "2.1",
    size: { usual: 20, most: 250 },
    newestFirstBy: "updated_at",
    missing: MISSING,
  }),
  ...routesOf({
    stream: "articles",
    path: "/articles",
    since: "2.1",
    size: { usual: 25, most: 250 },
    newestFirstBy: "updated_at",
    shape: articleRecord,
    detail: (article) => ({ statistics: articleStatistics(article) }),
    missing: MISSING,
  }),
  ...routesOf({
    stream: "internal_articles",
    path: "/internal_articles",
    since: "2.13",
    size: { usual: 25, most: 250 },
    shape: internalArticleRecord,
    missing: MISSING,
  }),
  ...routesOf({
    stream: "news_items",
    path: "/news/news_items",
    since: "2.7",
    size: { usual: 10, most: 50 },
    missing: MISSING,
  }),
  ...routesOf({
    stream: "newsfeeds",
    path: "/news/newsfeeds",
    since: "2.7",
    size: { usual: 10, most: 50 },
    missing: MISSING,
  }),
  ...routesOf({ stream: "brands", path: "/brands", since: "2.15", missing: "Brand not found" }),
  ...routesOf({
    stream: "office_hours",
    path: "/office_hours_schedules",
    since: "2.16",
    type: "office_hours_schedule.list",
    missing: MISSING,
  }),
  ...routesOf({
    stream: "calls",
    path: "/calls",
    since: "2.14",
    size: { usual: 25, most: 25 },
    newestFirstBy: "created_at",
    missing: "Not Found",
  }),
  { template: "GET /content_snippets", answer: listSnippets },
  detailRoute({
    stream: "content_snippets",
    path: "/content_snippets",
    since: "2.16",
    missing: "Content snippet not found",
  }),
];

function routesOf<Name extends LibraryStream>(list: LibraryList<Name>): Route[] {
  const route: Route = {
    template: `GET ${list.path}`,
    answer: (call, { workspace }) => answerList(call, { list, workspace }),
  };
  return list.missing === null ? [route] : [route, detailRoute(list)];
}

function answerList<Name extends LibraryStream>(
  call: Call,
  { list, workspace }: { readonly list: LibraryList<Name>; readonly workspace: Workspace },
): Answer {
  requireVersion(call, list.since);
  const { shape = (record) => record, type = "list" } = list;
  const records = sorted([...libraryOf(workspace)[list.stream].values()], list.newestFirstBy);
  if (list.size === undefined) {
    return ok({ type, data: records.map((record) => shape(record, call.version)) });
  }
  const { items, pages } = numberedPage(records, {
    page: readPage(call.query.get("page")),
    perPage: readPerPage(call.query.get("per_page"), list.size),
    path: list.path,
  });
  return ok({
    type,
    data: items.map((record) => shape(record, call.version)),
    ...(list.isBare === true ? {} : { "total_count": records.length, pages }),
  });
}

function detailRoute<Name extends LibraryStream>(list: LibraryList<Name>): Route {
  const { shape = (record) => record, detail = () => ({}) } = list;
  return {
    template: `GET ${list.path}/{id}`,
    answer: (call, { workspace }) => {
      requireVersion(call, list.since);
      const record = libraryOf(workspace)[list.stream].get(call.ids[0] ?? "");
      if (record === undefined) throw notFound(list.missing ?? MISSING);
      return ok({ ...shape(record, call.version), ...detail(record) });
    },
  };
}

/** Unlike every other list, this one says its place beside the records and not in `pages`. */
function listSnippets(call: Call, { workspace }: { readonly workspace: Workspace }): Answer {
  requireVersion(call, "2.16");
  const records = [...libraryOf(workspace).content_snippets.values()];
  const page = readPage(call.query.get("page"));
  const perPage = readPerPage(call.query.get("per_page"), { usual: 50, most: 50 });
  const { items } = numberedPage(records, { page, perPage, path: "/content_snippets" });
  return ok({
    type: "list",
    data: items,
    "total_count": records.length,
    page,
    "per_page": perPage,
    "total_pages": Math.ceil(records.length / perPage),
  });
}

/** Refuses what a version does not have. @throws {Refusal} 400. */
export function requireVersion(call: Call, since: Version): void {
  if (!isAtLeast(call.version, since)) throw versionInvalid();
}

function sorted<T extends object>(
  records: T[],
  field: "updated_at" | "created_at" | undefined,
): T[] {
  if (field === undefined) return records;
  const timeOf = (record: object): number => Number((record as Record<string, unknown>)[field]);
  // Equal times keep the order they were made in.
  return records.sort((one, other) => timeOf(other) - timeOf(one));
}
