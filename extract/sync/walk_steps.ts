import type { Window } from "../raw/batch.ts";
import type { ChangedRead, Stream } from "../streams/stream.ts";
import { type Candidate, candidatesOf } from "./candidate.ts";
import type { StreamContext } from "./context.ts";
import { unitMs } from "./damage.ts";
import { readAhead } from "./in_parallel.ts";
import { Position } from "./position.ts";
import { countWindow, lastOfAll, readWindow, timesOf, type WindowPage } from "./read_window.ts";
import { sideBySide } from "./side_by_side.ts";
import { settledBy, type WalkPlan } from "./walk_plan.ts";
import { planWindows } from "./windows.ts";

/** A search longer than this, in pages, is read as windows side by side. */
const LONG_READ_PAGES = 10;

/** About how many windows a long read is parted into. */
const WINDOWS = 24;

/** The most windows that are read at the same time: those that whoever lands their records keeps up with. */
const LANES = 16;

/** What a walk comes across, in the order in which it must land. */
export type Step =
  | { readonly kind: "record"; readonly window: Window; readonly candidate: Candidate }
  /** The rest of a long read was parted into windows. */
  | { readonly kind: "parted"; readonly windows: readonly Window[] }
  /** From here on the window may lack records that the API fails on, until its end tells which. */
  | { readonly kind: "damage"; readonly window: Window; readonly fromMs: number }
  | { readonly kind: "end"; readonly window: Window; readonly end: WindowEnd };

/** The end of a window, and what it says. */
export type WindowEnd = WindowPage & { readonly kind: "end" };

/** A stream's search, and from where to where it is read. */
export interface Search {
  readonly context: StreamContext;
  readonly stream: Stream<ChangedRead>;
  readonly plan: WalkPlan;
}

/** The whole search; when its first page tells that it is long, the rest of it as windows. */
export async function* wholeSteps(search: Search): AsyncGenerator<Step> {
  const { context, stream, plan: { floorMs } } = search;
  const whole: Window = floorMs === undefined ? {} : { fromMs: floorMs };
  await context.warehouse.beginWalk(stream.name, walkOf(whole));
  const pages = readWindow(context, stream, whole);
  const first = await pages.next();
  if (first.done === true) return;
  if (first.value.kind === "page") context.tally(stream).expected = first.value.totalCount;
  const parted = partsAfter(search, first.value);
  // Its error comes in its turn: the details of the first page are under way meanwhile.
  parted.catch(() => undefined);
  yield* await pageSteps(search, whole, first.value);
  const windows = await parted;
  if (windows === undefined) {
    for await (const page of readAhead(pages)) yield* await pageSteps(search, whole, page);
  } else {
    await pages.return(undefined);
    yield { kind: "parted", windows };
    yield* windowSteps(search, windows);
  }
}

/** Windows side by side; the steps of each come in their order. */
export async function* windowSteps(
  search: Search,
  windows: readonly Window[],
): AsyncGenerator<Step> {
  const waiting = [...windows];
  const lanes = Array.from(
    { length: Math.min(LANES, windows.length) },
    () => lane(search, waiting),
  );
  for await (const steps of sideBySide(lanes)) yield* steps;
}

/** Reads one window after another, as long as some are waiting. */
async function* lane(search: Search, waiting: Window[]): AsyncGenerator<Step[]> {
  const { context, stream } = search;
  for (let window = waiting.shift(); window !== undefined; window = waiting.shift()) {
    await context.warehouse.beginWalk(stream.name, walkOf(window));
    for await (const page of readWindow(context, stream, window)) {
      yield await pageSteps(search, window, page);
    }
  }
}

async function pageSteps(search: Search, window: Window, page: WindowPage): Promise<Step[]> {
  if (page.kind === "end") return [{ kind: "end", window, end: page }];
  if (page.kind === "damage") return [{ ...page, window }];
  const { context, stream, plan } = search;
  const { records } = page;
  const candidates = await candidatesOf(context, stream, { records, plan });
  return candidates.map((candidate) => ({ kind: "record", window, candidate }));
}

/** The windows of what follows a first page; undefined when that is not much. */
async function partsAfter(
  { context, stream, plan }: Search,
  first: WindowPage,
): Promise<readonly Window[] | undefined> {
  if (first.kind !== "page") return undefined;
  const { read } = stream;
  const { totalCount = 0, records } = first;
  const fromMs = new Position(timesOf(stream, first)).reachedMs;
  if (totalCount <= LONG_READ_PAGES * read.pageSize || fromMs === undefined) return undefined;
  const [last, left] = await Promise.all([
    lastOfAll(context, stream, plan.floorMs),
    countWindow(context, stream, { fromMs }),
  ]);
  // What is not counted behind the first page would be in no window.
  if (last === undefined || left === undefined || left < totalCount - records.length) {
    return undefined;
  }
  const size = Math.max(LONG_READ_PAGES * read.pageSize, Math.ceil(totalCount / WINDOWS));
  return await planWindows({
    fromMs,
    settledMs: settledBy(plan, last),
    total: left,
    size,
    unitMs: unitMs[read.precision(context.client)],
    // Where the count fails, no shorter window would be better.
    count: async (window) => await countWindow(context, stream, window) ?? size,
  });
}

/** What tells the walk of a window from the others'. */
export function walkOf({ fromMs, untilMs }: Window): string {
  return `${fromMs ?? ""}-${untilMs ?? ""}`;
}
