import type { DuckDBAppender, DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { DuckDBTimestampValue, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import type { Batch, Bookmark, Landed, LandingRecord } from "./batch.ts";
import { RAW_SCHEMA } from "./schema.ts";

/** Characters of JSON that are merged at once. */
const SLICE_CHARACTERS = 8_000_000;

/** What every row of a transaction carries. */
export interface LoadFacts {
  readonly workspaceId: string;
  readonly runId: string;
  readonly apiVersion: string;
  /** The vendor's time of the transaction, in milliseconds. */
  readonly loadedAtMs: number;
}

/** Milliseconds since the Unix epoch as DuckDB's timestamp. */
export function timestamp(timeMs: number): DuckDBTimestampValue {
  return new DuckDBTimestampValue(BigInt(Math.round(timeMs * 1000)));
}

/** Merges a batch inside the transaction that is open. Returns what changed, by stream. */
export async function mergeBatch(
  connection: DuckDBConnection,
  batch: Batch,
  facts: LoadFacts,
): Promise<Map<string, Landed>> {
  await appendIncoming(connection, batch);
  const landed = new Map<string, Landed>();
  for (const stream of new Set([...batch.records.keys(), ...batch.wholeParents.keys()])) {
    const left = batch.wholeParents.has(stream) ? await markLeft(connection, stream, facts) : 0;
    const merged = await mergeRecords(connection, stream, facts);
    landed.set(stream, { ...merged, deleted: merged.deleted + left });
  }
  for (const entry of batch.bookmarks) await setBookmark(connection, entry, facts);
  return landed;
}

async function appendIncoming(connection: DuckDBConnection, batch: Batch): Promise<void> {
  await connection.run("truncate incoming_records");
  await connection.run("truncate incoming_parents");
  await append(connection, "incoming_records", (appender) => {
    let position = 0;
    for (const [stream, records] of batch.records) {
      for (const record of records.values()) {
        appender.appendInteger(position++);
        appendRecord(appender, stream, record);
      }
    }
  });
  await append(connection, "incoming_parents", (appender) => {
    for (const [stream, ids] of batch.wholeParents) {
      for (const id of ids) {
        appender.appendVarchar(stream);
        appender.appendVarchar(id);
        appender.endRow();
      }
    }
  });
  await append(connection, "seen_records", (appender) => {
    for (const { stream, key } of batch.seen) {
      appender.appendVarchar(stream);
      appender.appendVarchar(key.recordId);
      appendText(appender, key.parentId);
      appender.endRow();
    }
  });
}

async function append(
  connection: DuckDBConnection,
  table: string,
  rows: (appender: DuckDBAppender) => void,
): Promise<void> {
  const appender = await connection.createAppender(table);
  try {
    rows(appender);
  } finally {
    appender.closeSync();
  }
}

function appendRecord(appender: DuckDBAppender, stream: string, record: LandingRecord): void {
  appender.appendVarchar(stream);
  appender.appendVarchar(record.recordId);
  appendText(appender, record.parentId);
  appender.appendVarchar(record.record);
  if (record.updatedAtMs === undefined) appender.appendNull();
  else appender.appendTimestamp(timestamp(record.updatedAtMs));
  if (record.expanded === undefined) appender.appendNull();
  else appender.appendList(listValue([...record.expanded]), LIST(VARCHAR));
  appender.appendBoolean(record.isGone ?? false);
  appender.endRow();
}

function appendText(appender: DuckDBAppender, text: string | undefined): void {
  if (text === undefined) appender.appendNull();
  else appender.appendVarchar(text);
}

/** Marks the landed members of whole parents that did not come with them. */
function markLeft(
  connection: DuckDBConnection,
  stream: string,
  facts: LoadFacts,
): Promise<number> {
  return markDeleted(connection, stream, {
    facts,
    where: `parent_id in (select parent_id from incoming_parents where stream = $stream)
      and not exists (
        select 1 from incoming_records as incoming
        where incoming.stream = $stream
          and incoming.record_id = landed.record_id
          and incoming.parent_id = landed.parent_id
      )`,
  });
}

/** Marks landed records as deleted. `where` is a condition on the row `landed`, and may use `$stream`. */
export async function markDeleted(
  connection: DuckDBConnection,
  stream: string,
  which: { readonly facts: LoadFacts; readonly where: string },
): Promise<number> {
  const { workspaceId, runId, loadedAtMs } = which.facts;
  const result = await connection.run(
    `update ${RAW_SCHEMA}.${stream} as landed
     set deleted_at = $loadedAt, loaded_at = $loadedAt, run_id = $runId
     where workspace_id = $workspaceId and deleted_at is null and ${which.where}`,
    { stream, workspaceId, runId, loadedAt: timestamp(loadedAtMs) },
  );
  return result.rowsChanged;
}

/**
 * Inserts what is new and replaces what differs. A row that is the same is left alone, with its `loaded_at`. An older
 * version never replaces a newer one: a search index can lag behind what was already fetched.
 */
async function mergeRecords(
  connection: DuckDBConnection,
  stream: string,
  facts: LoadFacts,
): Promise<Landed> {
  let landed: Landed = { inserted: 0, changed: 0, deleted: 0 };
  for (const slice of await slicesOf(connection, stream)) {
    const merged = await mergeSlice(connection, stream, { facts, slice });
    landed = {
      inserted: landed.inserted + merged.inserted,
      changed: landed.changed + merged.changed,
      deleted: landed.deleted + merged.deleted,
    };
  }
  return landed;
}

/** First and last row of a part of `incoming_records`. */
type Slice = readonly [first: number, last: number];

/** Parts of what came for a stream that a merge holds in memory with ease: one conversation can be tens of megabytes. */
async function slicesOf(connection: DuckDBConnection, stream: string): Promise<Slice[]> {
  const result = await connection.runAndReadAll(
    `select min(position), max(position), coalesce(sum(length(record)), 0)::double
     from incoming_records where stream = $stream`,
    { stream },
  );
  const [first, last, characters] = (result.getRows()[0] ?? []).map(Number);
  if (first === undefined || last === undefined || characters === undefined || characters === 0) {
    return [];
  }
  const rows = last - first + 1;
  const size = Math.ceil(rows / Math.ceil(characters / SLICE_CHARACTERS));
  return Array.from({ length: Math.ceil(rows / size) }, (_, index): Slice => {
    const start = first + index * size;
    return [start, Math.min(last, start + size - 1)];
  });
}

async function mergeSlice(
  connection: DuckDBConnection,
  stream: string,
  { facts, slice }: { readonly facts: LoadFacts; readonly slice: Slice },
): Promise<Landed> {
  const merged = await connection.runAndReadAll(
    `merge into ${RAW_SCHEMA}.${stream} as landed
     using (
       select * from incoming_records where stream = $stream and position between $first and $last
     ) as incoming
     on landed.workspace_id = $workspaceId
       and landed.record_id = incoming.record_id
       and landed.parent_id is not distinct from incoming.parent_id
     when matched and incoming.is_gone and landed.deleted_at is null then update set
       deleted_at = $loadedAt, loaded_at = $loadedAt, run_id = $runId
     when matched and not incoming.is_gone
       and (landed.record::varchar is distinct from incoming.record
         or landed.expanded is distinct from incoming.expanded
         or landed.deleted_at is not null)
       and coalesce(incoming.updated_at >= landed.updated_at, true) then update set
       record = incoming.record::json, updated_at = incoming.updated_at, deleted_at = null,
       expanded = incoming.expanded, loaded_at = $loadedAt, run_id = $runId, api_version = $apiVersion
     when not matched then insert values (
       $workspaceId, incoming.record_id, incoming.parent_id, incoming.record::json, incoming.updated_at,
       case when incoming.is_gone then $loadedAt end, incoming.expanded, $loadedAt, $runId, $apiVersion)
     returning merge_action, deleted_at is not null`,
    {
      stream,
      workspaceId: facts.workspaceId,
      runId: facts.runId,
      apiVersion: facts.apiVersion,
      loadedAt: timestamp(facts.loadedAtMs),
      first: slice[0],
      last: slice[1],
    },
  );
  return countActions(merged.getRows());
}

function countActions(rows: readonly (readonly DuckDBValue[])[]): Landed {
  let [inserted, changed, deleted] = [0, 0, 0];
  for (const [action, isDeleted] of rows) {
    if (action === "INSERT") inserted++;
    if (action === "UPDATE" && isDeleted !== true) changed++;
    if (isDeleted === true) deleted++;
  }
  return { inserted, changed, deleted };
}

async function setBookmark(
  connection: DuckDBConnection,
  [stream, bookmark]: readonly [string, Bookmark],
  facts: LoadFacts,
): Promise<void> {
  const { workspaceId, runId } = facts;
  await connection.run(
    `delete from ${RAW_SCHEMA}.bookmarks where workspace_id = $workspaceId and stream = $stream`,
    { workspaceId, stream },
  );
  await connection.run(
    `insert into ${RAW_SCHEMA}.bookmarks values ($workspaceId, $stream, $from, $until, $setAt, $runId)`,
    {
      workspaceId,
      stream,
      runId,
      from: bookmark.readFromMs === undefined ? null : timestamp(bookmark.readFromMs),
      until: timestamp(bookmark.readUntilMs),
      setAt: timestamp(facts.loadedAtMs),
    },
  );
}
