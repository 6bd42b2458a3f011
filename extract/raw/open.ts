import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { delay } from "@std/async/delay";
import { ConfigError } from "../errors.ts";
import { isLocked, isOutOfMemory, openFailure, writeFailure } from "./failures.ts";
import { migrate } from "./migrate.ts";
import {
  bookkeepingTables,
  RAW_SCHEMA,
  recordTable,
  SCHEMA_VERSION,
  SEEN_TABLE,
} from "./schema.ts";
import { milliseconds } from "./timestamp.ts";

/** DuckDB's own memory for batches of the usual size. It spills what it can into `<file>.tmp` beyond. */
export const MEMORY_LIMIT = "64MB";

/** For a batch that does not fit: a single record with all that lands with it. */
export const LARGE_MEMORY_LIMIT = "2GB";

/**
 * Rows that DuckDB packs together. To add to a pack is to read and write the whole of it: of the usual 122,880 rows of
 * some kilobytes each, that is hundreds of megabytes.
 */
const ROW_GROUP_SIZE = 2048;

/**
 * What DuckDB takes of a new file at once, in bytes: each column of each pack of rows at least once, in memory too until
 * the log is written into the file. Of the usual 256 kB, a handful of rows in each table is tens of megabytes; smaller ones
 * cost more time the larger the file is.
 */
const BLOCK_SIZE = 65_536;

/** The oldest DuckDB that reads a new file: the first that packs texts with zstd. */
const STORAGE_VERSION = "v1.2.0";

/** How often, and in what distance, a file is asked for that another program took while it was opened anew. */
const [RENEW_ATTEMPTS, RENEW_DELAY_MS] = [100, 100];

/** An open file: close the connection, then the instance. */
export interface OpenDatabase {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
}

/**
 * Opens a database file, made where there is none.
 *
 * @throws {ConfigError} when the file can not be used.
 */
export async function openDatabase(path: string): Promise<OpenDatabase> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: MEMORY_LIMIT,
    // The statements are small: a second thread costs memory and saves no time.
    threads: "1",
    temp_directory: `${path}.tmp`,
    // Both for new files, and tables of no file: an old one keeps its own.
    default_block_size: String(BLOCK_SIZE),
    storage_compatibility_version: STORAGE_VERSION,
    // A checkpoint that fails within a commit spoils the connection: it is made in `renew()`.
    checkpoint_threshold: "1TB",
    // What a statement used goes back to the system at once.
    allocator_flush_threshold: "1MB",
    allocator_bulk_deallocation_flush_threshold: "1MB",
  });
  const connection = await instance.connect();
  try {
    await attach(connection, path);
    return { instance, connection };
  } catch (error) {
    connection.closeSync();
    instance.closeSync();
    throw openFailure(error, path);
  }
}

async function attach(connection: DuckDBConnection, path: string): Promise<void> {
  const file = `'${path.replaceAll("'", "''")}'`;
  await connection.run(`attach ${file} as warehouse (row_group_size ${ROW_GROUP_SIZE})`);
  await connection.run("use warehouse");
}

/**
 * Writes the log into the file and opens it anew. DuckDB keeps blocks of what it has written in memory for as long as
 * a file is open, some for each pack of rows.
 *
 * @throws {ConfigError} when the disk does not take it, or another program took the file meanwhile.
 */
export async function renew(connection: DuckDBConnection, path: string): Promise<void> {
  try {
    await detach(connection);
  } catch (error) {
    if (!isOutOfMemory(error)) throw writeFailure(error, path);
    // Packs of unusually large rows. The file is detached all the same, and its log is whole: once more, with more.
    await connection.run(`set memory_limit = '${LARGE_MEMORY_LIMIT}'`);
    await attachInTime(connection, path);
    await detach(connection).catch((error) => {
      throw writeFailure(error, path);
    });
  }
  await attachInTime(connection, path);
  await connection.run(`set memory_limit = '${MEMORY_LIMIT}'`);
}

/** Writes the log into the file, within the limit of memory, and lets go of it. */
async function detach(connection: DuckDBConnection): Promise<void> {
  await connection.run("use memory");
  await connection.run("detach warehouse");
}

/** Attaches the file. Whoever looked into it in the moment between is soon done. */
async function attachInTime(connection: DuckDBConnection, path: string): Promise<void> {
  for (let attempt = 1;; attempt++) {
    try {
      return await attach(connection, path);
    } catch (error) {
      if (!isLocked(error) || attempt === RENEW_ATTEMPTS) throw openFailure(error, path);
      await delay(RENEW_DELAY_MS);
    }
  }
}

/**
 * Makes what is missing of the raw layer: every stream's table, so that dbt finds them all.
 *
 * @throws {ConfigError} when a newer release made the layout; nothing of it is touched.
 */
export async function prepareDatabase(
  connection: DuckDBConnection,
  streams: readonly string[],
): Promise<void> {
  const version = await layoutVersion(connection);
  if (version !== undefined && version > SCHEMA_VERSION) {
    throw new ConfigError(
      `Cannot use the database as its layout must be version ${SCHEMA_VERSION} or older: ` +
        `it is version ${version}, made by a newer release of this program`,
    );
  }
  await connection.run(SEEN_TABLE);
  await connection.run("begin");
  if (version !== undefined) await migrate(connection, version);
  const packing = await knowsZstd(connection) ? "zstd" : "auto";
  for (const table of bookkeepingTables) await connection.run(table);
  for (const stream of streams) await connection.run(recordTable(stream, packing));
  if (version === undefined) {
    await connection.run(`insert into ${RAW_SCHEMA}.schema_version values (${SCHEMA_VERSION})`);
  }
  await connection.run("commit");
}

/** Whether the form of the file knows zstd: one that DuckDB made by its own defaults does not, and would not be packed. */
async function knowsZstd(connection: DuckDBConnection): Promise<boolean> {
  const found = await connection.runAndReadAll(
    "select tags['storage_version'] from duckdb_databases() where database_name = current_database()",
  );
  const [major = 0, minor = 0] = String(found.getRows()[0]?.[0]).match(/\d+/g)?.map(Number) ?? [];
  return major > 1 || minor >= 2;
}

/** The layout that a file has: undefined where it has none, 0 where it was left before it was whole. */
async function layoutVersion(connection: DuckDBConnection): Promise<number | undefined> {
  const table = await connection.runAndReadAll(
    `select 1 from information_schema.tables
     where table_catalog = current_database() and table_schema = '${RAW_SCHEMA}'
       and table_name = 'schema_version'`,
  );
  if (table.currentRowCount === 0) return undefined;
  const found = await connection.runAndReadAll(`select version from ${RAW_SCHEMA}.schema_version`);
  const version = found.getRows()[0]?.[0];
  return version === undefined ? 0 : Number(version);
}

/** When something was landed last, in milliseconds; 0 where nothing is. */
export async function latestLoad(
  connection: DuckDBConnection,
  streams: readonly string[],
): Promise<number> {
  const loads = streams.map((stream) =>
    `select max(loaded_at) as loaded_at from ${RAW_SCHEMA}.${stream}`
  );
  const result = await connection.runAndReadAll(
    `select max(loaded_at) from (${
      [...loads, "select null::timestamp as loaded_at"].join(" union all ")
    })`,
  );
  return milliseconds(result.getRows()[0]?.[0]) ?? 0;
}
