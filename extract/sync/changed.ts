import { readPages } from "../api/pages.ts";
import { ApiError } from "../errors.ts";
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
  await probeLists(context, stream);
  const open = context.children.filter((child) => context.guard.blockedBy(child) === undefined);
  const plan = await planWalk({ ...context, children: open }, stream);
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
  } catch (error) {
    // What is complete lands also when the rest fails: the next run goes on from there.
    await landing.salvage();
    throw error;
  }
  await landing.finish();
}

/**
 * Asks for one list of each kind that many records lack, so that a list that the token may not read is not looked for in
 * the whole workspace again and again.
 */
async function probeLists(context: StreamContext, stream: Stream<ChangedRead>): Promise<void> {
  const { client, children, guard, warehouse } = context;
  for (const child of children) {
    if (child.read.kind !== "sublist") continue;
    const options = { after: "", limit: LACKING_CHUNK };
    const lacking = await warehouse.lacking(stream.name, [child.name], options);
    const [first] = lacking;
    if (first === undefined || lacking.length < LACKING_CHUNK) continue;
    try {
      await readPages(client, child.read.list(first)).next();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      guard.probe(child, error);
      if (guard.blockedBy(child) !== undefined) context.tally(child).refusal = error;
    }
  }
}

/**
 * When all ids were last compared, once a walk has ended; undefined: as it was before. A first load that took several runs
 * may have landed what is gone by now: it counts as never compared.
 */
function sweptAt(plan: WalkPlan): number | undefined {
  const isOfAll = plan.isSweep && plan.floorMs === plan.readFromMs;
  if (isOfAll || plan.isFirst) return plan.nowMs;
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
    const wanted = children.filter((child) => guard.blockedBy(child) === undefined).map((
      { name },
    ) => name);
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
