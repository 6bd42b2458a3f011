import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from "@duckdb/node-api";
import { DuckDBListValue, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import type { Batch, Bookmark, Landed, Window } from "./batch.ts";
import { NOT_SEEN } from "./incoming.ts";
import { markDeleted, mergeBatch } from "./merge.ts";
import { isOutOfMemory, writeFailure } from "./failures.ts";
import {
  LARGE_MEMORY_LIMIT,
  latestLoad,
  MEMORY_LIMIT,
  openDatabase,
  prepareDatabase,
  renew,
} from "./open.ts";
import { bookmarkOf, type LoadFacts, windowOf } from "./progress.ts";
import { type LandedVersion, landedVersionOf } from "./landed_version.ts";
import { RAW_SCHEMA } from "./schema.ts";
import { timestamp } from "./timestamp.ts";

/** So many characters of JSON are landed between two times that the file is opened anew. */
const RENEW_CHARACTERS = 8_000_000;

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

/** The raw tables of one database file, for one run. One transaction at a time; whoever comes second waits. */
export class Warehouse {
  readonly options: WarehouseOptions;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  #lastLoadedAtMs: number;
  #queue: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  #charactersSinceRenewed = 0;
  #failure: unknown;

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
      throw writeFailure(error, options.path);
    }
  }

  /** Closes the file, all transactions done. Closing twice is closing once. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    // Closing writes the log into the file, and has no second try.
    await this.query(`set memory_limit = '${LARGE_MEMORY_LIMIT}'`).catch(() => undefined);
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  /** Lands a batch, whole or not at all. Returns what changed, by stream. */
  async land(batch: Batch): Promise<Map<string, Landed>> {
    const landed = await this.#merge(batch);
    this.#charactersSinceRenewed += batch.size;
    if (this.#charactersSinceRenewed >= RENEW_CHARACTERS) await this.#renew();
    return landed;
  }

  async #renew(): Promise<void> {
    this.#charactersSinceRenewed = 0;
    try {
      await this.#inTurn(() => renew(this.#connection, this.options.path));
    } catch (error) {
      // The file is of no more use in this run.
      this.#failure = error;
      throw error;
    }
  }

  async #merge(batch: Batch): Promise<Map<string, Landed>> {
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

  /** Forgets what one walk of a stream has seen in this run, or all of its walks: it begins. */
  async beginWalk(stream: string, walk?: string): Promise<void> {
    await this.query(
      "delete from seen_records where stream = $stream and coalesce(walk = $walk, true)",
      { stream, walk: walk ?? null },
    );
  }

  /** How many records of a stream one walk has shown, or all of its walks, each counted once. */
  async countSeen(stream: string, walk?: string): Promise<number> {
    const rows = await this.query(
      `select count(*) from (
         select distinct record_id, parent_id from seen_records
         where stream = $stream and coalesce(walk = $walk, true)
       )`,
      { stream, walk: walk ?? null },
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

  /**
   * Marks the landed records of a stream that the walk did not show as deleted. Returns how many.
   *
   * @param parentIds Only those of these owners; default: all.
   */
  markUnseen(stream: string, parentIds?: readonly string[]): Promise<number> {
    const isOwned = `parent_id in (select unnest(string_split($parentIds, chr(10))))`;
    return this.transaction((connection, facts) =>
      markDeleted(connection, stream, {
        facts,
        where: parentIds === undefined ? NOT_SEEN : `${isOwned} and ${NOT_SEEN}`,
        values: {
          stream,
          ...(parentIds === undefined ? {} : { parentIds: parentIds.join("\n") }),
        },
      })
    );
  }

  /** What is landed of some records of a stream, by id. */
  async landedVersions(
    stream: string,
    recordIds: readonly string[],
  ): Promise<Map<string, LandedVersion>> {
    const rows = await this.query(
      // By their ids alone first: else the whole table is read for each page.
      `with asked as (
         select rowid as row_id from ${RAW_SCHEMA}.${stream}
         where workspace_id = $workspaceId and record_id in (select unnest($recordIds::varchar[]))
       )
       select record_id, updated_at, run.started_at, coalesce(expanded, []), deleted_at is not null
       from ${RAW_SCHEMA}.${stream} as landed
       left join ${RAW_SCHEMA}.sync_runs as run using (run_id)
       where landed.rowid in (select row_id from asked)`,
      { workspaceId: this.options.workspaceId, recordIds: listValue([...recordIds]) },
    );
    return new Map(rows.map(landedVersionOf));
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
      `select read_from, read_until, swept_at from ${RAW_SCHEMA}.bookmarks
       where workspace_id = $workspaceId and stream = $stream`,
      { workspaceId: this.options.workspaceId, stream },
    );
    return bookmarkOf(rows[0]);
  }

  /** The parts of a long read of a stream that is under way, in order; none: no such read is. */
  async windows(stream: string): Promise<Window[]> {
    const rows = await this.query(
      `select window_from, window_until, read_until, run.api_version
       from ${RAW_SCHEMA}.windows as part
       left join ${RAW_SCHEMA}.sync_runs as run using (run_id)
       where part.workspace_id = $workspaceId and stream = $stream
       order by window_from nulls first, window_until nulls last`,
      { workspaceId: this.options.workspaceId, stream },
    );
    return rows.map(windowOf);
  }

  /**
   * Ids of landed records, not deleted, that such records of another stream name in a field. In order. Left out are
   * those that were landed well after they were named: they came back.
   */
  async named(
    stream: string,
    by: { readonly stream: string; readonly field: string },
  ): Promise<string[]> {
    const rows = await this.query(
      `select landed.record_id from ${RAW_SCHEMA}.${stream} as landed
       join (
         select record ->> $field as record_id, max(loaded_at) as named_at
         from ${RAW_SCHEMA}.${by.stream}
         where workspace_id = $workspaceId and deleted_at is null
         group by all
       ) as teller on landed.record_id = teller.record_id
       where landed.workspace_id = $workspaceId and landed.deleted_at is null
         and landed.loaded_at <= teller.named_at + interval 1 hour
       order by landed.record_id`,
      { workspaceId: this.options.workspaceId, field: by.field },
    );
    return rows.map(([recordId]) => String(recordId));
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
    const turn = this.#queue.catch(() => undefined).then(() => {
      if (this.#failure !== undefined) throw this.#failure;
      return work();
    });
    this.#queue = turn;
    return turn;
  }
}
