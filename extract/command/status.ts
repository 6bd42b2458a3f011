import { RAW_SCHEMA } from "../raw/schema.ts";
import { checkLayout, type LandedFile, type LandedRow, openLandedFile } from "./landed_file.ts";

/** What is landed of one stream of one workspace. Times in milliseconds, undefined where there is none. */
export interface StreamLanded {
  readonly workspaceId: string;
  readonly stream: string;
  readonly rows: number;
  /** Of these, what Intercom has deleted. */
  readonly deleted: number;
  readonly oldestChangeMs?: number;
  readonly newestChangeMs?: number;
  /** Every change up to here is landed: what the last whole read began with, or what a later one got to. */
  readonly landedUntilMs?: number;
  /** How the last run that read it ended. */
  readonly lastStatus?: string;
  readonly lastMessage?: string;
}

/** A run, as the database remembers it. */
export interface PastRun {
  readonly workspaceId: string;
  readonly startedAtMs: number;
  /** Undefined when it ended without a word. */
  readonly finishedAtMs?: number;
  readonly status: string;
  readonly requests: number;
  readonly recordsRead: number;
}

/** A part of a long read under way. */
export interface PendingWindow {
  readonly workspaceId: string;
  readonly stream: string;
  readonly fromMs?: number;
  readonly untilMs?: number;
  readonly readUntilMs?: number;
}

/** What a database tells of itself. */
export interface Status {
  readonly database: string;
  readonly layout: number;
  readonly streams: readonly StreamLanded[];
  /** Latest first. */
  readonly runs: readonly PastRun[];
  readonly windows: readonly PendingWindow[];
}

const MAX_RUNS = 10;

/**
 * Reads what is landed, how old it is, and what the last runs did. Asks nothing of the API.
 *
 * @param streams Every stream there is, in the order in which they are reported.
 * @throws {ConfigError} when there is no such database, or it can not be read just now.
 */
export async function readStatus(database: string, streams: readonly string[]): Promise<Status> {
  const file = await openLandedFile(database);
  try {
    checkLayout(file, database);
    return {
      database,
      layout: file.layout ?? 0,
      streams: await readStreams(file, streams.filter((name) => file.tables.has(name))),
      runs: await readRuns(file),
      windows: file.tables.has("windows") ? await readWindows(file) : [],
    };
  } finally {
    file.close();
  }
}

async function readStreams(
  file: LandedFile,
  streams: readonly string[],
): Promise<readonly StreamLanded[]> {
  if (streams.length === 0) return [];
  const counts = streams.map((stream, position) =>
    `select ${position} as position, '${stream}' as stream, workspace_id, count(*) as row_count,
       count(deleted_at) as deleted, min(updated_at) as oldest, max(updated_at) as newest
     from ${RAW_SCHEMA}.${stream} group by workspace_id`
  );
  const listed = streams.map((stream, position) => `(${position}, '${stream}')`).join(", ");
  const rows = await file.rows(
    `with counts as (${counts.join(" union all ")}),
     lasts as (
       select stream, workspace_id,
         -- Both of the same run: a message alone would be the last one that there is.
         arg_max({status: status, message: message}, finished_at) as ending,
         max(started_at) filter (where status = 'ok') as read_at
       from ${RAW_SCHEMA}.sync_streams group by stream, workspace_id
     ),
     known as (
       select position, stream, workspace_id from (values ${listed}) as listed (position, stream)
       semi join (select stream from counts union select stream from lasts) using (stream)
       join (select distinct stream, workspace_id from lasts
             union select stream, workspace_id from counts) using (stream)
     )
     select known.workspace_id, known.stream, coalesce(row_count, 0)::double as row_count,
       coalesce(deleted, 0)::double as deleted, epoch_ms(oldest)::double as oldest,
       epoch_ms(newest)::double as newest,
       epoch_ms(greatest(bookmarks.read_until, lasts.read_at))::double as landed_until,
       lasts.ending.status, lasts.ending.message
     from known
     left join counts on counts.stream = known.stream and counts.workspace_id = known.workspace_id
     left join lasts on lasts.stream = known.stream and lasts.workspace_id = known.workspace_id
     left join ${RAW_SCHEMA}.bookmarks as bookmarks
       on bookmarks.stream = known.stream and bookmarks.workspace_id = known.workspace_id
     order by known.workspace_id, known.position`,
  );
  return rows.map((row) => ({
    workspaceId: String(row["workspace_id"]),
    stream: String(row["stream"]),
    rows: Number(row["row_count"]),
    deleted: Number(row["deleted"]),
    ...time("oldestChangeMs", row["oldest"]),
    ...time("newestChangeMs", row["newest"]),
    ...time("landedUntilMs", row["landed_until"]),
    ...text("lastStatus", row["status"]),
    ...text("lastMessage", row["message"]),
  }));
}

async function readRuns(file: LandedFile): Promise<readonly PastRun[]> {
  const rows = await file.rows(
    `select runs.workspace_id, epoch_ms(runs.started_at)::double as started_at,
       epoch_ms(runs.finished_at)::double as finished_at, runs.status,
       coalesce(sum(streams.requests), 0)::double as requests,
       coalesce(sum(streams.records_read), 0)::double as records_read
     from ${RAW_SCHEMA}.sync_runs as runs
     left join ${RAW_SCHEMA}.sync_streams as streams using (run_id)
     group by all order by started_at desc limit ${MAX_RUNS}`,
  );
  return rows.map((row) => ({
    workspaceId: String(row["workspace_id"]),
    startedAtMs: Number(row["started_at"]),
    ...time("finishedAtMs", row["finished_at"]),
    // Who runs holds the file alone: a run that says so in a file that can be read was killed.
    status: row["status"] === "running" ? "interrupted" : String(row["status"]),
    requests: Number(row["requests"]),
    recordsRead: Number(row["records_read"]),
  }));
}

async function readWindows(file: LandedFile): Promise<readonly PendingWindow[]> {
  const rows = await file.rows(
    `select workspace_id, stream, epoch_ms(window_from)::double as window_from,
       epoch_ms(window_until)::double as window_until, epoch_ms(read_until)::double as read_until
     from ${RAW_SCHEMA}.windows order by workspace_id, stream, window_from nulls first`,
  );
  return rows.map((row: LandedRow) => ({
    workspaceId: String(row["workspace_id"]),
    stream: String(row["stream"]),
    ...time("fromMs", row["window_from"]),
    ...time("untilMs", row["window_until"]),
    ...time("readUntilMs", row["read_until"]),
  }));
}

function time<K extends string>(key: K, value: unknown): { readonly [key in K]?: number } {
  return (typeof value === "number" ? { [key]: value } : {}) as { readonly [key in K]?: number };
}

function text<K extends string>(key: K, value: unknown): { readonly [key in K]?: string } {
  return (typeof value === "string" ? { [key]: value } : {}) as { readonly [key in K]?: string };
}
