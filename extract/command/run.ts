import { type Client, createClient, type Fetch } from "../api/client.ts";
import type { Clock } from "../api/clock.ts";
import { idText, type JsonObject, valueAt } from "../api/json.ts";
import { RateLimiter } from "../api/limiter.ts";
import type { RetryPolicy } from "../api/retry.ts";
import { ApiError, ConfigError, ContractError } from "../errors.ts";
import { startRun } from "../raw/runs.ts";
import { Warehouse } from "../raw/warehouse.ts";
import { streams as allStreams } from "../streams/mod.ts";
import type { Stream } from "../streams/stream.ts";
import { sync, type SyncOutcome } from "../sync.ts";
import type { SyncSettings } from "../sync/context.ts";
import type { RunEvent } from "./events.ts";
import { type Exchanged, meterFetch } from "./exchange_meter.ts";

/** How to reach the API. */
export interface ApiSettings {
  readonly baseUrl: string;
  readonly token: string;
  readonly apiVersion: string;
  readonly rateShare: number;
  readonly concurrency: number;
}

/** What a run must know of what the operator decided. */
export interface RunSettings extends ApiSettings, SyncSettings {
  readonly database: string;
  readonly streams: readonly Stream[];
}

/** What the program takes from its surroundings, and a test replaces. */
export interface Surroundings {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly retry: RetryPolicy;
  /** An answer that takes longer counts as none. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** A client, and what its exchanges tell. */
export interface MeteredClient {
  readonly client: Client;
  exchanged(): Exchanged;
  /** How much of the limit is used at the moment; undefined while that is not known. */
  usage(): RateLimiter["usage"];
}

/** A run besides its settings: who hears of it, and what is kept with it. */
export interface RunFacts {
  readonly extractorVersion: string;
  /** The settings as they are kept with the run: without the token. */
  readonly shown: Readonly<Record<string, unknown>>;
  readonly report: (event: RunEvent) => void;
}

/** One run from the first request to the closed file. */
export async function runOnce(
  settings: RunSettings,
  surroundings: Surroundings,
  facts: RunFacts,
): Promise<SyncOutcome> {
  const { client, usage } = openClient(settings, surroundings);
  const workspaceId = workspaceIdOf(await identifyWorkspace(client, settings.baseUrl));
  const runId = crypto.randomUUID();
  const warehouse = await Warehouse.open({
    path: settings.database,
    streams: allStreams.map(({ name }) => name),
    workspaceId,
    runId,
    apiVersion: settings.apiVersion,
    now: () => client.now(),
  });
  try {
    const { extractorVersion, report } = facts;
    await startRun(warehouse, { extractorVersion, arguments: facts.shown });
    report({ event: "run_started", run_id: runId, workspace_id: workspaceId });
    const outcome = await sync({
      client,
      warehouse,
      streams: settings.streams,
      settings,
      signal: surroundings.signal,
      report: (event) => {
        const rate = usage();
        const isRated = event.event === "stream_progress" && rate !== undefined;
        report(isRated ? { ...event, rate_limit: rate.limit, rate_used: rate.used } : event);
      },
    });
    report({ event: "run_finished", run_id: runId, outcome });
    return outcome;
  } finally {
    await warehouse.close();
  }
}

/** A client for the operator's workspace. */
export function openClient(settings: ApiSettings, surroundings: Surroundings): MeteredClient {
  const { clock, retry, signal, timeoutMs } = surroundings;
  const { rateShare: share, concurrency } = settings;
  const metered = meterFetch(surroundings.fetch, clock);
  const limiter = new RateLimiter(clock, { share, concurrency });
  const client = createClient({
    baseUrl: settings.baseUrl,
    token: settings.token,
    version: settings.apiVersion,
    fetch: metered.fetch,
    limiter,
    clock,
    retry,
    signal,
    timeoutMs,
  });
  return { client, exchanged: metered.exchanged, usage: () => limiter.usage };
}

/**
 * The answer to `GET /me`: the first request of all.
 *
 * @throws {ConfigError} when the API refuses the token.
 * @throws {ApiError} when the address does not answer, with the address.
 */
export async function identifyWorkspace(client: Client, baseUrl: string): Promise<JsonObject> {
  try {
    return await client.send({ method: "GET", path: "/me" });
  } catch (error) {
    const isRefused = error instanceof ApiError && (error.status === 401 || error.status === 403);
    if (error instanceof ApiError && error.status === undefined) {
      const { transient, cause } = error;
      throw new ApiError(
        `Cannot reach "${new URL(baseUrl).origin}" as it must answer: ${reasonOf(error)}`,
        { transient, cause },
      );
    }
    if (!isRefused) throw error;
    throw new ConfigError(
      `Cannot read Intercom as the API must accept INTERCOM_ACCESS_TOKEN: status is ${error.status}`,
    );
  }
}

/** What came instead of an answer: the end of the message. */
function reasonOf({ message }: ApiError): string {
  return message.slice(message.lastIndexOf(": ") + 2);
}

/** The workspace that the token belongs to. @throws {ContractError} when the answer does not name it. */
export function workspaceIdOf(me: JsonObject): string {
  const workspaceId = idText(valueAt(me, ["app", "id_code"]));
  if (workspaceId !== undefined) return workspaceId;
  throw new ContractError(
    'Cannot read "/me" as "app.id_code" must name the workspace: it is missing',
  );
}
