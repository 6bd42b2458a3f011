import type { JsonObject } from "../api/json.ts";
import type { ListRequest } from "../api/page.ts";
import { ENDLESS, readPages } from "../api/pages.ts";
import { ApiError, ContractError, isGone } from "../errors.ts";
import type { Stream, WholeRead } from "../streams/stream.ts";
import type { StreamContext } from "./context.ts";
import { inParallel } from "./in_parallel.ts";
import { identityOf, Landing } from "./landing.ts";
import { CHANGED_MEANWHILE, ListLength, MAX_WALKS } from "./list_length.ts";
import { showedTooFew } from "./tally.ts";

/** Reads a whole list. What it no longer shows is marked as deleted, once its own endpoint confirms it. */
export async function readWhole(context: StreamContext, stream: Stream<WholeRead>): Promise<void> {
  const { warehouse } = context;
  const tally = context.tally(stream);
  const landing = new Landing(context, stream);
  const isWhole = await readUntilWhole(context, stream, landing);
  const { confirm } = stream.read;
  if (confirm !== null) await confirmGone(context, stream, { confirm, landing });
  else if (isWhole) tally.deleted += await warehouse.markUnseen(stream.name);
}

/** Reads a list until it has shown as many as it says it has, and stood still meanwhile. Returns whether it did. */
async function readUntilWhole(
  context: StreamContext,
  stream: Stream<WholeRead>,
  landing: Landing,
): Promise<boolean> {
  const { warehouse } = context;
  const tally = context.tally(stream);
  tally.expected = await countList(context, stream);
  await warehouse.beginWalk(stream.name);
  for (let walks = 1;; walks++) {
    const { isQuiet } = await walkList(context, stream, landing);
    const shown = await warehouse.countSeen(stream.name);
    // Some may have left the list meanwhile.
    if (shown < (tally.expected ?? 0)) {
      tally.expected = await countList(context, stream) ?? tally.expected;
    }
    const isLongEnough = shown >= (tally.expected ?? 0);
    if (isLongEnough && isQuiet) return true;
    if (walks === MAX_WALKS) {
      const { expected = 0 } = tally;
      tally.gaps.push(isLongEnough ? CHANGED_MEANWHILE : showedTooFew(shown, expected));
      return false;
    }
    // What a list showed that stood still counts: records of one time stand now on this page and now on that.
    if (!isQuiet) await warehouse.beginWalk(stream.name);
  }
}

/** Reads the list to its end; another way where somebody else holds the first. */
async function walkList(
  context: StreamContext,
  stream: Stream<WholeRead>,
  landing: Landing,
): Promise<ListLength> {
  const list = stream.read.list(context.client);
  const { fallback } = stream.read;
  const { expected } = context.tally(stream);
  const mayFallBack = fallback !== undefined && expected !== undefined && expected <= fallback.most;
  if (!mayFallBack || list.paging.kind !== "scroll") {
    return await walkPages(context, stream, { list, landing });
  }
  try {
    const paging = { ...list.paging, waitsForOthers: false };
    return await walkPages(context, stream, { list: { ...list, paging }, landing });
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "scroll_exists") throw error;
    return await walkPages(context, stream, { list: fallback.list, landing });
  }
}

async function walkPages(
  context: StreamContext,
  stream: Stream<WholeRead>,
  walk: { readonly list: ListRequest; readonly landing: Landing },
): Promise<ListLength> {
  const { client, warehouse } = context;
  const { landing } = walk;
  const tally = context.tally(stream);
  const length = new ListLength();
  let read = 0;
  for await (const page of readPages(client, walk.list)) {
    if (page.restarted) {
      await landing.discard();
      await warehouse.beginWalk(stream.name);
      tally.read -= read;
      read = 0;
    }
    length.observe(page.totalCount);
    tally.expected = length.total ?? tally.expected;
    tally.read += page.records.length;
    read += page.records.length;
    if (read > (tally.expected ?? Infinity) * ENDLESS.factor + ENDLESS.more) {
      throw new ContractError(
        `Cannot read "${stream.name}" as its list must end: ${read} records came of ${tally.expected}`,
      );
    }
    for (const record of page.records) {
      landing.addSeen({ recordId: identityOf(stream, record) });
      landing.add(stream, record);
    }
    await landing.settle();
  }
  await landing.finish();
  return length;
}

/** How long the API says the list is; undefined where it does not say. */
async function countList(
  context: StreamContext,
  stream: Stream<WholeRead>,
): Promise<number | undefined> {
  const { count } = stream.read;
  if (count === undefined) return undefined;
  try {
    const { total_count: totalCount } = await context.client.send(count);
    return typeof totalCount === "number" ? totalCount : undefined;
  } catch (error) {
    // Without the count the list is its own judge, as it is where the API gives none.
    if (error instanceof ApiError && !error.transient) return undefined;
    throw error;
  }
}

/** Asks for each record that the list did not show: marked as deleted when it is gone, landed as it is when not. */
async function confirmGone(
  context: StreamContext,
  stream: Stream,
  means: { readonly confirm: (recordId: string) => string; readonly landing: Landing },
): Promise<void> {
  const { client, warehouse, settings } = context;
  const { confirm, landing } = means;
  const unseen = await warehouse.unseen(stream.name, undefined);
  const answers = inParallel(unseen, settings.concurrency, async (recordId) => ({
    recordId,
    record: await orUndefinedIfGone(() => client.send({ method: "GET", path: confirm(recordId) })),
  }));
  for await (const { recordId, record } of answers) {
    if (record === undefined) landing.addGone(stream, recordId);
    else landing.add(stream, record);
    await landing.settle();
  }
  await landing.finish();
}

/** What a request gives, or undefined when the record exists no more. */
async function orUndefinedIfGone(
  send: () => Promise<JsonObject>,
): Promise<JsonObject | undefined> {
  try {
    return await send();
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}
