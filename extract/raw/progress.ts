import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import type { Batch, Bookmark, Window } from "./batch.ts";
import { RAW_SCHEMA } from "./schema.ts";
import { milliseconds, timestamp, timestampOrNull } from "./timestamp.ts";

/** What every row of a transaction carries. */
export interface LoadFacts {
  readonly workspaceId: string;
  readonly runId: string;
  readonly apiVersion: string;
  /** The vendor's time of the transaction, in milliseconds. */
  readonly loadedAtMs: number;
}

/**
 * Writes how far the streams of a batch are read, inside the transaction that is open.
 *
 * @throws {Error} when a window is moved that is not stored.
 */
export async function saveProgress(
  connection: DuckDBConnection,
  batch: Batch,
  facts: LoadFacts,
): Promise<void> {
  for (const [stream, bookmark] of batch.bookmarks) {
    await saveBookmark(connection, { stream, bookmark, facts });
  }
  for (const [stream, windows] of batch.windows) {
    await replaceWindows(connection, { stream, windows, facts });
  }
  for (const [stream, windows] of batch.movedWindows) {
    for (const window of windows.values()) await moveWindow(connection, { stream, window, facts });
  }
}

async function saveBookmark(
  connection: DuckDBConnection,
  saved: { readonly stream: string; readonly bookmark: Bookmark; readonly facts: LoadFacts },
): Promise<void> {
  const { stream, bookmark, facts } = saved;
  const values = {
    workspaceId: facts.workspaceId,
    stream,
    runId: facts.runId,
    readFrom: timestampOrNull(bookmark.readFromMs),
    readUntil: timestamp(bookmark.readUntilMs),
    sweptAt: timestampOrNull(bookmark.sweptAtMs),
    setAt: timestamp(facts.loadedAtMs),
  };
  await connection.run(
    `merge into ${RAW_SCHEMA}.bookmarks as bookmark
     using (select 1) as incoming
     on bookmark.workspace_id = $workspaceId and bookmark.stream = $stream
     when matched then update set
       read_from = $readFrom, read_until = $readUntil, swept_at = coalesce($sweptAt, bookmark.swept_at),
       set_at = $setAt, run_id = $runId
     when not matched then insert values (
       $workspaceId, $stream, $readFrom, $readUntil, $sweptAt, $setAt, $runId)`,
    values,
  );
}

async function replaceWindows(
  connection: DuckDBConnection,
  saved: {
    readonly stream: string;
    readonly windows: readonly Window[];
    readonly facts: LoadFacts;
  },
): Promise<void> {
  const { stream, windows, facts } = saved;
  const { workspaceId, runId } = facts;
  await connection.run(
    `delete from ${RAW_SCHEMA}.windows where workspace_id = $workspaceId and stream = $stream`,
    { workspaceId, stream },
  );
  for (const window of windows) {
    await connection.run(
      `insert into ${RAW_SCHEMA}.windows
       values ($workspaceId, $stream, $from, $until, $readUntil, $setAt, $runId)`,
      { workspaceId, stream, runId, setAt: timestamp(facts.loadedAtMs), ...columnsOf(window) },
    );
  }
}

async function moveWindow(
  connection: DuckDBConnection,
  moved: { readonly stream: string; readonly window: Window; readonly facts: LoadFacts },
): Promise<void> {
  const { stream, window, facts } = moved;
  const { workspaceId, runId } = facts;
  const result = await connection.run(
    `update ${RAW_SCHEMA}.windows set read_until = $readUntil, set_at = $setAt, run_id = $runId
     where workspace_id = $workspaceId and stream = $stream
       and window_from is not distinct from $from and window_until is not distinct from $until`,
    { workspaceId, stream, runId, setAt: timestamp(facts.loadedAtMs), ...columnsOf(window) },
  );
  if (result.rowsChanged === 1) return;
  throw new Error(
    `Cannot move a window of "${stream}" as it must be stored once: ${result.rowsChanged} are found`,
  );
}

function columnsOf(window: Window): Record<"from" | "until" | "readUntil", DuckDBValue> {
  return {
    from: timestampOrNull(window.fromMs),
    until: timestampOrNull(window.untilMs),
    readUntil: timestampOrNull(window.readUntilMs),
  };
}

/** A row of `bookmarks`: `read_from`, `read_until`, `swept_at`. */
export function bookmarkOf(row: readonly DuckDBValue[] | undefined): Bookmark | undefined {
  const [readFromMs, readUntilMs, sweptAtMs] = (row ?? []).map(milliseconds);
  if (readUntilMs === undefined) return undefined;
  return {
    readUntilMs,
    ...(readFromMs === undefined ? {} : { readFromMs }),
    ...(sweptAtMs === undefined ? {} : { sweptAtMs }),
  };
}

/** A row of `windows`: `window_from`, `window_until`, `read_until`. */
export function windowOf(row: readonly DuckDBValue[]): Window {
  const [fromMs, untilMs, readUntilMs] = row.map(milliseconds);
  const apiVersion = row[3];
  return {
    ...(fromMs === undefined ? {} : { fromMs }),
    ...(untilMs === undefined ? {} : { untilMs }),
    ...(readUntilMs === undefined ? {} : { readUntilMs }),
    ...(typeof apiVersion === "string" ? { apiVersion } : {}),
  };
}
