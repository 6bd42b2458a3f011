import { parseEnv } from "node:util";
import project from "../deno.json" with { type: "json" };
import { type Client, createClient } from "./api/client.ts";
import { systemClock } from "./api/clock.ts";
import { idText, valueAt } from "./api/json.ts";
import { RateLimiter } from "./api/limiter.ts";
import { defaultRetryPolicy } from "./api/retry.ts";
import { type Config, helpText, readConfig, shownSettings, wantsHelp } from "./config.ts";
import { ApiError, ConfigError, ContractError } from "./errors.ts";
import { startRun } from "./raw/runs.ts";
import { Warehouse } from "./raw/warehouse.ts";
import { jsonReporter, type Output, textReporter } from "./reporter.ts";
import { streams } from "./streams/mod.ts";
import { sync, type SyncOutcome } from "./sync.ts";

/** An answer that takes longer counts as none. */
const TIMEOUT_MS = 60_000;

/** How the command ended. @see docs/operations.md */
const exitCodes = { ok: 0, failed: 1, operator: 2, stopped: 130 } as const;

const output: Output = {
  write: (text) => {
    try {
      Deno.stdout.writeSync(new TextEncoder().encode(text));
    } catch (error) {
      // Whoever read the log has left: that is no reason to stop loading.
      if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
    }
  },
  isTerminal: Deno.stdout.isTerminal(),
  now: () => Date.now(),
};

async function main(args: readonly string[]): Promise<number> {
  if (wantsHelp(args)) {
    console.log(helpText());
    return exitCodes.ok;
  }
  const stop = new AbortController();
  listenForSignals(stop);
  try {
    const config = readConfig(args, environment());
    return exitCode(await extract(config, stop.signal), config);
  } catch (error) {
    if (stop.signal.aborted) return exitCodes.stopped;
    console.error(isExpected(error) ? error.message : describeBug(error));
    return error instanceof ConfigError ? exitCodes.operator : exitCodes.failed;
  }
}

async function extract(config: Config, signal: AbortSignal): Promise<SyncOutcome> {
  const client = createClient({
    baseUrl: config.baseUrl,
    token: config.token,
    version: config.apiVersion,
    fetch: fetchWithoutRedirects,
    limiter: new RateLimiter(systemClock, {
      share: config.rateShare,
      concurrency: config.concurrency,
    }),
    clock: systemClock,
    retry: defaultRetryPolicy,
    signal,
    timeoutMs: TIMEOUT_MS,
  });
  const workspaceId = await identifyWorkspace(client);
  const runId = crypto.randomUUID();
  const warehouse = await Warehouse.open({
    path: config.database,
    streams: streams.map(({ name }) => name),
    workspaceId,
    runId,
    apiVersion: config.apiVersion,
    now: () => client.now(),
  });
  try {
    const report = config.log === "json" ? jsonReporter(output) : textReporter(output);
    await startRun(warehouse, {
      extractorVersion: project.version,
      arguments: shownSettings(config),
    });
    report({ event: "run_started", run_id: runId, workspace_id: workspaceId });
    const outcome = await sync({
      client,
      warehouse,
      streams: config.streams,
      settings: config,
      signal,
      report,
    });
    report({ event: "run_finished", run_id: runId, outcome });
    return outcome;
  } finally {
    await warehouse.close();
  }
}

/** The workspace that the token belongs to. @throws {ConfigError} when the API refuses the token. */
async function identifyWorkspace(client: Client): Promise<string> {
  try {
    const me = await client.send({ method: "GET", path: "/me" });
    const workspaceId = idText(valueAt(me, ["app", "id_code"]));
    if (workspaceId !== undefined) return workspaceId;
  } catch (error) {
    const isRefused = error instanceof ApiError && (error.status === 401 || error.status === 403);
    if (!isRefused) throw error;
    throw new ConfigError(
      `Cannot read Intercom as the API must accept INTERCOM_ACCESS_TOKEN: status is ${error.status}`,
    );
  }
  throw new ContractError(
    'Cannot read "/me" as "app.id_code" must name the workspace: it is missing',
  );
}

/**
 * A redirect would take the token to another host.
 *
 * @throws {ConfigError} when the task's permissions do not include the host.
 */
async function fetchWithoutRedirects(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: "error" });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotCapable)) throw error;
    throw new ConfigError(
      `Cannot use "${
        new URL(url).host
      }" as base-url as --allow-net of the task "extract" in deno.json must name it`,
    );
  }
}

/** The process's variables, and what a `.env` file in this folder adds to them. */
function environment(): (name: string) => string | undefined {
  const file = dotEnv();
  return (name) => Deno.env.get(name) ?? file[name];
}

function dotEnv(): Record<string, string | undefined> {
  try {
    return parseEnv(Deno.readTextFileSync(".env"));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw error;
  }
}

/** The first signal ends the run after the transaction under way, the second at once. */
function listenForSignals(stop: AbortController): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => {
      if (stop.signal.aborted) Deno.exit(exitCodes.stopped);
      stop.abort(new Error("Stopped by a signal"));
    });
  }
}

function exitCode(outcome: SyncOutcome, config: Config): number {
  if (outcome.status === "interrupted") return exitCodes.stopped;
  const isFine = outcome.results.every(({ stream, status }) =>
    status === "ok" || (status === "forbidden" && !config.named.has(stream))
  );
  return isFine ? exitCodes.ok : exitCodes.failed;
}

/** A bug's kind and where it happened. What it says is left out: it may quote a record. */
function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return "Unexpected failure";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^ {4}at /.test(line));
  return [`Unexpected ${error.name}, which is a defect of this program`, ...frames].join("\n");
}

function isExpected(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof ApiError ||
    error instanceof ContractError;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
