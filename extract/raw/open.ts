import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { ConfigError } from "../errors.ts";
import {
  bookkeepingTables,
  incomingTables,
  RAW_SCHEMA,
  recordTable,
  SCHEMA_VERSION,
} from "./schema.ts";

/** What DuckDB says when a file can not be used, and what to do about it. */
const openFailures = [
  [/could not set lock/i, "nothing else may have it open", "another program holds it"],
  [/not a valid DuckDB database/i, "it must be a DuckDB file", "it is another kind of file"],
  [/permission denied/i, "it must be writable", "permission is denied"],
  [/read-only/i, "it must be writable", "the file system is read-only"],
  [/no such file or directory/i, "its folder must exist", "there is none"],
  [/is a directory/i, "it must be a file", "it is a folder"],
  [/newer version|storage version/i, "this DuckDB must read it", "it was made by a newer DuckDB"],
] as const;

/** DuckDB's own memory for batches of the usual size. It spills what it can into `<file>.tmp` beyond. */
export const MEMORY_LIMIT = "96MB";

/** For a batch that does not fit: a single record with all that lands with it. */
export const LARGE_MEMORY_LIMIT = "2GB";

/**
 * Rows that DuckDB packs together. To add to a pack is to read and write the whole of it: of the usual 122,880 rows of
 * some kilobytes each, that is hundreds of megabytes.
 */
const ROW_GROUP_SIZE = 2048;

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
    threads: "2",
    temp_directory: `${path}.tmp`,
  });
  const connection = await instance.connect();
  try {
    const file = `'${path.replaceAll("'", "''")}'`;
    await connection.run(`attach ${file} as warehouse (row_group_size ${ROW_GROUP_SIZE})`);
    await connection.run("use warehouse");
    return { instance, connection };
  } catch (error) {
    connection.closeSync();
    instance.closeSync();
    const message = error instanceof Error ? error.message : String(error);
    const known = openFailures.find(([pattern]) => pattern.test(message));
    const [, rule, found] = known ?? [, "DuckDB must read it", message.split("\n")[0]];
    throw new ConfigError(`Cannot use "${path}" as database as ${rule}: ${found}`);
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
  for (const table of [...bookkeepingTables, ...streams.map(recordTable), ...incomingTables]) {
    await connection.run(table);
  }
  if (version === undefined) {
    await connection.run(`insert into ${RAW_SCHEMA}.schema_version values (${SCHEMA_VERSION})`);
  }
}

/** The layout that a file has; undefined where it has none. */
async function layoutVersion(connection: DuckDBConnection): Promise<number | undefined> {
  const table = await connection.runAndReadAll(
    `select 1 from information_schema.tables
     where table_catalog = current_database() and table_schema = '${RAW_SCHEMA}'
       and table_name = 'schema_version'`,
  );
  if (table.currentRowCount === 0) return undefined;
  const found = await connection.runAndReadAll(`select version from ${RAW_SCHEMA}.schema_version`);
  const version = found.getRows()[0]?.[0];
  return version === undefined ? undefined : Number(version);
}
