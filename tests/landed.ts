import { DuckDBInstance } from "@duckdb/node-api";

/** A row of a raw table, as the truth of the simulator states it. */
export interface LandedRow {
  readonly record_id: string;
  readonly parent_id: string | null;
  /** The record, parsed. */
  readonly record: unknown;
  /** Milliseconds since the Unix epoch. */
  readonly updated_at: number | null;
  readonly deleted: boolean;
}

/** Reads a query's rows as plain objects; timestamps as milliseconds, counts as numbers. */
export type Read = (sql: string) => Promise<Record<string, unknown>[]>;

/** Gives work a database to read, which nothing else can write to meanwhile. To open it takes longer than most queries. */
export async function withReader<T>(
  database: string,
  work: (read: Read) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(database, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  try {
    return await work(async (sql) => {
      const result = await connection.runAndReadAll(sql);
      return result.getRowObjectsJS() as Record<string, unknown>[];
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Reads the rows of a single query. */
export function readRows(database: string, sql: string): Promise<Record<string, unknown>[]> {
  return withReader(database, (read) => read(sql));
}

/** All rows of a raw table, in the order of their keys. */
export async function landedRows(database: string, stream: string): Promise<LandedRow[]> {
  const rows = await readRows(
    database,
    `select record_id, parent_id, record::varchar as record, epoch_ms(updated_at)::double as updated_at,
       deleted_at is not null as deleted
     from intercom_raw.${stream} order by workspace_id, record_id, parent_id`,
  );
  return rows.map((row) => ({
    record_id: String(row["record_id"]),
    parent_id: row["parent_id"] === null ? null : String(row["parent_id"]),
    record: JSON.parse(String(row["record"])),
    updated_at: row["updated_at"] === null ? null : Number(row["updated_at"]),
    deleted: row["deleted"] === true,
  }));
}

/** Raw tables whole, without what differs from run to run: which run loaded a row, and when. */
export function landedTexts(
  database: string,
  streams: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  return withReader(database, async (read) => {
    const texts = new Map<string, readonly string[]>();
    for (const stream of streams) {
      const rows = await read(
        `select to_json(landed)::varchar as row from (
           select * exclude (loaded_at, run_id) from intercom_raw.${stream}
         ) as landed
         order by row`,
      );
      texts.set(stream, rows.map((row) => String(row["row"])));
    }
    return texts;
  });
}
