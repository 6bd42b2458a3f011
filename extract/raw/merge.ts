import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import type { Batch, Landed } from "./batch.ts";
import { appendRecords, appendSeen, appendWholeParents, type Slice, slicesOf } from "./incoming.ts";
import { type LoadFacts, saveProgress } from "./progress.ts";
import { RAW_SCHEMA } from "./schema.ts";
import { timestamp } from "./timestamp.ts";

/** Merges a batch inside the transaction that is open. Returns what changed, by stream. */
export async function mergeBatch(
  connection: DuckDBConnection,
  batch: Batch,
  facts: LoadFacts,
): Promise<Map<string, Landed>> {
  const landed = new Map<string, Landed>();
  const add = (stream: string, changes: Partial<Landed>): void => {
    const { inserted = 0, changed = 0, deleted = 0 } = landed.get(stream) ?? {};
    landed.set(stream, {
      inserted: inserted + (changes.inserted ?? 0),
      changed: changed + (changes.changed ?? 0),
      deleted: deleted + (changes.deleted ?? 0),
    });
  };
  for (const stream of batch.wholeParents.keys()) {
    await appendWholeParents(connection, batch, stream);
    add(stream, { deleted: await markLeft(connection, stream, facts) });
  }
  for (const slice of slicesOf(batch)) {
    add(slice.stream, await mergeSlice(connection, slice, facts));
  }
  await appendSeen(connection, batch);
  await saveProgress(connection, batch, facts);
  return landed;
}

/** Marks the landed members of whole parents that did not come with them. */
function markLeft(
  connection: DuckDBConnection,
  stream: string,
  facts: LoadFacts,
): Promise<number> {
  return markDeleted(connection, stream, {
    facts,
    where: `parent_id in (select parent_id from incoming_parents)
      and (record_id, parent_id) not in (select (record_id, parent_id) from incoming_members)`,
  });
}

/**
 * Marks landed records as deleted. `where` is a condition on the row `landed`, and may use `values`.
 *
 * Which rows they are is found by their keys first: an update holds all columns of the rows that it looks at.
 */
export async function markDeleted(
  connection: DuckDBConnection,
  stream: string,
  which: {
    readonly facts: LoadFacts;
    readonly where: string;
    readonly values?: Record<string, DuckDBValue>;
  },
): Promise<number> {
  const { workspaceId, runId, loadedAtMs } = which.facts;
  const matched = await findRows(
    connection,
    `select landed.rowid as row_id from ${RAW_SCHEMA}.${stream} as landed
     where workspace_id = $workspaceId and deleted_at is null and ${which.where}`,
    { workspaceId, ...which.values },
  );
  if (matched === 0) return 0;
  const result = await connection.run(
    `update ${RAW_SCHEMA}.${stream} as landed
     set deleted_at = $loadedAt, loaded_at = $loadedAt, run_id = $runId
     from matched where landed.rowid = matched.row_id`,
    { runId, loadedAt: timestamp(loadedAtMs) },
  );
  return result.rowsChanged;
}

/**
 * Inserts what is new and replaces what differs. A row that is the same is left alone, with its `loaded_at`. An older
 * version never replaces a newer one: a search index can lag behind what was already fetched.
 *
 * Which rows are landed is found by their keys alone. A join that also carries their records reads the whole table for
 * each batch.
 */
async function mergeSlice(
  connection: DuckDBConnection,
  { stream, records }: Slice,
  facts: LoadFacts,
): Promise<Landed> {
  await appendRecords(connection, records);
  const matched = await findRows(
    connection,
    `select incoming.position, landed.rowid as row_id
     from ${RAW_SCHEMA}.${stream} as landed
     join incoming_records as incoming
       on landed.record_id = incoming.record_id
       and landed.parent_id is not distinct from incoming.parent_id
     where landed.workspace_id = $workspaceId`,
    { workspaceId: facts.workspaceId },
  );
  const [marked, changed] = matched === 0
    ? [0, 0]
    : [await markGone(connection, stream, facts), await replaceRows(connection, stream, facts)];
  const isNew = matched === 0 ? "true" : "position not in (select position from matched)";
  const inserted = matched === records.length
    ? 0
    : await insertRows(connection, stream, { facts, isNew });
  const unknown = inserted > 0 && records.some((record) => record.isGone)
    ? await countRows(connection, `incoming_records where is_gone and ${isNew}`)
    : 0;
  return { inserted, changed, deleted: marked + unknown };
}

/** Fills the table `matched` anew with what a query gives. Returns how many rows it is. */
async function findRows(
  connection: DuckDBConnection,
  query: string,
  values: Record<string, DuckDBValue>,
): Promise<number> {
  await connection.run(`create or replace temp table matched as ${query}`, values);
  return countRows(connection, "matched");
}

async function countRows(connection: DuckDBConnection, from: string): Promise<number> {
  const result = await connection.runAndReadAll(`select count(*) from ${from}`);
  return Number(result.getRows()[0]?.[0]);
}

/** Marks the matched rows of records that came as gone. */
async function markGone(
  connection: DuckDBConnection,
  stream: string,
  { runId, loadedAtMs }: LoadFacts,
): Promise<number> {
  const result = await connection.run(
    `update ${RAW_SCHEMA}.${stream} as landed
     set deleted_at = $loadedAt, loaded_at = $loadedAt, run_id = $runId
     from matched join incoming_records as incoming using (position)
     where landed.rowid = matched.row_id and incoming.is_gone and landed.deleted_at is null`,
    { loadedAt: timestamp(loadedAtMs), runId },
  );
  return result.rowsChanged;
}

/** Replaces the matched rows that differ, and restores those that were marked. */
async function replaceRows(
  connection: DuckDBConnection,
  stream: string,
  { runId, apiVersion, loadedAtMs }: LoadFacts,
): Promise<number> {
  const result = await connection.run(
    `update ${RAW_SCHEMA}.${stream} as landed
     set record = incoming.record::json, updated_at = incoming.updated_at, deleted_at = null,
       expanded = incoming.expanded, loaded_at = $loadedAt, run_id = $runId,
       api_version = $apiVersion
     from matched join incoming_records as incoming using (position)
     where landed.rowid = matched.row_id and not incoming.is_gone
       and (landed.record::varchar is distinct from incoming.record
         or landed.expanded is distinct from incoming.expanded
         or landed.deleted_at is not null)
       and coalesce(incoming.updated_at >= landed.updated_at, true)`,
    { loadedAt: timestamp(loadedAtMs), runId, apiVersion },
  );
  return result.rowsChanged;
}

async function insertRows(
  connection: DuckDBConnection,
  stream: string,
  { facts, isNew }: { readonly facts: LoadFacts; readonly isNew: string },
): Promise<number> {
  const { workspaceId, runId, apiVersion, loadedAtMs } = facts;
  const result = await connection.run(
    `insert into ${RAW_SCHEMA}.${stream}
     select $workspaceId, record_id, parent_id, record::json, updated_at,
       case when is_gone then $loadedAt end, expanded, $loadedAt, $runId, $apiVersion
     from incoming_records where ${isNew}`,
    { workspaceId, loadedAt: timestamp(loadedAtMs), runId, apiVersion },
  );
  return result.rowsChanged;
}
