import type { JsonObject } from "../api/json.ts";
import type { Page } from "../api/page.ts";
import { isCursorLost, readPages } from "../api/pages.ts";
import { ApiError, isGone } from "../errors.ts";
import type { Window } from "../raw/batch.ts";
import type { ChangedRead, EmbeddedRead, Stream } from "../streams/stream.ts";
import type { StreamContext } from "./context.ts";
import { passDamage } from "./damage.ts";
import { changeTime } from "./landing.ts";
import { Position } from "./position.ts";
import { type SearchRange, searchWithin } from "./search_request.ts";

/** How often a search begins again where it stopped without having shown anything new. */
const MAX_RESTARTS = 5;

/** A page of a window, or its end. */
export type WindowPage =
  /** What comes from here on may lack records that the API fails on, until the end tells which. */
  | { readonly kind: "damage"; readonly fromMs: number }
  | { readonly kind: "page"; readonly records: readonly JsonObject[]; readonly totalCount?: number }
  | {
    readonly kind: "end";
    /** How many records the search said the window holds; undefined: it has to be counted. */
    readonly expected: number | undefined;
    /** Parts that hold records which the API fails on, so that no count can be met. */
    readonly damaged: readonly Window[];
  };

/**
 * Reads a window of a search to its end, oldest change first. Where the cursor leads in a circle or is not known any
 * more, the search begins again at the last change seen. A record that the API fails on is passed by, and reported.
 */
export async function* readWindow(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  window: Window,
): AsyncGenerator<WindowPage> {
  const { untilMs } = window;
  let fromMs = window.readUntilMs ?? window.fromMs;
  let [restarts, restartsInARow] = [0, 0];
  let expected: number | undefined;
  const damaged: Window[] = [];
  const position = new Position();
  while (true) {
    const beganAtMs = fromMs;
    let lastMs = fromMs;
    try {
      for await (
        const page of readPages(context.client, searchOf(context, stream, { fromMs, untilMs }))
      ) {
        expected = page.totalCount ?? expected;
        const times = timesOf(stream, page);
        for (const timeMs of times) position.pass(timeMs);
        lastMs = times.at(-1) ?? lastMs;
        fromMs = Math.max(position.reachedMs ?? 0, fromMs ?? 0);
        yield pageOf(page);
      }
      yield { kind: "end", expected: restarts > 0 ? undefined : expected, damaged };
      return;
    } catch (error) {
      restarts++;
      restartsInARow = fromMs === beganAtMs ? restartsInARow + 1 : 0;
      if (isCursorLost(error) && restartsInARow <= MAX_RESTARTS) continue;
      if (!isDamage(error)) throw error;
      const part = yield* passDamage(context, stream, {
        fromMs: fromMs ?? 0,
        lastMs: lastMs ?? 0,
        untilMs,
        error,
      });
      if (part.isShort) damaged.push({ fromMs: part.fromMs, untilMs: part.untilMs });
      fromMs = part.untilMs;
      if (untilMs === undefined || fromMs < untilMs) continue;
      yield { kind: "end", expected: undefined, damaged };
      return;
    }
  }
}

/** The search for a range, asking for the lists that the selected streams take out of the records. */
export function searchOf(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  range: SearchRange,
  order: "ascending" | "descending" = "ascending",
): ReturnType<typeof searchWithin> {
  const options = { query: embeddedQuery(context), order };
  return searchWithin(stream.read, context.client, { range, options });
}

/** What asks for the lists inside a record that the selected streams take out of it. */
export function embeddedQuery(context: StreamContext): Readonly<Record<string, string>> {
  const embedded = context.children.filter((child): child is Stream<EmbeddedRead> =>
    child.read.kind === "embedded"
  );
  return Object.assign({}, ...embedded.map(({ read }) => read.query));
}

/** How many records a search of a range says there are; undefined when it fails on the first of them. */
export async function countWindow(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  window: Window,
): Promise<number | undefined> {
  const range = { fromMs: window.readUntilMs ?? window.fromMs, untilMs: window.untilMs };
  const page = await firstRecord(context, stream, { range, order: "ascending" });
  return page?.totalCount;
}

/** The last change that a search shows, in milliseconds; undefined when it shows none, or fails on it. */
export async function lastOfAll(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  fromMs: number | undefined,
): Promise<number | undefined> {
  const page = await firstRecord(context, stream, { range: { fromMs }, order: "descending" });
  return page === undefined ? undefined : timesOf(stream, page)[0];
}

async function firstRecord(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  { range, order }: { readonly range: SearchRange; readonly order: "ascending" | "descending" },
): Promise<Page | undefined> {
  const pages = readPages(context.client, {
    ...searchOf(context, stream, range, order),
    paging: { kind: "cursor", pageSize: 1 },
  });
  try {
    return (await pages.next()).value;
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  } finally {
    await pages.return(undefined);
  }
}

/** The page as a walk takes it. */
export function pageOf(page: Page): WindowPage {
  return {
    kind: "page",
    records: page.records,
    ...(page.totalCount === undefined ? {} : { totalCount: page.totalCount }),
  };
}

/** The times of change on a page, in its order. */
export function timesOf(stream: Stream, page: Pick<Page, "records">): number[] {
  return page.records.flatMap((record) => changeTime(stream, record) ?? []);
}

/** A page of one record that fails again and again, or a search that finds nothing where there was something. */
function isDamage(error: unknown): error is ApiError {
  return error instanceof ApiError && (error.isAnswerLost || isGone(error));
}
