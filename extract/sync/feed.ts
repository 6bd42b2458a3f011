import { idText, type JsonObject, valueAt } from "../api/json.ts";
import { readPages } from "../api/pages.ts";
import { ApiError } from "../errors.ts";
import type { FeedRead, Stream, TimeRange } from "../streams/stream.ts";
import type { StreamContext } from "./context.ts";
import { identityOf, Landing, timeOf } from "./landing.ts";
import { CHANGED_MEANWHILE, ListLength, MAX_WALKS } from "./list_length.ts";
import { showedTooFew } from "./tally.ts";

/** No range is made shorter than this: a failure of so little is no question of size. */
const SHORTEST_RANGE_MS = 60 * 60_000;

/** Reads what happened since the bookmark, newest first. */
export async function readFeed(context: StreamContext, stream: Stream<FeedRead>): Promise<void> {
  const { client, settings, warehouse } = context;
  const bookmark = settings.fullRefresh ? undefined : await warehouse.bookmark(stream.name);
  const { sinceMs } = settings;
  const asksForMore = bookmark?.readFromMs !== undefined &&
    (sinceMs === undefined || sinceMs < bookmark.readFromMs);
  const isKnown = bookmark !== undefined && !asksForMore;
  const floorMs = isKnown ? bookmark.readUntilMs : sinceMs;
  const feed: Feed = {
    context,
    stream,
    landing: new Landing(context, stream),
    floorMs,
    readFromMs: isKnown ? bookmark.readFromMs : sinceMs,
    nowMs: client.now(),
  };
  try {
    if (stream.read.rangeMs === null) await readDown(feed);
    else await readRanges(feed, stream.read.rangeMs);
  } finally {
    await feed.landing.finish();
  }
}

interface Feed {
  readonly context: StreamContext;
  readonly stream: Stream<FeedRead>;
  readonly landing: Landing;
  /** What happened before is landed, or not asked for. Milliseconds; undefined: nothing is. */
  readonly floorMs: number | undefined;
  /** The oldest time that the bookmark vouches for; undefined: all. */
  readonly readFromMs: number | undefined;
  readonly nowMs: number;
}

/**
 * Reads a feed without ranges down to the floor. The bookmark moves at the end only: what is newer lands first. A list that
 * shows itself in another order than the newest first is read to its end.
 */
async function readDown(feed: Feed): Promise<void> {
  const { context, stream } = feed;
  await context.warehouse.beginWalk(stream.name);
  for (let walks = 1;; walks++) {
    const { newestMs, length, isReadToItsEnd } = await walkDown(feed);
    const shown = await context.warehouse.countSeen(stream.name);
    const expected = isReadToItsEnd ? length.total ?? 0 : 0;
    // What leaves the list moves others up, from a page that is still to come to one that was read.
    const isWhole = shown >= expected && !length.hasShrunk;
    if (!isWhole && walks < MAX_WALKS) continue;
    if (isReadToItsEnd) context.tally(stream).expected = length.total;
    if (isWhole) {
      if (newestMs !== undefined) moveTo(feed, newestMs);
    } else {
      const gap = shown < expected ? showedTooFew(shown, expected) : CHANGED_MEANWHILE;
      context.tally(stream).gaps.push(gap);
    }
    return;
  }
}

/** What one reading of a feed told. */
interface WalkedDown {
  readonly newestMs: number | undefined;
  readonly length: ListLength;
  /** Whether the list ended before the floor was reached. */
  readonly isReadToItsEnd: boolean;
}

async function walkDown(feed: Feed): Promise<WalkedDown> {
  const { context, stream, landing, floorMs = -Infinity } = feed;
  const length = new ListLength();
  const range = { fromMs: Math.max(0, floorMs), untilMs: feed.nowMs };
  let newestMs: number | undefined;
  let [lastMs, isInOrder, isReadToItsEnd] = [Infinity, true, true];
  for await (const page of readPages(context.client, stream.read.list(range))) {
    context.tally(stream).read += page.records.length;
    length.observe(page.totalCount);
    for (const record of page.records) {
      landing.addSeen({ recordId: identityOf(stream, record) });
      landing.add(stream, record);
      const atMs = timeOf(record, stream.read.orderedBy) ?? lastMs;
      isInOrder &&= atMs <= lastMs;
      lastMs = atMs;
      if (Number.isFinite(atMs)) newestMs = Math.max(newestMs ?? 0, atMs);
    }
    await landing.settle();
    if (isInOrder && lastMs < floorMs) {
      isReadToItsEnd = false;
      break;
    }
  }
  await landing.finish();
  return { newestMs, length, isReadToItsEnd };
}

/** Reads a feed range by range, the oldest first; the bookmark moves after each. */
async function readRanges(feed: Feed, rangeMs: number): Promise<void> {
  const beginMs = feed.floorMs ?? await beginOfWorkspace(feed.context);
  // The vendor's clocks differ a little, and the end of a range may not count.
  const endMs = feed.nowMs + 60_000;
  let longestMs = rangeMs;
  for (let fromMs = beginMs; fromMs < endMs;) {
    const untilMs = Math.min(endMs, fromMs + longestMs);
    try {
      if (!await readRange(feed, { fromMs, untilMs })) return;
      fromMs = untilMs;
      longestMs = Math.min(rangeMs, longestMs * 2);
    } catch (error) {
      const isTooLong = error instanceof ApiError && error.isAnswerLost;
      if (!isTooLong || untilMs - fromMs <= SHORTEST_RANGE_MS) throw error;
      longestMs = Math.max(SHORTEST_RANGE_MS, Math.floor((untilMs - fromMs) / 2));
    }
  }
}

/** Reads one range of a feed until it shows as many as it says, and none twice. Returns whether it did. */
async function readRange(feed: Feed, range: TimeRange): Promise<boolean> {
  const { context, stream } = feed;
  for (let walks = 1;; walks++) {
    const { received, total } = await walkRange(feed, range);
    const shown = await context.warehouse.countSeen(stream.name);
    // Where one comes twice, the pages moved meanwhile: another may be on none.
    const isWhole = shown >= total && shown === received;
    if (isWhole) {
      moveTo(feed, range.untilMs);
      return true;
    }
    if (walks < MAX_WALKS) continue;
    context.tally(stream).gaps.push(
      shown < total ? showedTooFew(shown, total) : CHANGED_MEANWHILE,
    );
    return false;
  }
}

async function walkRange(
  { context, stream, landing }: Feed,
  range: TimeRange,
): Promise<{ readonly received: number; readonly total: number }> {
  const length = new ListLength();
  let received = 0;
  await context.warehouse.beginWalk(stream.name);
  for await (const page of readPages(context.client, stream.read.list(range))) {
    received += page.records.length;
    length.observe(page.totalCount);
    for (const record of page.records) {
      landing.addSeen({ recordId: identityOf(stream, record) });
      landing.add(stream, record);
    }
    await landing.settle();
  }
  await landing.finish();
  context.tally(stream).read += received;
  return { received, total: length.total ?? 0 };
}

/** When the workspace was made: nothing happened in it before. */
async function beginOfWorkspace({ client }: StreamContext): Promise<number> {
  const me: JsonObject = await client.send({ method: "GET", path: "/me" });
  return Number(idText(valueAt(me, ["app", "created_at"])) ?? 0) * 1000;
}

/** Moves the bookmark to where everything before is landed, and can come late no more. */
function moveTo(feed: Feed, landedMs: number): void {
  const { stream, landing, floorMs, nowMs, readFromMs } = feed;
  const settledMs = Math.min(landedMs, nowMs) - stream.read.lagMs;
  landing.batch.setBookmark(stream.name, {
    readUntilMs: Math.max(settledMs, floorMs ?? 0),
    ...(readFromMs === undefined ? {} : { readFromMs }),
  });
}
