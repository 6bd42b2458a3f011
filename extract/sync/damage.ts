import { readPages } from "../api/pages.ts";
import { ApiError } from "../errors.ts";
import type { ChangedRead, Stream } from "../streams/stream.ts";
import type { StreamContext } from "./context.ts";
import { identityOf } from "./landing.ts";
import { pageOf, searchOf, type WindowPage } from "./read_window.ts";

/** So many records passed by in one run are no accident of single records. */
const MAX_PASSED = 200;

/** What a search tells apart, in milliseconds. */
export const unitMs = { day: 24 * 60 * 60_000, second: 1_000 } as const;

/** Where a search stopped, and why. */
interface Stop {
  /** Everything before is read. */
  readonly fromMs: number;
  /** The last change seen; the record that the API fails on comes next. */
  readonly lastMs: number;
  readonly untilMs: number | undefined;
  readonly error: ApiError;
}

/** The part of time that was passed. */
export interface Passed extends Range {
  /** Whether some of its records could not be had. */
  readonly isShort: boolean;
}

/**
 * Passes a record that the API fails on whenever it is on a page: finds the second (or day) in which it changed, reads what
 * comes before that, then what can be read of it from both ends, and counts what is missing. The search can go on behind.
 *
 * @throws {ApiError} the error that stopped the search, when it fails also where there is nothing to fail on.
 */
export async function* passDamage(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  stop: Stop,
): AsyncGenerator<WindowPage, Passed> {
  const tally = context.tally(stream);
  const works = (range: Range): Promise<boolean> => searchWorks(context, stream, range);
  // In 1970 there is nothing: a search that fails there fails everywhere.
  const isWell = await works({ fromMs: 0, untilMs: 2 * unitMs.day });
  if (!isWell || tally.skipped >= MAX_PASSED) throw stop.error;
  const damaged = await findDamage(context, stream, { stop, works });
  yield { kind: "damage", fromMs: damaged.fromMs };
  if (damaged.fromMs > stop.fromMs) {
    const before = { fromMs: stop.fromMs, untilMs: damaged.fromMs };
    for await (const page of readPages(context.client, searchOf(context, stream, before))) {
      yield pageOf(page);
    }
  }
  const missing = yield* readDamaged(context, stream, damaged);
  if (missing > 0) {
    tally.skipped += missing;
    const when = new Date(damaged.fromMs).toISOString();
    tally.gaps.push(`The API fails on ${missing} of the records that changed about ${when}`);
  }
  return { ...damaged, isShort: missing > 0 };
}

/** Reads a damaged part from both its ends. Returns how many of its records could not be had. */
async function* readDamaged(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  damaged: Range,
): AsyncGenerator<WindowPage, number> {
  const shown = new Set<string>();
  let total: number | undefined;
  for (const order of ["ascending", "descending"] as const) {
    try {
      for await (
        const page of readPages(context.client, searchOf(context, stream, damaged, order))
      ) {
        total = page.totalCount ?? total;
        for (const record of page.records) shown.add(identityOf(stream, record));
        yield pageOf(page);
      }
      return 0;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }
  return total === undefined ? 1 : Math.max(1, total - shown.size);
}

interface Range {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The unit of time in which the record changed that the search fails on. */
async function findDamage(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  search: { readonly stop: Stop; readonly works: (range: Range) => Promise<boolean> },
): Promise<Range> {
  const { stop, works } = search;
  const unit = unitMs[stream.read.precision(context.client)];
  const fromMs = Math.floor(stop.lastMs / 1000) * 1000;
  // Others of the same second may come before it, so that a small page would work.
  const first = { fromMs, untilMs: fromMs + unit };
  if (!await readsWhole(context, stream, first)) return first;
  const endMs = stop.untilMs ?? context.client.now() + unitMs.day;
  // The first `works` ranges end before it, from `fails` on they hold it.
  let [worked, failed] = [1, Math.max(2, Math.ceil((endMs - fromMs) / unit) + 1)];
  while (failed - worked > 1) {
    const middle = Math.floor((worked + failed) / 2);
    const isBefore = await works({ fromMs: first.untilMs, untilMs: fromMs + middle * unit });
    if (isBefore) worked = middle;
    else failed = middle;
  }
  return { fromMs: fromMs + worked * unit, untilMs: fromMs + failed * unit };
}

/** Whether the first page of a range comes, of one record. */
async function searchWorks(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  range: Range,
): Promise<boolean> {
  const { request } = searchOf(context, stream, range);
  try {
    const body = { ...request.body, pagination: { per_page: 1 } };
    await context.client.send({ ...request, body, attempts: 2 });
    return true;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

async function readsWhole(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  range: Range,
): Promise<boolean> {
  try {
    for await (const _page of readPages(context.client, searchOf(context, stream, range)));
    return true;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}
