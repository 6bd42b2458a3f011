import { finishRun, type StreamResult, type StreamStatus } from "./raw/runs.ts";
import { ownerOf } from "./streams/select.ts";
import { isAvailable, type Stream } from "./streams/stream.ts";
import { reportUnavailable, runStream, type StreamEnd } from "./sync/run_stream.ts";
import type { SyncOptions } from "./sync/run_stream.ts";

export type { SyncEvent, SyncOptions } from "./sync/run_stream.ts";

/** How a run ended. */
export interface SyncOutcome {
  readonly status: StreamStatus;
  readonly results: readonly StreamResult[];
}

/**
 * Reads the selected streams side by side. One that fails does not stop the others; what it has landed stays, and its
 * bookmark stands where everything before it is landed.
 *
 * @throws what is neither the vendor's failure nor a broken contract, after all streams have ended.
 */
export async function sync(options: SyncOptions): Promise<SyncOutcome> {
  const { streams, client, warehouse } = options;
  const has = (stream: Stream): boolean => isAvailable(stream, client.version);
  const unavailable = streams.filter((stream) => !has(stream));
  const available = { ...options, streams: streams.filter(has) };
  const runs = new Map<string, Promise<StreamEnd>>();
  // A stream can wait only for one that began before it.
  const owners = available.streams.filter((stream) => ownerOf(stream) === undefined)
    .toSorted((one, other) => turnOf(one) - turnOf(other));
  for (const stream of owners) runs.set(stream.name, runStream(stream, available, runs));
  const settled = await Promise.allSettled(runs.values());
  const ended = settled.map((end): StreamEnd =>
    end.status === "fulfilled" ? end.value : { results: [], bug: end.reason }
  );
  const results = [
    ...ended.flatMap((end) => end.results),
    ...await Promise.all(unavailable.map((stream) => reportUnavailable(stream, options))),
  ];
  const bug = ended.find((end) => end.bug !== undefined);
  const status = worst([
    ...results.map((result) => result.status),
    ...(bug ? ["failed" as const] : []),
  ]);
  await finishRun(warehouse, status);
  if (bug !== undefined) throw bug.bug;
  return { status, results: inOrder(results, streams) };
}

/** Whoever tells of deletions begins first, as others wait for it at their end; whoever waits at its beginning, last. */
function turnOf({ tellsGone, after }: Stream): number {
  return tellsGone !== undefined ? 0 : after === undefined ? 1 : 2;
}

function inOrder(results: readonly StreamResult[], streams: readonly Stream[]): StreamResult[] {
  const place = new Map(streams.map(({ name }, at) => [name, at]));
  return results.toSorted((one, other) =>
    (place.get(one.stream) ?? 0) - (place.get(other.stream) ?? 0)
  );
}

const severity: readonly StreamStatus[] = [
  "ok",
  "unavailable",
  "forbidden",
  "partial",
  "failed",
  "interrupted",
];

function worst(statuses: readonly StreamStatus[]): StreamStatus {
  return statuses.reduce(
    (worst, status) => severity.indexOf(status) > severity.indexOf(worst) ? status : worst,
    "ok" as StreamStatus,
  );
}
