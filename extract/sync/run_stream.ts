import type { Client } from "../api/client.ts";
import { recordStream, type StreamResult } from "../raw/runs.ts";
import type { Warehouse } from "../raw/warehouse.ts";
import { streams as allStreams } from "../streams/mod.ts";
import { ownerOf } from "../streams/select.ts";
import type {
  ChangedRead,
  FeedRead,
  MembersRead,
  Read,
  Stream,
  WholeRead,
} from "../streams/stream.ts";
import { readChanged } from "./changed.ts";
import type { StreamContext, SyncSettings, Teller } from "./context.ts";
import { endingOf, isBug } from "./ending.ts";
import { readFeed } from "./feed.ts";
import { readMembers } from "./members.ts";
import { SublistGuard } from "./sublist_guard.ts";
import { Tally } from "./tally.ts";
import { readWhole } from "./whole.ts";

/** A run: what to read, from where, into what. */
export interface SyncOptions {
  readonly client: Client;
  readonly warehouse: Warehouse;
  /** The selected streams; one whose records come with another's is never without it. */
  readonly streams: readonly Stream[];
  readonly settings: SyncSettings;
  readonly signal: AbortSignal;
  /** Hears of everything worth telling, as it happens. */
  readonly report: (event: SyncEvent) => void;
}

/** What happens during a run. */
export type SyncEvent =
  | { readonly event: "stream_started"; readonly stream: string }
  | {
    readonly event: "stream_progress";
    readonly stream: string;
    readonly requests: number;
    readonly read: number;
    readonly expected?: number;
  }
  | { readonly event: "stream_finished"; readonly result: StreamResult };

/** How the reading of a stream and its children ended. */
export interface StreamEnd {
  readonly results: readonly StreamResult[];
  /** An error that is nobody's but ours, or the operator's. */
  readonly bug?: unknown;
}

/** Reads a stream with those whose records come with its own, and writes down how each ended. */
export async function runStream(
  stream: Stream,
  options: SyncOptions,
  runs: ReadonlyMap<string, Promise<StreamEnd>>,
): Promise<StreamEnd> {
  const children = options.streams.filter((child) => ownerOf(child) === stream.name);
  const tallies = new Map([stream, ...children].map((one) => [one.name, new Tally()]));
  if (stream.after !== undefined) await ended(runs.get(stream.after));
  const startedAtMs = options.client.now();
  options.report({ event: "stream_started", stream: stream.name });
  let error: unknown;
  try {
    await read(stream, contextOf(stream, { options, children, tallies, runs }));
  } catch (thrown) {
    error = thrown;
  }
  const results = [...tallies].map(([name, tally]): StreamResult => ({
    stream: name,
    ...endingOf(tally, {
      error,
      signal: options.signal,
      omit: options.settings.omit.get(name) ?? [],
    }),
    startedAtMs,
    finishedAtMs: options.client.now(),
    ...tally.counts(),
  }));
  for (const result of results) await tell(result, options);
  return { results, ...(isBug(error, options.signal) ? { bug: error } : {}) };
}

/** Writes down that the version of the API does not have a stream. */
export async function reportUnavailable(
  stream: Stream,
  options: SyncOptions,
): Promise<StreamResult> {
  const { client } = options;
  const result: StreamResult = {
    stream: stream.name,
    status: "unavailable",
    message: `Version ${client.version} of the API does not have it: it came with ${stream.since}`,
    startedAtMs: client.now(),
    finishedAtMs: client.now(),
    ...new Tally().counts(),
  };
  await tell(result, options);
  return result;
}

async function tell(result: StreamResult, { warehouse, report }: SyncOptions): Promise<void> {
  await recordStream(warehouse, result);
  report({ event: "stream_finished", result });
}

function read(stream: Stream, context: StreamContext): Promise<void> {
  if (isRead(stream, "whole")) return readWhole(context, stream);
  if (isRead(stream, "changed")) return readChanged(context, stream);
  if (isRead(stream, "feed")) return readFeed(context, stream);
  if (isRead(stream, "members")) return readMembers(context, stream);
  throw new Error(`Cannot read "${stream.name}" as it must be read with its owner`);
}

function isRead(stream: Stream, kind: "whole"): stream is Stream<WholeRead>;
function isRead(stream: Stream, kind: "changed"): stream is Stream<ChangedRead>;
function isRead(stream: Stream, kind: "feed"): stream is Stream<FeedRead>;
function isRead(stream: Stream, kind: "members"): stream is Stream<MembersRead>;
function isRead(stream: Stream, kind: Read["kind"]): boolean {
  return stream.read.kind === kind;
}

interface ContextParts {
  readonly options: SyncOptions;
  readonly children: readonly Stream[];
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly runs: ReadonlyMap<string, Promise<StreamEnd>>;
}

function contextOf(stream: Stream, parts: ContextParts): StreamContext {
  const { options, children, tallies } = parts;
  const tallyOf = ({ name }: Stream): Tally => {
    const tally = tallies.get(name);
    if (tally === undefined) throw new Error(`Cannot count for "${name}" as it is not read here`);
    return tally;
  };
  return {
    client: countingClient(stream.name, tallyOf(stream), options),
    warehouse: options.warehouse,
    settings: options.settings,
    children,
    dependents: allStreams.filter((one) => ownerOf(one) === stream.name),
    tellers: tellersOf(stream, parts),
    guard: new SublistGuard(),
    tally: tallyOf,
  };
}

/** The selected streams that tell of this one's deletions; one that comes with this one's records is read before its end. */
function tellersOf(stream: Stream, { options, runs }: ContextParts): Teller[] {
  return options.streams.flatMap((teller) => {
    const { tellsGone } = teller;
    if (tellsGone?.stream !== stream.name) return [];
    return [{ stream: teller, field: tellsGone.field, isRead: ended(runs.get(teller.name)) }];
  });
}

/** Settles, always well, when a stream was read; at once where it is not selected. */
async function ended(run: Promise<StreamEnd> | undefined): Promise<void> {
  await run?.catch(() => undefined);
}

function countingClient(stream: string, tally: Tally, options: SyncOptions): Client {
  const { client } = options;
  return {
    version: client.version,
    now: () => client.now(),
    sleep: (delayMs) => client.sleep(delayMs),
    send: async (request) => {
      tally.requests++;
      const answer = await client.send(request);
      options.report({
        event: "stream_progress",
        stream,
        requests: tally.requests,
        read: tally.read,
        ...(tally.expected === undefined ? {} : { expected: tally.expected }),
      });
      return answer;
    },
  };
}
