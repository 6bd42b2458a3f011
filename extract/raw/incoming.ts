import type { DuckDBAppender, DuckDBConnection } from "@duckdb/node-api";
import { LIST, listValue, VARCHAR } from "@duckdb/node-api";
import type { Batch, LandingRecord } from "./batch.ts";
import { timestamp } from "./timestamp.ts";

/** Characters of JSON that are merged at once. One conversation can be tens of megabytes. */
const SLICE_CHARACTERS = 8_000_000;

/** Records of one stream that are merged at once. */
export interface Slice {
  readonly stream: string;
  readonly records: readonly LandingRecord[];
}

/** The records of a batch, in parts that a merge holds in memory with ease. */
export function* slicesOf(batch: Batch): Generator<Slice> {
  for (const [stream, all] of batch.records) {
    let records: LandingRecord[] = [];
    let characters = 0;
    for (const record of all.values()) {
      if (records.length > 0 && characters + record.record.length > SLICE_CHARACTERS) {
        yield { stream, records };
        [records, characters] = [[], 0];
      }
      records.push(record);
      characters += record.record.length;
    }
    if (records.length > 0) yield { stream, records };
  }
}

/** Fills `incoming_records` anew. What it held before is dropped: an emptied table keeps its memory. */
export async function appendRecords(
  connection: DuckDBConnection,
  records: readonly LandingRecord[],
): Promise<void> {
  await connection.run(`create or replace temp table incoming_records (
    position integer not null,
    record_id varchar not null,
    parent_id varchar,
    record varchar not null,
    updated_at timestamp,
    expanded varchar[],
    is_gone boolean not null
  )`);
  await append(connection, "incoming_records", (appender) => {
    for (const [position, record] of records.entries()) {
      appender.appendInteger(position);
      appendRecord(appender, record);
    }
  });
}

/** Fills `incoming_members` and `incoming_parents` anew: whose list in a stream is complete, and who is on it. */
export async function appendWholeParents(
  connection: DuckDBConnection,
  batch: Batch,
  stream: string,
): Promise<void> {
  await connection.run(
    "create or replace temp table incoming_parents (parent_id varchar not null)",
  );
  await connection.run(
    "create or replace temp table incoming_members (record_id varchar not null, parent_id varchar)",
  );
  await append(connection, "incoming_parents", (appender) => {
    for (const id of batch.wholeParents.get(stream) ?? []) {
      appender.appendVarchar(id);
      appender.endRow();
    }
  });
  await append(connection, "incoming_members", (appender) => {
    for (const { recordId, parentId } of batch.records.get(stream)?.values() ?? []) {
      appender.appendVarchar(recordId);
      appendText(appender, parentId);
      appender.endRow();
    }
  });
}

/** Adds to `seen_records` what the walks of a batch have shown. */
export async function appendSeen(connection: DuckDBConnection, batch: Batch): Promise<void> {
  if (batch.seen.length === 0) return;
  await append(connection, "seen_records", (appender) => {
    for (const { stream, key, walk } of batch.seen) {
      appender.appendVarchar(stream);
      appender.appendVarchar(walk);
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

function appendRecord(appender: DuckDBAppender, record: LandingRecord): void {
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

/** A condition on a landed row, true where no walk of `$stream` has shown it. */
export const NOT_SEEN = `not exists (
  select 1 from seen_records as seen
  where seen.stream = $stream and seen.record_id = landed.record_id
    and seen.parent_id is not distinct from landed.parent_id
)`;
