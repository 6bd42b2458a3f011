import type { JsonObject } from "../api/json.ts";
import { readPages } from "../api/pages.ts";
import type { Bookmark } from "../raw/batch.ts";
import type { LandedVersion } from "../raw/warehouse.ts";
import type { ChangedRead, Stream } from "../streams/stream.ts";
import { completeRecord } from "./complete.ts";
import type { StreamContext } from "./context.ts";
import { inParallel, readAhead } from "./in_parallel.ts";
import { Lander } from "./lander.ts";
import { changeTime, identityOf, Landing } from "./landing.ts";
import { changedSince } from "./search_request.ts";
import { showedTooFew } from "./tally.ts";

/** Clocks of the vendor's machines differ a little: only a change this long before a run is surely older. */
const SETTLED_AFTER_MS = 5_000;

/** How many landed records that lack something are looked up at once. */
const LACKING_CHUNK = 1_000;

/** From where to where a walk reads. Milliseconds. */
interface WalkPlan {
  /** The oldest change to read; undefined: all. */
  readonly floorMs: number | undefined;
  /** The oldest change that the bookmark will vouch for; undefined: all. */
  readonly readFromMs: number | undefined;
  /** The vendor's time at which the walk began. */
  readonly nowMs: number;
  /** How long after a change the search may still not show it. */
  readonly lagMs: number;
}

/** A record that a search showed, and whether it must be fetched and landed. */
interface Candidate extends Found {
  readonly isLanded: boolean;
}

/** Reads what changed since the bookmark, with all that belongs to each record. */
export async function readChanged(
  context: StreamContext,
  stream: Stream<ChangedRead>,
): Promise<void> {
  const { settings, warehouse } = context;
  const plan = await planWalk(context, stream);
  const landing = new Landing(context, stream);
  await warehouse.beginWalk(stream.name);
  const lander = new Lander(context, stream, landing);
  try {
    const expected = await walk(context, stream, { plan, lander });
    await landing.finish();
    const shown = await warehouse.countSeen(stream.name);
    if (shown < expected) {
      context.tally(stream).gaps.push(showedTooFew(shown, expected));
      landing.batch.setBookmark(stream.name, bookmarkAt(plan, plan.floorMs ?? 0));
    }
    await fetchLacking(context, stream, lander);
    if (settings.fullRefresh) {
      const ids = await warehouse.unseen(stream.name, plan.floorMs);
      await fetchEach(context, stream, { ids, lander });
    }
  } finally {
    // What is complete lands also when the rest fails: the next run goes on from there.
    await landing.finish();
  }
}

async function planWalk(context: StreamContext, stream: Stream<ChangedRead>): Promise<WalkPlan> {
  const { client, settings, warehouse } = context;
  const times = { nowMs: client.now(), lagMs: stream.read.lagMs };
  const bookmark = await warehouse.bookmark(stream.name);
  const { sinceMs } = settings;
  if (bookmark === undefined) return { floorMs: sinceMs, readFromMs: sinceMs, ...times };
  const readFromMs = earlier(sinceMs, bookmark.readFromMs);
  // Asked for more than was ever read: begin there. What is landed already is only listed again.
  const asksForMore = readFromMs !== bookmark.readFromMs;
  // What changed between the bookmark and a later `since` must not be skipped: the bookmark moves past it.
  const refreshFromMs = earlier(sinceMs, bookmark.readUntilMs);
  if (settings.fullRefresh) return { floorMs: refreshFromMs, readFromMs, ...times };
  if (asksForMore || await lacksLists(context, stream)) {
    return { floorMs: readFromMs, readFromMs, ...times };
  }
  return { floorMs: bookmark.readUntilMs, readFromMs, ...times };
}

/** The earlier of two beginnings; undefined is the beginning of all. */
function earlier(oneMs: number | undefined, otherMs: number | undefined): number | undefined {
  return oneMs === undefined || otherMs === undefined ? undefined : Math.min(oneMs, otherMs);
}

/**
 * Whether so many landed records lack lists of a newly selected stream that searching all is cheaper than asking for
 * each: only the record itself tells whether a list is cut.
 */
async function lacksLists(context: StreamContext, stream: Stream<ChangedRead>): Promise<boolean> {
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
function bookmarkAfter(plan: WalkPlan, changedAtMs: number): Bookmark {
  const settledMs = Math.min(changedAtMs, plan.nowMs) - plan.lagMs;
  return bookmarkAt(plan, Math.max(settledMs, plan.floorMs ?? 0));
}

function bookmarkAt(plan: WalkPlan, readUntilMs: number): Bookmark {
  return {
    readUntilMs,
    ...(plan.readFromMs === undefined ? {} : { readFromMs: plan.readFromMs }),
  };
}

/** Reads the search to its end. Returns how many records it said there are. */
async function walk(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  work: { readonly plan: WalkPlan; readonly lander: Lander },
): Promise<number> {
  const { plan, lander } = work;
  const tally = context.tally(stream);
  async function* candidates(): AsyncGenerator<Candidate> {
    const search = changedSince(stream.read, context.client, plan.floorMs);
    for await (const page of readAhead(readPages(context.client, search))) {
      tally.expected = page.totalCount ?? tally.expected;
      const found = page.records.map((record) => foundRecord(stream, record));
      for (const { id } of found) lander.landing.addSeen({ recordId: id });
      yield* await candidatesOf(context, stream, found.filter((one) => isInPlan(one, plan)));
    }
  }
  const completed = inParallel(
    candidates(),
    context.settings.concurrency,
    async (candidate) => ({
      candidate,
      completed: candidate.isLanded ? undefined : await completeRecord(context, stream, candidate),
    }),
  );
  for await (const { candidate, completed: record } of completed) {
    tally.read++;
    if (record !== undefined) lander.add(record);
    if (candidate.changedAtMs !== undefined) {
      lander.landing.batch.setBookmark(stream.name, bookmarkAfter(plan, candidate.changedAtMs));
    }
    await lander.landing.settle();
  }
  return tally.expected ?? 0;
}

/** A record as a search shows it. */
interface Found {
  readonly id: string;
  readonly record: JsonObject;
  readonly changedAtMs: number | undefined;
}

function foundRecord(stream: Stream<ChangedRead>, record: JsonObject): Found {
  return { id: identityOf(stream, record), record, changedAtMs: changeTime(stream, record) };
}

/** Whether a record changed within the walk: where days are compared, a search shows more. */
function isInPlan({ changedAtMs }: Found, { floorMs }: WalkPlan): boolean {
  return floorMs === undefined || changedAtMs === undefined ||
    changedAtMs >= Math.floor(floorMs / 1000) * 1000;
}

/** The records of a page, each marked where it is landed already as it is. */
async function candidatesOf(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  found: readonly Found[],
): Promise<Candidate[]> {
  const versions = context.settings.fullRefresh
    ? new Map<string, LandedVersion>()
    : await context.warehouse.landedVersions(stream.name, found.map(({ id }) => id));
  const wanted = context.children.map(({ name }) => name);
  return found.map((one) => ({
    ...one,
    isLanded: isLandedAs(versions.get(one.id), one.changedAtMs, wanted),
  }));
}

/** A record that changed while the run that fetched it was under way may have changed again in the same second. */
function isLandedAs(
  version: LandedVersion | undefined,
  changedAtMs: number | undefined,
  wanted: readonly string[],
): boolean {
  return version !== undefined && !version.isDeleted && changedAtMs !== undefined &&
    version.updatedAtMs === changedAtMs &&
    version.fetchedAfterMs - changedAtMs >= SETTLED_AFTER_MS &&
    wanted.every((name) => version.expanded.includes(name));
}

/** Fetches landed records that lack something: a stream that was not selected, or a request that failed then. */
async function fetchLacking(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  lander: Lander,
): Promise<void> {
  const wanted = context.children.map(({ name }) => name);
  if (wanted.length === 0) return;
  let after = "";
  while (true) {
    const ids = await context.warehouse.lacking(stream.name, wanted, {
      after,
      limit: LACKING_CHUNK,
    });
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    await fetchEach(context, stream, {
      ids: ids.filter((id) => !lander.incomplete.has(id)),
      lander,
    });
  }
}

/** Fetches records by id, and lands what is found: as it is, or that it is gone. */
async function fetchEach(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  work: { readonly ids: readonly string[]; readonly lander: Lander },
): Promise<void> {
  const { landing } = work.lander;
  const fetched = inParallel(
    work.ids,
    context.settings.concurrency,
    (id) => completeRecord(context, stream, { id, record: undefined }),
  );
  for await (const record of fetched) {
    context.tally(stream).read++;
    work.lander.add(record);
    await landing.settle();
  }
  await landing.finish();
}
