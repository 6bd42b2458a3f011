import type { Client } from "./api/client.ts";
import { ApiError, ConfigError, ContractError, isForbidden } from "./errors.ts";
import { finishRun, recordStream, type StreamResult, type StreamStatus } from "./raw/runs.ts";
import type { Warehouse } from "./raw/warehouse.ts";
import { streams as allStreams } from "./streams/mod.ts";
import { ownerOf } from "./streams/select.ts";
import type { ChangedRead, MembersRead, Read, Stream, WholeRead } from "./streams/stream.ts";
import { readChanged } from "./sync/changed.ts";
import type { StreamContext, SyncSettings } from "./sync/context.ts";
import { readMembers } from "./sync/members.ts";
import { Tally } from "./sync/tally.ts";
import { readWhole } from "./sync/whole.ts";

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
  const owners = options.streams.filter((stream) => ownerOf(stream) === undefined);
  const settled = await Promise.allSettled(owners.map((stream) => runStream(stream, options)));
  const ended = settled.map((end): StreamEnd =>
    end.status === "fulfilled" ? end.value : { results: [], bug: end.reason }
  );
  const results = ended.flatMap(({ results }) => results);
  const bug = ended.find((end) => end.bug !== undefined);
  const status = worst([
    ...results.map((result) => result.status),
    ...(bug ? ["failed" as const] : []),
  ]);
  await finishRun(options.warehouse, status);
  if (bug !== undefined) throw bug.bug;
  return { status, results };
}

interface StreamEnd {
  readonly results: readonly StreamResult[];
  /** An error that is nobody's but ours. */
  readonly bug?: unknown;
}

async function runStream(stream: Stream, options: SyncOptions): Promise<StreamEnd> {
  const { warehouse, report, signal } = options;
  const children = options.streams.filter((child) => ownerOf(child) === stream.name);
  const tallies = new Map([stream, ...children].map((one) => [one.name, new Tally()]));
  const startedAtMs = options.client.now();
  report({ event: "stream_started", stream: stream.name });
  let error: unknown;
  try {
    await read(stream, contextOf(stream, { options, children, tallies }));
  } catch (thrown) {
    error = thrown;
  }
  const { status, message } = ending(error, signal);
  const results = [...tallies].map(([name, tally]): StreamResult => {
    const isPartial = status === "ok" && (tally.gaps.length > 0 || tally.skipped > 0);
    const notes = [message, ...tally.gaps, truncation(tally)].filter((note) => note !== undefined);
    return {
      stream: name,
      status: isPartial ? "partial" : status,
      startedAtMs,
      finishedAtMs: options.client.now(),
      requests: tally.requests,
      read: tally.read,
      inserted: tally.inserted,
      changed: tally.changed,
      deleted: tally.deleted,
      ...(tally.expected === undefined ? {} : { expected: tally.expected }),
      skipped: tally.skipped,
      ...(notes.length === 0 ? {} : { message: notes.join(". ") }),
    };
  });
  for (const result of results) {
    await recordStream(warehouse, result);
    report({ event: "stream_finished", result });
  }
  return { results, ...(isBug(error, signal) ? { bug: error } : {}) };
}

function read(stream: Stream, context: StreamContext): Promise<void> {
  if (isRead(stream, "whole")) return readWhole(context, stream);
  if (isRead(stream, "changed")) return readChanged(context, stream);
  if (isRead(stream, "members")) return readMembers(context, stream);
  throw new Error(`Cannot read "${stream.name}" as it must be read with its owner`);
}

function isRead(stream: Stream, kind: "whole"): stream is Stream<WholeRead>;
function isRead(stream: Stream, kind: "changed"): stream is Stream<ChangedRead>;
function isRead(stream: Stream, kind: "members"): stream is Stream<MembersRead>;
function isRead(stream: Stream, kind: Read["kind"]): boolean {
  return stream.read.kind === kind;
}

function contextOf(
  stream: Stream,
  parts: {
    readonly options: SyncOptions;
    readonly children: readonly Stream[];
    readonly tallies: ReadonlyMap<string, Tally>;
  },
): StreamContext {
  const { options, children, tallies } = parts;
  const tallyOf = ({ name }: Stream): Tally => {
    const tally = tallies.get(name);
    if (tally === undefined) throw new Error(`Cannot count for "${name}" as it is not read here`);
    return tally;
  };
  const own = tallyOf(stream);
  const { client } = options;
  const counting: Client = {
    version: client.version,
    now: () => client.now(),
    sleep: (delayMs) => client.sleep(delayMs),
    send: async (request) => {
      own.requests++;
      const answer = await client.send(request);
      options.report({
        event: "stream_progress",
        stream: stream.name,
        requests: own.requests,
        read: own.read,
        ...(own.expected === undefined ? {} : { expected: own.expected }),
      });
      return answer;
    },
  };
  return {
    client: counting,
    warehouse: options.warehouse,
    settings: options.settings,
    children,
    dependents: allStreams.filter((one) => ownerOf(one) === stream.name),
    tally: tallyOf,
  };
}

function ending(
  error: unknown,
  signal: AbortSignal,
): { readonly status: StreamStatus; readonly message?: string } {
  if (error === undefined) return { status: "ok" };
  if (signal.aborted) return { status: "interrupted", message: "Stopped by a signal" };
  const message = error instanceof Error ? error.message : String(error);
  if (isForbidden(error)) return { status: "forbidden", message };
  // What an unknown error says may quote a record.
  const isKnown = error instanceof ConfigError || !isBug(error, signal);
  return { status: "failed", message: isKnown ? message : "An unexpected error" };
}

function isBug(error: unknown, signal: AbortSignal): boolean {
  const isExpected = error === undefined || error instanceof ApiError ||
    error instanceof ContractError || signal.aborted;
  return !isExpected;
}

function truncation({ truncated }: Tally): string | undefined {
  if (truncated === 0) return undefined;
  return `Lists longer than the API gives: ${truncated}. What was landed of them before is kept`;
}

const severity: readonly StreamStatus[] = ["ok", "forbidden", "partial", "failed", "interrupted"];

function worst(statuses: readonly StreamStatus[]): StreamStatus {
  return statuses.reduce(
    (worst, status) => severity.indexOf(status) > severity.indexOf(worst) ? status : worst,
    "ok" as StreamStatus,
  );
}
