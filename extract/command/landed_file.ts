import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { ConfigError } from "../errors.ts";
import { RAW_SCHEMA, SCHEMA_VERSION } from "../raw/schema.ts";

/** A row by column: texts, numbers, truth values and nulls, as the statement casts them. */
export type LandedRow = Readonly<Record<string, unknown>>;

/** A database that is only looked at. */
export interface LandedFile {
  /** The version of its raw layout; undefined where it has none. */
  readonly layout: number | undefined;
  /** The tables of the raw layer. */
  readonly tables: ReadonlySet<string>;
  rows(sql: string, values?: Record<string, string>): Promise<LandedRow[]>;
  close(): void;
}

/** How a missing file is told. */
const NONE = "there is none; deno task extract makes it";

/** What DuckDB says when a file can not be read, and what must hold instead. */
const failures = [
  [/could not set lock/i, "nothing else may have it open", "another program holds it"],
  [/does not exist|no such file/i, "it must exist", NONE],
  [/not a valid DuckDB database/i, "it must be a DuckDB file", "it is another kind of file"],
  [/permission denied/i, "it must be readable", "permission is denied"],
  [/is a directory|could not read from file/i, "it must be a file", "it is a folder"],
] as const;

/**
 * Opens a database without a lock that a reader would mind, and without changing it.
 *
 * @throws {ConfigError} when there is none, or it can not be read.
 */
export async function openLandedFile(path: string): Promise<LandedFile> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    await connection.run(`attach '${path.replaceAll("'", "''")}' as landed (read_only)`);
    await connection.run("use landed");
    const tables = await tablesOf(connection);
    return {
      layout: tables.has("schema_version") ? await layoutOf(connection) : undefined,
      tables,
      rows: async (sql, values = {}) =>
        (await connection.runAndReadAll(sql, values)).getRowObjectsJS(),
      close: () => {
        connection.closeSync();
        instance.closeSync();
      },
    };
  } catch (error) {
    connection.closeSync();
    instance.closeSync();
    const message = error instanceof Error ? error.message : String(error);
    const known = failures.find(([pattern]) => pattern.test(message));
    const [, rule, found] = known ?? [, "DuckDB must read it", message.split("\n")[0]];
    throw new ConfigError(`Cannot use "${path}" as database as ${rule}: ${found}`);
  }
}

/**
 * Opens a database where there is one.
 *
 * @throws {ConfigError} when it can not be read.
 */
export async function openLandedFileIfThere(path: string): Promise<LandedFile | undefined> {
  try {
    return await openLandedFile(path);
  } catch (error) {
    if (error instanceof ConfigError && error.message.includes(NONE)) return undefined;
    throw error;
  }
}

/**
 * Holds a database to the layout that this program knows.
 *
 * @throws {ConfigError} when nothing was loaded into it, or by another release.
 */
export function checkLayout(file: LandedFile, path: string): void {
  if (file.layout === undefined) {
    throw new ConfigError(
      `Cannot read "${path}" as deno task extract must have loaded it: it has no schema ${RAW_SCHEMA}`,
    );
  }
  if (file.layout > SCHEMA_VERSION) {
    throw new ConfigError(
      `Cannot use the database as its layout must be version ${SCHEMA_VERSION} or older: ` +
        `it is version ${file.layout}, made by a newer release of this program`,
    );
  }
}

async function tablesOf(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const result = await connection.runAndReadAll(
    `select table_name from information_schema.tables
     where table_catalog = 'landed' and table_schema = '${RAW_SCHEMA}'`,
  );
  return new Set(result.getRows().map(([name]) => String(name)));
}

async function layoutOf(connection: DuckDBConnection): Promise<number> {
  const result = await connection.runAndReadAll(`select version from ${RAW_SCHEMA}.schema_version`);
  return Number(result.getRows()[0]?.[0] ?? 0);
}
