import type { ChangedRead, Stream } from "../streams/stream.ts";
import { completeWithSurvivor } from "./complete.ts";
import type { StreamContext } from "./context.ts";
import { inParallel } from "./in_parallel.ts";
import { Lander } from "./lander.ts";
import { Landing } from "./landing.ts";
import { Walk } from "./walk.ts";
import { LACKING_CHUNK, planWalk, type WalkPlan } from "./walk_plan.ts";

/** Reads what changed since the bookmark, with all that belongs to each record, and what is gone. */
export async function readChanged(
  context: StreamContext,
  stream: Stream<ChangedRead>,
): Promise<void> {
  const { warehouse } = context;
  const plan = await planWalk(context, stream);
  const lander = new Lander(context, stream, new Landing(context, stream));
  const { landing } = lander;
  try {
    const bookmark = await new Walk({ context, stream, plan }, lander).read();
    await fetchLacking(context, stream, lander);
    if (plan.isSweep) {
      const ids = await warehouse.unseen(stream.name, plan.floorMs);
      await fetchEach(context, stream, { ids, lander });
    }
    await confirmNamed(context, stream, lander);
    if (bookmark !== undefined) {
      const sweptAtMs = sweptAt(plan);
      landing.batch.setBookmark(stream.name, {
        ...bookmark,
        ...(sweptAtMs === undefined ? {} : { sweptAtMs }),
      });
    }
  } finally {
    // What is complete lands also when the rest fails: the next run goes on from there.
    await landing.finish();
  }
}

/**
 * When all ids were last compared, once a walk has ended; undefined: as it was before. A first load that took several runs
 * may have landed what is gone by now: it counts as never compared.
 */
function sweptAt(plan: WalkPlan): number | undefined {
  if (plan.isSweep || plan.isFirst) return plan.nowMs;
  return plan.sweptAtMs === undefined ? 0 : undefined;
}

/** Fetches landed records that lack something: a stream that was not selected, or a request that failed then. */
async function fetchLacking(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  lander: Lander,
): Promise<void> {
  const { children, guard, warehouse } = context;
  for (let after = "";;) {
    const wanted = children.filter((child) => !guard.isBlocked(child)).map(({ name }) => name);
    if (wanted.length === 0) return;
    const ids = await warehouse.lacking(stream.name, wanted, { after, limit: LACKING_CHUNK });
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    const open = ids.filter((id) => !lander.incomplete.has(id));
    await fetchEach(context, stream, { ids: open, lander });
  }
}

/** Asks for each landed record that another stream says is gone. */
async function confirmNamed(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  lander: Lander,
): Promise<void> {
  for (const teller of context.tellers) {
    await teller.isRead;
    const by = { stream: teller.stream.name, field: teller.field };
    const ids = await context.warehouse.named(stream.name, by);
    await fetchEach(context, stream, { ids, lander });
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
    (id) => completeWithSurvivor(context, stream, { id, record: undefined }),
  );
  for await (const completed of fetched) {
    context.tally(stream).read++;
    for (const record of completed) work.lander.add(record);
    await landing.settle();
  }
  await landing.finish();
}
