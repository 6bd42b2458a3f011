import { RAW_SCHEMA } from "./schema.ts";
import { timestamp } from "./timestamp.ts";
import type { Warehouse } from "./warehouse.ts";

/** How a stream ended. @see docs/operations.md for what each one asks of the operator */
export type StreamStatus =
  | "ok"
  | "partial"
  | "forbidden"
  | "unavailable"
  | "failed"
  | "interrupted";

/** What a run did with one stream. */
export interface StreamResult {
  readonly stream: string;
  readonly status: StreamStatus;
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
  readonly requests: number;
  readonly read: number;
  readonly inserted: number;
  readonly changed: number;
  readonly deleted: number;
  /** What the API said there is, where it said so. */
  readonly expected?: number;
  readonly skipped: number;
  /** Records whose list is longer than the API gives. */
  readonly truncated: number;
  /** Why it is not `ok`. */
  readonly message?: string;
}

/** What is known of a run when it starts. */
export interface RunFacts {
  readonly extractorVersion: string;
  /** The command's settings, without the token. */
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Writes down that a run is under way; one that never ended was killed, and is marked so. */
export async function startRun(warehouse: Warehouse, facts: RunFacts): Promise<void> {
  await warehouse.transaction(
    async (connection, { workspaceId, runId, apiVersion, loadedAtMs }) => {
      await connection.run(
        `update ${RAW_SCHEMA}.sync_runs set status = 'interrupted', message = 'The process ended without a word'
       where status = 'running' and workspace_id = $workspaceId`,
        { workspaceId },
      );
      await connection.run(
        `insert into ${RAW_SCHEMA}.sync_runs (run_id, workspace_id, started_at, status, extractor_version, api_version, arguments)
       values ($runId, $workspaceId, $startedAt, 'running', $extractorVersion, $apiVersion, $arguments::json)`,
        {
          runId,
          workspaceId,
          apiVersion,
          startedAt: timestamp(loadedAtMs),
          extractorVersion: facts.extractorVersion,
          arguments: JSON.stringify(facts.arguments),
        },
      );
    },
  );
}

/** Writes down how a stream ended. */
export async function recordStream(warehouse: Warehouse, result: StreamResult): Promise<void> {
  await warehouse.transaction(async (connection, { workspaceId, runId }) => {
    await connection.run(
      `insert into ${RAW_SCHEMA}.sync_streams values ($runId, $workspaceId, $stream, $status, $startedAt,
         $finishedAt, $requests, $read, $inserted, $changed, $deleted, $expected, $skipped, $truncated, $message)`,
      {
        runId,
        workspaceId,
        stream: result.stream,
        status: result.status,
        startedAt: timestamp(result.startedAtMs),
        finishedAt: timestamp(result.finishedAtMs),
        requests: result.requests,
        read: result.read,
        inserted: result.inserted,
        changed: result.changed,
        deleted: result.deleted,
        expected: result.expected ?? null,
        skipped: result.skipped,
        truncated: result.truncated,
        message: result.message ?? null,
      },
    );
  });
}

/** Writes down how the run ended. */
export async function finishRun(
  warehouse: Warehouse,
  status: StreamStatus,
): Promise<void> {
  await warehouse.transaction(async (connection, { runId, loadedAtMs }) => {
    await connection.run(
      `update ${RAW_SCHEMA}.sync_runs set status = $status, finished_at = $finishedAt
       where run_id = $runId`,
      {
        runId,
        status,
        finishedAt: timestamp(loadedAtMs),
      },
    );
  });
}
