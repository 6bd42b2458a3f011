import {
  BIGINT,
  BOOLEAN,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  TIMESTAMP,
  VARCHAR,
} from "@duckdb/node-api";
import type { Batch, LandingRecord } from "./batch.ts";
import type { LoadFacts } from "./progress.ts";
import { RAW_SCHEMA } from "./schema.ts";
import { timestamp, timestampOrNull } from "./timestamp.ts";

/** Characters of JSON that are merged at once. One conversation can be tens of megabytes. */
const SLICE_CHARACTERS = 8_000_000;

/** The most rows that DuckDB takes at once. */
const CHUNK_ROWS = 2048;

/** Records in parts that a merge holds in memory with ease. */
export function* slicesOf(records: Iterable<LandingRecord>): Generator<LandingRecord[]> {
  let slice: LandingRecord[] = [];
  let characters = 0;
  for (const record of records) {
    const isFull = characters + record.record.length > SLICE_CHARACTERS ||
      slice.length === CHUNK_ROWS;
    if (slice.length > 0 && isFull) {
      yield slice;
      [slice, characters] = [[], 0];
    }
    slice.push(record);
    characters += record.record.length;
  }
  if (slice.length > 0) yield slice;
}

/** Adds records that were never landed to their stream's table. */
export async function appendNew(
  connection: DuckDBConnection,
  { stream, records }: { readonly stream: string; readonly records: readonly LandingRecord[] },
  facts: LoadFacts,
): Promise<void> {
  const loadedAt = timestamp(facts.loadedAtMs);
  const each = (value: DuckDBValue): DuckDBValue[] => records.map(() => value);
  const own = columnsOf(records);
  await append(connection, { table: stream, schema: RAW_SCHEMA }, [
    [VARCHAR, each(facts.workspaceId)],
    own.recordId,
    own.parentId,
    // What `stringifyJson()` wrote is JSON: DuckDB need not parse it once more.
    own.record,
    own.updatedAt,
    [TIMESTAMP, records.map(({ isGone }) => isGone === true ? loadedAt : null)],
    own.expanded,
    [TIMESTAMP, each(loadedAt)],
    [VARCHAR, each(facts.runId)],
    [VARCHAR, each(facts.apiVersion)],
  ]);
}

/** A record whose key is landed, and the row that it is landed in. */
export interface Match {
  readonly record: LandingRecord;
  readonly rowId: DuckDBValue;
}

/** Fills `incoming_records` anew. What it held before is dropped: an emptied table keeps its memory. */
export async function appendMatches(
  connection: DuckDBConnection,
  matches: readonly Match[],
): Promise<void> {
  await connection.run(`create or replace temp table incoming_records (
    row_id bigint not null,
    record varchar not null,
    updated_at timestamp,
    expanded varchar[],
    is_gone boolean not null
  )`);
  const records = matches.map(({ record }) => record);
  const own = columnsOf(records);
  await append(connection, { table: "incoming_records" }, [
    [BIGINT, matches.map(({ rowId }) => rowId)],
    own.record,
    own.updatedAt,
    own.expanded,
    [BOOLEAN, records.map(({ isGone }) => isGone ?? false)],
  ]);
}

/** Fills `incoming_members` and `incoming_parents` anew: whose list in a stream is complete, and who is on it. */
export async function appendWholeParents(
  connection: DuckDBConnection,
  parents: readonly string[],
  members: readonly LandingRecord[],
): Promise<void> {
  await connection.run(
    "create or replace temp table incoming_parents (parent_id varchar not null)",
  );
  await connection.run(
    "create or replace temp table incoming_members (record_id varchar not null, parent_id varchar)",
  );
  await append(connection, { table: "incoming_parents" }, [[VARCHAR, parents]]);
  const { recordId, parentId } = columnsOf(members);
  await append(connection, { table: "incoming_members" }, [recordId, parentId]);
}

/** Adds to `seen_records` what the walks of a batch have shown. */
export async function appendSeen(connection: DuckDBConnection, { seen }: Batch): Promise<void> {
  if (seen.length === 0) return;
  await append(connection, { table: "seen_records" }, [
    [VARCHAR, seen.map(({ stream }) => stream)],
    [VARCHAR, seen.map(({ walk }) => walk)],
    [VARCHAR, seen.map(({ key }) => key.recordId)],
    [VARCHAR, seen.map(({ key }) => key.parentId ?? null)],
  ]);
}

type Column = readonly [DuckDBType, readonly DuckDBValue[]];

/** What a record brings itself, by the columns of its table. */
function columnsOf(records: readonly LandingRecord[]): Record<
  "recordId" | "parentId" | "record" | "updatedAt" | "expanded",
  Column
> {
  return {
    recordId: [VARCHAR, records.map(({ recordId }) => recordId)],
    parentId: [VARCHAR, records.map(({ parentId }) => parentId ?? null)],
    record: [VARCHAR, records.map(({ record }) => record)],
    updatedAt: [TIMESTAMP, records.map(({ updatedAtMs }) => timestampOrNull(updatedAtMs))],
    expanded: [
      LIST(VARCHAR),
      records.map(({ expanded }) => expanded === undefined ? null : listValue([...expanded])),
    ],
  };
}

/** Adds rows to a table, given by its columns. */
async function append(
  connection: DuckDBConnection,
  { table, schema }: { readonly table: string; readonly schema?: string },
  columns: readonly Column[],
): Promise<void> {
  const rows = columns[0]?.[1].length ?? 0;
  const appender = await connection.createAppender(table, schema);
  try {
    const chunk = DuckDBDataChunk.create(columns.map(([type]) => type));
    for (let from = 0; from < rows; from += CHUNK_ROWS) {
      const values = columns.map(([, column]) => column.slice(from, from + CHUNK_ROWS));
      chunk.rowCount = Math.min(CHUNK_ROWS, rows - from);
      chunk.setColumns(values);
      appender.appendDataChunk(chunk);
      // Its texts stand outside of what the collector of garbage sees.
      chunk.reset();
    }
    appender.flushSync();
  } catch (error) {
    // What it still holds would be tried again in the midst of a later transaction, whenever it is collected.
    appender.clear();
    throw error;
  } finally {
    appender.closeSync();
  }
}

/** A condition on a landed row, true where no walk of `$stream` has shown it. */
export const NOT_SEEN = `not exists (
  select 1 from seen_records as seen
  where seen.stream = $stream and seen.record_id = landed.record_id
    and seen.parent_id is not distinct from landed.parent_id
)`;
