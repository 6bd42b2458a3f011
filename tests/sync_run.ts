import type { Fetch } from "../extract/api/client.ts";
import { type Clock, systemClock } from "../extract/api/clock.ts";
import { defaultRetryPolicy } from "../extract/api/retry.ts";
import type { RunEvent } from "../extract/command/events.ts";
import { runOnce } from "../extract/command/run.ts";
import type { StreamResult } from "../extract/raw/runs.ts";
import { streams } from "../extract/streams/mod.ts";
import { selectStreams } from "../extract/streams/select.ts";
import type { SyncOutcome } from "../extract/sync.ts";
import type { SyncSettings } from "../extract/sync/context.ts";

/** What a run in this process may differ in from the default command. */
export interface SyncRunOptions extends Partial<SyncSettings> {
  readonly url: string;
  readonly database: string;
  readonly streams?: readonly string[];
  readonly skip?: readonly string[];
  readonly version?: string;
  readonly rateShare?: number;
  /** Default: any. */
  readonly token?: string;
  readonly signal?: AbortSignal;
  /** Stands in for the network. */
  readonly fetch?: Fetch;
  /** Stands in for the machine's clock. */
  readonly clock?: Clock;
  /** Default: ten seconds. */
  readonly timeoutMs?: number;
  /** Hears of what happens. */
  readonly report?: (event: RunEvent) => void;
}

/** How a run in this process ended. */
export interface SyncRunEnd extends SyncOutcome {
  /** What happened with one stream. */
  result(stream: string): StreamResult;
}

/** Runs the extractor inside the test as the command does, with retries that do not wait. */
export async function syncRun(options: SyncRunOptions): Promise<SyncRunEnd> {
  const outcome = await runOnce(
    {
      baseUrl: options.url,
      token: options.token ?? "any",
      apiVersion: options.version ?? "2.16",
      database: options.database,
      streams: selectStreams(streams, {
        ...(options.streams === undefined ? {} : { streams: options.streams }),
        ...(options.skip === undefined ? {} : { skip: options.skip }),
      }),
      rateShare: options.rateShare ?? 1,
      sinceMs: options.sinceMs,
      fullRefresh: options.fullRefresh ?? false,
      concurrency: options.concurrency ?? 16,
      omit: options.omit ?? new Map(),
      sweepMs: options.sweepMs,
      customObjectTypes: options.customObjectTypes ?? [],
    },
    {
      fetch: options.fetch ?? fetch,
      clock: options.clock ?? systemClock,
      retry: { ...defaultRetryPolicy, maxAttempts: 3, baseDelayMs: 1, maxDelayMs: 5 },
      timeoutMs: options.timeoutMs ?? 10_000,
      signal: options.signal ?? new AbortController().signal,
    },
    { extractorVersion: "test", shown: {}, report: options.report ?? (() => {}) },
  );
  return {
    ...outcome,
    result: (stream) => {
      const result = outcome.results.find((one) => one.stream === stream);
      if (result === undefined) throw new Error(`Cannot find "${stream}" among the results`);
      return result;
    },
  };
}

/** A database in a folder of its own, which is removed afterwards. */
export async function withDatabase(work: (database: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await work(`${folder}/w.duckdb`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
