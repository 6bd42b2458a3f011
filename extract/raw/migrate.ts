import type { DuckDBConnection } from "@duckdb/node-api";
import { RAW_SCHEMA } from "./schema.ts";

/** What turns the layout of one version into that of the next. Landed records stay as they are. */
interface Migration {
  /** The version that the layout has afterwards. */
  readonly to: number;
  readonly statements: readonly string[];
}

/** In order of version. A step that was released is never changed. */
const migrations: readonly Migration[] = [
  {
    // A first run of version 1 that was killed before it wrote its version, and before it landed anything.
    to: 1,
    statements: [
      `create table if not exists ${RAW_SCHEMA}.sync_streams (
          run_id varchar not null,
          workspace_id varchar not null,
          stream varchar not null,
          status varchar not null,
          started_at timestamp not null,
          finished_at timestamp not null,
          requests bigint not null,
          records_read bigint not null,
          records_inserted bigint not null,
          records_changed bigint not null,
          records_deleted bigint not null,
          records_expected bigint,
          records_skipped bigint not null,
          message varchar
        )`,
      `create table if not exists ${RAW_SCHEMA}.bookmarks (
          workspace_id varchar not null,
          stream varchar not null,
          read_from timestamp,
          read_until timestamp not null,
          set_at timestamp not null,
          run_id varchar not null
        )`,
    ],
  },
  {
    to: 2,
    statements: [
      ...widenTable("sync_streams", {
        columns: `
          run_id varchar not null,
          workspace_id varchar not null,
          stream varchar not null,
          status varchar not null,
          started_at timestamp not null,
          finished_at timestamp not null,
          requests bigint not null,
          records_read bigint not null,
          records_inserted bigint not null,
          records_changed bigint not null,
          records_deleted bigint not null,
          records_expected bigint,
          records_skipped bigint not null,
          records_truncated bigint not null,
          message varchar`,
        // What a run of version 1 did not give stands in its message alone.
        rows: "select * exclude (message), 0, message from widened",
      }),
      ...widenTable("bookmarks", {
        columns: `
          workspace_id varchar not null,
          stream varchar not null,
          read_from timestamp,
          read_until timestamp not null,
          swept_at timestamp,
          set_at timestamp not null,
          run_id varchar not null`,
        rows: `select workspace_id, stream, read_from, read_until, null, set_at, run_id
               from widened`,
      }),
      `create table ${RAW_SCHEMA}.windows (
          workspace_id varchar not null,
          stream varchar not null,
          window_from timestamp,
          window_until timestamp,
          read_until timestamp,
          set_at timestamp not null,
          run_id varchar not null
        )`,
    ],
  },
];

/**
 * A table made anew with more columns: one that is added stands last, and a file that was migrated shall be as one
 * that was made today. `rows` selects what it held from `widened`.
 */
function widenTable(
  table: string,
  { columns, rows }: { readonly columns: string; readonly rows: string },
): string[] {
  return [
    `create or replace temp table widened as from ${RAW_SCHEMA}.${table}`,
    `drop table ${RAW_SCHEMA}.${table}`,
    `create table ${RAW_SCHEMA}.${table} (${columns})`,
    `insert into ${RAW_SCHEMA}.${table} ${rows}`,
    "drop table widened",
  ];
}

/** Brings an older layout to the present one, inside the transaction that is open. */
export async function migrate(connection: DuckDBConnection, version: number): Promise<void> {
  for (const { to, statements } of migrations) {
    if (to <= version) continue;
    for (const statement of statements) await connection.run(statement);
    await connection.run(`delete from ${RAW_SCHEMA}.schema_version`);
    await connection.run(`insert into ${RAW_SCHEMA}.schema_version values (${to})`);
  }
}
