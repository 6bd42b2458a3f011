import type { Bookmark, Window } from "../raw/batch.ts";
import type { ChangedRead, Stream } from "../streams/stream.ts";
import type { Warehouse } from "../raw/warehouse.ts";
import type { StreamContext } from "./context.ts";

/** How many landed records that lack something are looked up at once. */
export const LACKING_CHUNK = 1_000;

/** From where to where a walk reads, and why. Milliseconds. */
export interface WalkPlan {
  /** The oldest change to read; undefined: all. */
  readonly floorMs: number | undefined;
  /** The oldest change that the bookmark will vouch for; undefined: all. */
  readonly readFromMs: number | undefined;
  /** The vendor's time at which the walk began. */
  readonly nowMs: number;
  /** How long after a change the search may still not show it. */
  readonly lagMs: number;
  /** What an earlier run left: windows of a long read, or parts with records that the API failed on; the last is open. */
  readonly windows: readonly Window[];
  /** Whether the ids that the walk shows are compared with those that are landed. */
  readonly isSweep: boolean;
  /** When all ids were last compared with those that are landed; undefined: never. */
  readonly sweptAtMs: number | undefined;
  /** Whether nothing is landed yet, so that nothing needs to be looked up. */
  readonly isFirst: boolean;
  /** Whether the windows of a long read are kept, so that the next run can go on with it. */
  readonly isResumable: boolean;
}

/** What is looked at to decide it: nothing that changes. */
export interface PlanContext extends Pick<StreamContext, "client" | "settings" | "children"> {
  readonly warehouse: Pick<Warehouse, "bookmark" | "windows" | "lacking">;
}

/** Decides what a run reads of a stream. */
export async function planWalk(
  context: PlanContext,
  stream: Stream<ChangedRead>,
): Promise<WalkPlan> {
  const { client, settings, warehouse } = context;
  const { sinceMs } = settings;
  const times = { nowMs: client.now(), lagMs: stream.read.lagMs };
  const bookmark = await warehouse.bookmark(stream.name);
  const windows = await warehouse.windows(stream.name);
  const readFromMs = bookmark === undefined ? sinceMs : earlier(sinceMs, bookmark.readFromMs);
  const plan = {
    readFromMs,
    ...times,
    windows: [],
    sweptAtMs: bookmark?.sweptAtMs,
    isFirst: bookmark === undefined,
  };
  if (settings.fullRefresh) {
    // What changed between the bookmark and a later `since` must not be skipped: the bookmark moves past it.
    const landedMs = landedUntil(bookmark, windows);
    const floorMs = bookmark === undefined ? sinceMs : earlier(sinceMs, landedMs);
    return { ...plan, floorMs, isSweep: true, isResumable: false };
  }
  // Asked for more than was ever read: begin there. What is landed already is only listed again.
  const asksForMore = bookmark !== undefined && readFromMs !== bookmark.readFromMs;
  if (bookmark === undefined) {
    return { ...plan, floorMs: readFromMs, isSweep: false, isResumable: true };
  }
  const isLoaded = windows.length === 0 || bookmark.sweptAtMs !== undefined;
  if (isLoaded && isSweepDue(context, bookmark)) {
    return { ...plan, floorMs: readFromMs, isSweep: true, isResumable: false };
  }
  const { precision } = stream.read;
  // By days and by seconds, windows part time at different borders.
  const isSamePrecision = windows.every(({ apiVersion }) =>
    apiVersion === undefined || precision({ version: apiVersion }) === precision(client)
  );
  if (windows.length > 0 && !asksForMore && isSamePrecision) {
    return { ...plan, windows, floorMs: readFromMs, isSweep: false, isResumable: true };
  }
  const readsAll = asksForMore || await lacksLists(context, stream);
  const floorMs = readsAll ? readFromMs : landedUntil(bookmark, windows);
  return { ...plan, floorMs, isSweep: false, isResumable: true };
}

/** The earlier of two beginnings; undefined is the beginning of all. */
function earlier(oneMs: number | undefined, otherMs: number | undefined): number | undefined {
  return oneMs === undefined || otherMs === undefined ? undefined : Math.min(oneMs, otherMs);
}

/** Up to when all is landed; undefined: nothing is. */
function landedUntil(
  bookmark: Bookmark | undefined,
  windows: readonly Window[],
): number | undefined {
  const open = windows.filter(({ untilMs, readUntilMs }) =>
    untilMs === undefined || readUntilMs !== untilMs
  ).map(({ fromMs, readUntilMs }) => readUntilMs ?? fromMs ?? 0);
  return bookmark === undefined ? undefined : Math.min(bookmark.readUntilMs, ...open);
}

/** Whether it is time to compare all ids: a stream that tells of deletions may not tell of each, nor of what came back. */
function isSweepDue({ settings: { sweepMs }, client }: PlanContext, bookmark: Bookmark): boolean {
  return sweepMs !== undefined &&
    client.now() - (bookmark.sweptAtMs ?? -Infinity) >= sweepMs;
}

/**
 * Whether so many landed records lack lists of a newly selected stream that searching all is cheaper than asking for
 * each: only the record itself tells whether a list is needed.
 */
async function lacksLists(context: PlanContext, stream: Stream<ChangedRead>): Promise<boolean> {
  if (stream.read.needsDetail || context.children.length === 0) return false;
  const wanted = context.children.map(({ name }) => name);
  const lacking = await context.warehouse.lacking(stream.name, wanted, {
    after: "",
    limit: LACKING_CHUNK,
  });
  return lacking.length === LACKING_CHUNK;
}

/**
 * The bookmark once a change is landed, and all before it. It lags behind that change, since an earlier one may still
 * come into the index. It never goes by the clock alone, which may be wrong: a change in the future counts as now.
 */
export function bookmarkAfter(plan: WalkPlan, changedAtMs: number): Bookmark {
  return bookmarkAt(plan, Math.max(settledBy(plan, changedAtMs), plan.floorMs ?? 0));
}

/** Up to when nothing is still to come, once a change was seen. */
export function settledBy(plan: WalkPlan, changedAtMs: number): number {
  return Math.min(changedAtMs, plan.nowMs) - plan.lagMs;
}

/** A bookmark at an instant, with what the walk vouches for. */
export function bookmarkAt(plan: WalkPlan, readUntilMs: number): Bookmark {
  return {
    readUntilMs,
    ...(plan.readFromMs === undefined ? {} : { readFromMs: plan.readFromMs }),
  };
}
