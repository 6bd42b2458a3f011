import { createClient } from "../extract/api/client.ts";
import { systemClock } from "../extract/api/clock.ts";
import { idText, valueAt } from "../extract/api/json.ts";
import { RateLimiter } from "../extract/api/limiter.ts";
import { defaultRetryPolicy } from "../extract/api/retry.ts";
import type { StreamResult } from "../extract/raw/runs.ts";
import { startRun } from "../extract/raw/runs.ts";
import { Warehouse } from "../extract/raw/warehouse.ts";
import { streams } from "../extract/streams/mod.ts";
import { selectStreams } from "../extract/streams/select.ts";
import { sync, type SyncOutcome } from "../extract/sync.ts";
import type { SyncSettings } from "../extract/sync/context.ts";

/** What a run in this process may differ in from the default command. */
export interface SyncRunOptions extends Partial<SyncSettings> {
  readonly url: string;
  readonly database: string;
  readonly streams?: readonly string[];
  readonly skip?: readonly string[];
  readonly version?: string;
  readonly signal?: AbortSignal;
}

/** How a run in this process ended. */
export interface SyncRunEnd extends SyncOutcome {
  /** What happened with one stream. */
  result(stream: string): StreamResult;
}

/** Runs the extractor inside the test, with retries that do not wait. */
export async function syncRun(options: SyncRunOptions): Promise<SyncRunEnd> {
  const signal = options.signal ?? new AbortController().signal;
  const limiter = new RateLimiter(systemClock, {
    share: 1,
    concurrency: options.concurrency ?? 16,
  });
  const version = options.version ?? "2.16";
  const client = createClient({
    baseUrl: options.url,
    token: "any",
    version,
    fetch,
    limiter,
    clock: systemClock,
    retry: { ...defaultRetryPolicy, maxAttempts: 3, baseDelayMs: 1, maxDelayMs: 5 },
    signal,
    timeoutMs: 10_000,
  });
  const me = await client.send({ method: "GET", path: "/me" });
  const warehouse = await Warehouse.open({
    path: options.database,
    streams: streams.map(({ name }) => name),
    workspaceId: idText(valueAt(me, ["app", "id_code"])) ?? "",
    runId: crypto.randomUUID(),
    apiVersion: version,
    now: () => client.now(),
  });
  try {
    await startRun(warehouse, { extractorVersion: "test", arguments: {} });
    const outcome = await sync({
      client,
      warehouse,
      streams: selectStreams(streams, {
        ...(options.streams === undefined ? {} : { streams: options.streams }),
        ...(options.skip === undefined ? {} : { skip: options.skip }),
      }),
      settings: {
        sinceMs: options.sinceMs,
        fullRefresh: options.fullRefresh ?? false,
        concurrency: options.concurrency ?? 16,
      },
      signal,
      report: () => {},
    });
    return {
      ...outcome,
      result: (stream) => {
        const result = outcome.results.find((one) => one.stream === stream);
        if (result === undefined) throw new Error(`Cannot find "${stream}" among the results`);
        return result;
      },
    };
  } finally {
    await warehouse.close();
  }
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
