import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from "@duckdb/node-api";
import { DuckDBListValue, DuckDBTimestampValue, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import { ConfigError } from "../errors.ts";
import type { Batch, Bookmark, Landed } from "./batch.ts";
import { type LoadFacts, markDeleted, mergeBatch, timestamp } from "./merge.ts";
import { LARGE_MEMORY_LIMIT, MEMORY_LIMIT, openDatabase, prepareDatabase } from "./open.ts";
import { RAW_SCHEMA } from "./schema.ts";

/** Which run of which workspace a warehouse is opened for. */
export interface WarehouseOptions {
  readonly path: string;
  /** Every stream there is, selected or not. */
  readonly streams: readonly string[];
  readonly workspaceId: string;
  readonly runId: string;
  readonly apiVersion: string;
  /** The vendor's time, in milliseconds. */
  readonly now: () => number;
}

/** What is known of a landed record without reading it. */
export interface LandedVersion {
  readonly updatedAtMs?: number;
  /** When the run began that fetched it as it is. */
  readonly fetchedAfterMs: number;
  readonly expanded: readonly string[];
  readonly isDeleted: boolean;
}

/** The raw tables of one database file, for one run. One transaction at a time; whoever comes second waits. */
export class Warehouse {
  readonly options: WarehouseOptions;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  #lastLoadedAtMs: number;
  #queue: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  private constructor(
    options: WarehouseOptions,
    database: { instance: DuckDBInstance; connection: DuckDBConnection; lastLoadedAtMs: number },
  ) {
    this.options = options;
    this.#instance = database.instance;
    this.#connection = database.connection;
    this.#lastLoadedAtMs = database.lastLoadedAtMs;
  }

  /**
   * Opens the file and makes what is missing.
   *
   * @throws {ConfigError} when the file can not be used.
   */
  static async open(options: WarehouseOptions): Promise<Warehouse> {
    const { instance, connection } = await openDatabase(options.path);
    try {
      await prepareDatabase(connection, options.streams);
      const lastLoadedAtMs = await latestLoad(connection, options.streams);
      return new Warehouse(options, { instance, connection, lastLoadedAtMs });
    } catch (error) {
      connection.closeSync();
      instance.closeSync();
      throw error;
    }
  }

  /** Closes the file, all transactions done. Closing twice is closing once. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#queue.catch(() => undefined);
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  /** Lands a batch, whole or not at all. Returns what changed, by stream. */
  async land(batch: Batch): Promise<Map<string, Landed>> {
    const merge = () =>
      this.transaction((connection, facts) => mergeBatch(connection, batch, facts));
    try {
      return await merge();
    } catch (error) {
      if (!isOutOfMemory(error)) throw error;
      // One conversation can be tens of megabytes, and must land whole: more memory, for once.
      await this.query(`set memory_limit = '${LARGE_MEMORY_LIMIT}'`);
      const landed = await merge();
      // What is in use may not fit any more; then the limit stays as it is.
      await this.query(`set memory_limit = '${MEMORY_LIMIT}'`).catch(() => undefined);
      return landed;
    }
  }

  /** Forgets what was seen of a stream in this run: a walk begins. */
  async beginWalk(stream: string): Promise<void> {
    await this.query("delete from seen_records where stream = $stream", { stream });
  }

  /** How many records of a stream the walk has shown, each counted once. */
  async countSeen(stream: string): Promise<number> {
    const rows = await this.query(
      `select count(*) from (
         select distinct record_id, parent_id from seen_records where stream = $stream
       )`,
      { stream },
    );
    return Number(rows[0]?.[0]);
  }

  /** Ids of the landed records of a stream that the walk did not show, of those that changed since an instant. */
  async unseen(stream: string, sinceMs: number | undefined): Promise<string[]> {
    const rows = await this.query(
      `select record_id from ${RAW_SCHEMA}.${stream} as landed
       where workspace_id = $workspaceId and deleted_at is null and ${NOT_SEEN}
         and coalesce(updated_at >= $since, true)
       order by record_id`,
      {
        stream,
        workspaceId: this.options.workspaceId,
        since: timestamp(sinceMs ?? 0),
      },
    );
    return rows.map(([recordId]) => String(recordId));
  }

  /** Marks the landed records of a stream that the walk did not show as deleted. Returns how many. */
  markUnseen(stream: string): Promise<number> {
    return this.transaction((connection, facts) =>
      markDeleted(connection, stream, { facts, where: NOT_SEEN })
    );
  }

  /** What is landed of some records of a stream, by id. */
  async landedVersions(
    stream: string,
    recordIds: readonly string[],
  ): Promise<Map<string, LandedVersion>> {
    const rows = await this.query(
      `select record_id, updated_at, run.started_at, coalesce(expanded, []), deleted_at is not null
       from ${RAW_SCHEMA}.${stream} as landed
       left join ${RAW_SCHEMA}.sync_runs as run using (run_id)
       where landed.workspace_id = $workspaceId
         and record_id in (select unnest($recordIds::varchar[]))`,
      { workspaceId: this.options.workspaceId, recordIds: listValue([...recordIds]) },
    );
    return new Map(rows.map(([id, updatedAt, startedAt, expanded, isDeleted]) => {
      const updatedAtMs = milliseconds(updatedAt);
      return [String(id), {
        ...(updatedAtMs === undefined ? {} : { updatedAtMs }),
        fetchedAfterMs: milliseconds(startedAt) ?? 0,
        expanded: expanded instanceof DuckDBListValue ? expanded.items.map(String) : [],
        isDeleted: isDeleted === true,
      }];
    }));
  }

  /** Ids of landed records, not deleted, that lack one of the sub-streams; in order, at most `limit`. */
  async lacking(
    stream: string,
    expansions: readonly string[],
    options: { readonly after: string; readonly limit: number },
  ): Promise<string[]> {
    const rows = await this.query(
      `select record_id from ${RAW_SCHEMA}.${stream}
       where workspace_id = $workspaceId and deleted_at is null and record_id > $after
         and not list_has_all(coalesce(expanded, []), $expansions::varchar[])
       order by record_id limit ${options.limit}`,
      {
        workspaceId: this.options.workspaceId,
        after: options.after,
        expansions: listValue([...expansions]),
      },
    );
    return rows.map(([id]) => String(id));
  }

  /** Up to when a stream is landed, or undefined before its first load. */
  async bookmark(stream: string): Promise<Bookmark | undefined> {
    const rows = await this.query(
      `select read_from, read_until from ${RAW_SCHEMA}.bookmarks
       where workspace_id = $workspaceId and stream = $stream`,
      { workspaceId: this.options.workspaceId, stream },
    );
    const [readFrom, readUntil] = rows[0] ?? [];
    const [readFromMs, readUntilMs] = [milliseconds(readFrom), milliseconds(readUntil)];
    if (readUntilMs === undefined) return undefined;
    return { readUntilMs, ...(readFromMs === undefined ? {} : { readFromMs }) };
  }

  /** Runs statements that take effect together. */
  transaction<T>(
    work: (connection: DuckDBConnection, facts: LoadFacts) => Promise<T>,
  ): Promise<T> {
    return this.#inTurn(async () => {
      // Never before an earlier load, whatever the clocks: incremental models read by it.
      this.#lastLoadedAtMs = Math.max(this.options.now(), this.#lastLoadedAtMs);
      const { workspaceId, runId, apiVersion } = this.options;
      await this.#connection.run("begin");
      try {
        const loadedAtMs = this.#lastLoadedAtMs;
        const result = await work(this.#connection, { workspaceId, runId, apiVersion, loadedAtMs });
        await this.#connection.run("commit");
        return result;
      } catch (error) {
        await this.#connection.run("rollback").catch(() => undefined);
        throw writeFailure(error, this.options.path);
      }
    });
  }

  /** Runs one statement and gives its rows. A list among the values is one of texts. */
  query(sql: string, values: Record<string, DuckDBValue> = {}): Promise<DuckDBValue[][]> {
    // An empty list does not tell its own type.
    const lists = Object.entries(values).filter(([, value]) => value instanceof DuckDBListValue);
    const types = Object.fromEntries(lists.map(([name]) => [name, LIST(VARCHAR)]));
    return this.#inTurn(async () =>
      (await this.#connection.runAndReadAll(sql, values, types)).getRows()
    );
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.catch(() => undefined).then(work);
    this.#queue = turn;
    return turn;
  }
}

/** A failure of the disk is the operator's, and says nothing of a record; any other error is passed on. */
function writeFailure(error: unknown, path: string): unknown {
  const message = error instanceof Error ? error.message : "";
  if (!/^(IO Error|.*(no space left|could not write))/is.test(message)) return error;
  return new ConfigError(
    `Cannot write to "${path}" as its disk must take what is loaded: it is full or failed`,
  );
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && /^out of memory/i.test(error.message);
}

const NOT_SEEN = `not exists (
  select 1 from seen_records as seen
  where seen.stream = $stream and seen.record_id = landed.record_id
    and seen.parent_id is not distinct from landed.parent_id
)`;

async function latestLoad(
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

/** DuckDB's timestamp as milliseconds since the Unix epoch; undefined for null. */
export function milliseconds(value: DuckDBValue | undefined): number | undefined {
  return value instanceof DuckDBTimestampValue ? Number(value.micros) / 1000 : undefined;
}
