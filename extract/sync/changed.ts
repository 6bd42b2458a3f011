import type { JsonObject } from "../api/json.ts";
import { readPages } from "../api/pages.ts";
import { ContractError } from "../errors.ts";
import type { Bookmark } from "../raw/batch.ts";
import type { LandedVersion } from "../raw/warehouse.ts";
import type { ChangedRead, Stream } from "../streams/stream.ts";
import { completeRecord } from "./complete.ts";
import type { StreamContext } from "./context.ts";
import { inParallel, readAhead } from "./in_parallel.ts";
import { Lander } from "./lander.ts";
import { changeTime, Landing } from "./landing.ts";
import { changedSince } from "./search_request.ts";

/** A record landed this soon after its change may have changed again in the same second, unseen. Milliseconds. */
const SETTLED_AFTER_MS = 60_000;

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
interface Candidate {
  readonly id: string;
  readonly record: JsonObject;
  readonly changedAtMs: number | undefined;
  readonly isLanded: boolean;
}

/** Reads what changed since the bookmark, with all that belongs to each record. */
export async function readChanged(
  context: StreamContext,
  stream: Stream<ChangedRead>,
): Promise<void> {
  const { settings, warehouse } = context;
  const plan = await planWalk(context, stream);
  const seesAll = settings.fullRefresh && plan.floorMs === undefined;
  const landing = new Landing(context, stream, { tracksSeen: seesAll });
  if (seesAll) await warehouse.beginWalk(stream.name);
  const lander = new Lander(context, stream, landing);
  try {
    const { shown, expected } = await walk(context, stream, { plan, lander });
    if (shown < expected) {
      context.tally(stream).gaps.push(`The search showed ${shown} of ${expected} records`);
      landing.batch.setBookmark(stream.name, bookmarkAt(plan, plan.floorMs ?? 0));
    }
    await landing.finish();
    await fetchLacking(context, stream, lander);
    if (seesAll) {
      const ids = await warehouse.unseen(stream.name);
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

/** Whether landed records lack lists of a newly selected stream that only the search can tell to be cut. */
async function lacksLists(context: StreamContext, stream: Stream<ChangedRead>): Promise<boolean> {
  if (stream.read.needsDetail || context.children.length === 0) return false;
  const wanted = context.children.map(({ name }) => name);
  const lacking = await context.warehouse.lacking(stream.name, wanted, { after: "", limit: 1 });
  return lacking.length > 0;
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

/** Reads the search to its end. Returns how many records it showed and how many it said there are. */
async function walk(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  work: { readonly plan: WalkPlan; readonly lander: Lander },
): Promise<{ shown: number; expected: number }> {
  const { plan, lander } = work;
  const tally = context.tally(stream);
  const counts = { shown: 0, expected: 0 };
  async function* candidates(): AsyncGenerator<Candidate> {
    const search = changedSince(stream.read, context.client, plan.floorMs);
    for await (const page of readAhead(readPages(context.client, search))) {
      counts.shown += page.records.length;
      counts.expected = page.totalCount ?? counts.shown;
      tally.expected = counts.expected;
      yield* await pageCandidates(context, stream, page.records, plan);
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
  return counts;
}

/** What of a page is to be read: within the asked time, and marked where it is landed already as it is. */
async function pageCandidates(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  records: readonly JsonObject[],
  plan: WalkPlan,
): Promise<Candidate[]> {
  const found = records.map((record) => {
    const id = stream.identify(record);
    if (id === undefined) {
      throw new ContractError(
        `Cannot read "${stream.read.path}" as each record must be identified: its id is missing`,
      );
    }
    return { id, record, changedAtMs: changeTime(stream, record) };
  }).filter(({ changedAtMs }) =>
    plan.floorMs === undefined || changedAtMs === undefined ||
    changedAtMs >= Math.floor(plan.floorMs / 1000) * 1000
  );
  const versions = context.settings.fullRefresh
    ? new Map<string, LandedVersion>()
    : await context.warehouse.landedVersions(stream.name, found.map(({ id }) => id));
  const wanted = context.children.map(({ name }) => name);
  return found.map((candidate) => ({
    ...candidate,
    isLanded: isLandedAs(versions.get(candidate.id), candidate.changedAtMs, wanted),
  }));
}

function isLandedAs(
  version: LandedVersion | undefined,
  changedAtMs: number | undefined,
  wanted: readonly string[],
): boolean {
  return version !== undefined && !version.isDeleted && changedAtMs !== undefined &&
    version.updatedAtMs === changedAtMs &&
    version.loadedAtMs - changedAtMs >= SETTLED_AFTER_MS &&
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
