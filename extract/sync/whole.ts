import { inParallel } from "./in_parallel.ts";
import type { JsonObject } from "../api/json.ts";
import { readPages } from "../api/pages.ts";
import { isGone } from "../errors.ts";
import type { Stream, WholeRead } from "../streams/stream.ts";
import type { StreamContext } from "./context.ts";
import { Landing } from "./landing.ts";

/** Reads a whole list. What it no longer shows is marked as deleted, once its own endpoint confirms it. */
export async function readWhole(context: StreamContext, stream: Stream<WholeRead>): Promise<void> {
  const { client, warehouse } = context;
  const tally = context.tally(stream);
  const landing = new Landing(context, stream, { tracksSeen: true });
  await warehouse.beginWalk(stream.name);
  for await (const page of readPages(client, stream.read.list(client))) {
    if (page.restarted) {
      await landing.discard();
      await warehouse.beginWalk(stream.name);
      tally.read = 0;
    }
    tally.expected = page.totalCount ?? tally.expected;
    tally.read += page.records.length;
    for (const record of page.records) landing.add(stream, record);
    await landing.settle();
  }
  await landing.finish();
  const { confirm } = stream.read;
  if (confirm === null) tally.deleted += await warehouse.markUnseen(stream.name);
  else await confirmGone(context, stream, { confirm, landing });
}

/** Asks for each record that the list did not show: marked as deleted when it is gone, landed as it is when not. */
async function confirmGone(
  context: StreamContext,
  stream: Stream,
  means: { readonly confirm: (recordId: string) => string; readonly landing: Landing },
): Promise<void> {
  const { client, warehouse, settings } = context;
  const { confirm, landing } = means;
  const unseen = await warehouse.unseen(stream.name);
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
