import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import type { Batch, Landed, LandingRecord } from "./batch.ts";
import {
  appendMatches,
  appendNew,
  appendSeen,
  appendWholeParents,
  type Match,
  slicesOf,
} from "./incoming.ts";
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
  // Whoever was never landed has no landed members: they land together.
  const newOwners = new Set<string>();
  for (const stream of ownerFirst(batch)) {
    const isOfNew = ({ parentId }: LandingRecord): boolean =>
      stream !== batch.owner && parentId !== undefined && newOwners.has(parentId);
    const members = [...batch.records.get(stream)?.values() ?? []];
    const parents = [...batch.wholeParents.get(stream) ?? []].filter((id) => !newOwners.has(id));
    let deleted = await markLeft(connection, { stream, parents, members }, facts);
    let [inserted, changed] = [0, 0];
    for (const records of slicesOf(members)) {
      const merged = await mergeSlice(connection, { stream, records, isOfNew }, facts);
      inserted += merged.added.length;
      changed += merged.changed;
      deleted += merged.deleted;
      if (stream !== batch.owner) continue;
      for (const { recordId } of merged.added) newOwners.add(recordId);
    }
    landed.set(stream, { inserted, changed, deleted });
  }
  await appendSeen(connection, batch);
  await saveProgress(connection, batch, facts);
  return landed;
}

/** The streams of a batch, each after the one that its records belong to. */
function ownerFirst({ owner, records, wholeParents }: Batch): Set<string> {
  const streams = new Set([...records.keys(), ...wholeParents.keys()]);
  return owner !== undefined && streams.has(owner) ? new Set([owner, ...streams]) : streams;
}

/** Marks the landed members of whole parents that did not come with them. */
async function markLeft(
  connection: DuckDBConnection,
  { stream, parents, members }: {
    readonly stream: string;
    readonly parents: readonly string[];
    readonly members: readonly LandingRecord[];
  },
  facts: LoadFacts,
): Promise<number> {
  if (parents.length === 0) return 0;
  await appendWholeParents(connection, parents, members);
  return await markDeleted(connection, stream, {
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

/** Records of one stream that are merged at once. */
interface Slice {
  readonly stream: string;
  readonly records: readonly LandingRecord[];
  /** Whether a record belongs to one that was never landed before, so that it was not either. */
  readonly isOfNew: (record: LandingRecord) => boolean;
}

/** What merging a slice changed. */
interface Merged extends Pick<Landed, "changed" | "deleted"> {
  readonly added: readonly LandingRecord[];
}

/**
 * Inserts what is new and replaces what differs. A row that is the same is left alone, with its `loaded_at`. An older
 * version never replaces a newer one: a search index can lag behind what was already fetched.
 */
async function mergeSlice(
  connection: DuckDBConnection,
  { stream, records, isOfNew }: Slice,
  facts: LoadFacts,
): Promise<Merged> {
  const doubtful = records.filter((record) => !isOfNew(record));
  const matches = await findLanded(connection, { stream, records: doubtful }, facts);
  let [marked, changed] = [0, 0];
  if (matches.length > 0) {
    await appendMatches(connection, matches);
    marked = await markGone(connection, stream, facts);
    changed = await replaceRows(connection, stream, facts);
  }
  const landed = new Set(matches.map(({ record }) => record));
  const added = records.filter((record) => !landed.has(record));
  if (added.length > 0) await appendNew(connection, { stream, records: added }, facts);
  return { added, changed, deleted: marked + added.filter(({ isGone }) => isGone).length };
}

/**
 * Which records are landed already, and where. Found by their keys alone: a join that also carries their records reads
 * the whole table for each batch.
 */
async function findLanded(
  connection: DuckDBConnection,
  { stream, records }: { readonly stream: string; readonly records: readonly LandingRecord[] },
  { workspaceId }: LoadFacts,
): Promise<Match[]> {
  if (records.length === 0) return [];
  const result = await connection.runAndReadAll(
    `select incoming.position, landed.rowid
     from (
       select unnest(range($count)) as position,
         unnest($recordIds::json::varchar[]) as record_id,
         unnest($parentIds::json::varchar[]) as parent_id
     ) as incoming
     join ${RAW_SCHEMA}.${stream} as landed
       on landed.record_id = incoming.record_id
       and landed.parent_id is not distinct from incoming.parent_id
     where landed.workspace_id = $workspaceId`,
    {
      count: records.length,
      // As one text each, since a value for each id costs more than the join; in Unicode, as they are landed.
      recordIds: JSON.stringify(records.map(({ recordId }) => recordId.toWellFormed())),
      parentIds: JSON.stringify(records.map(({ parentId }) => parentId?.toWellFormed() ?? null)),
      workspaceId,
    },
  );
  return result.getRows().flatMap(([position, rowId = null]) => {
    const record = records[Number(position)];
    return record === undefined ? [] : [{ record, rowId }];
  });
}

/** Fills the table `matched` anew with what a query gives. Returns how many rows it is. */
async function findRows(
  connection: DuckDBConnection,
  query: string,
  values: Record<string, DuckDBValue>,
): Promise<number> {
  const result = await connection.runAndReadAll(
    `create or replace temp table matched as ${query}`,
    values,
  );
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
     from incoming_records as incoming
     where landed.rowid = incoming.row_id and incoming.is_gone and landed.deleted_at is null`,
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
     from incoming_records as incoming
     where landed.rowid = incoming.row_id and not incoming.is_gone
       and (landed.record::varchar is distinct from incoming.record
         or landed.expanded is distinct from incoming.expanded
         or landed.deleted_at is not null)
       and coalesce(incoming.updated_at >= landed.updated_at, true)`,
    { loadedAt: timestamp(loadedAtMs), runId, apiVersion },
  );
  return result.rowsChanged;
}
