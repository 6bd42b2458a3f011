/** The version of the layout below, raised with every change of it. A file with a later one is refused. */
export const SCHEMA_VERSION = 2;

/** The schema that the extractor owns. dbt reads it and never writes it. */
export const RAW_SCHEMA = "intercom_raw";

/** How DuckDB packs records: as it chooses itself, with zstd, where the form of the file knows that, or not at all. */
export type Packing = "auto" | "zstd" | "uncompressed";

/** A stream's table: one row a record, as the API sent it. */
export function recordTable(stream: string, packing: Packing): string {
  const compression = packing === "auto" ? "" : `using compression ${packing}`;
  return `
    create table if not exists ${RAW_SCHEMA}.${stream} (
      workspace_id varchar not null,
      record_id varchar not null,
      parent_id varchar,
      record json ${compression} not null,
      updated_at timestamp,
      deleted_at timestamp,
      expanded varchar[],
      loaded_at timestamp not null,
      run_id varchar not null,
      api_version varchar not null
    )`;
}

/**
 * The tables beside the streams': what ran, what it did, up to when each stream is landed, and the parts of long reads
 * that are under way. Changed only together with a step in `migrate.ts`.
 */
export const bookkeepingTables = [
  `create schema if not exists ${RAW_SCHEMA}`,
  `create table if not exists ${RAW_SCHEMA}.schema_version (version integer not null)`,
  `create table if not exists ${RAW_SCHEMA}.sync_runs (
      run_id varchar not null,
      workspace_id varchar not null,
      started_at timestamp not null,
      finished_at timestamp,
      status varchar not null,
      extractor_version varchar not null,
      api_version varchar not null,
      arguments json not null,
      message varchar
    )`,
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
      records_truncated bigint not null,
      message varchar
    )`,
  `create table if not exists ${RAW_SCHEMA}.bookmarks (
      workspace_id varchar not null,
      stream varchar not null,
      read_from timestamp,
      read_until timestamp not null,
      swept_at timestamp,
      set_at timestamp not null,
      run_id varchar not null
    )`,
  `create table if not exists ${RAW_SCHEMA}.windows (
      workspace_id varchar not null,
      stream varchar not null,
      window_from timestamp,
      window_until timestamp,
      read_until timestamp,
      set_at timestamp not null,
      run_id varchar not null
    )`,
] as const;

/** What the walks of this run have shown. Temporary: gone with the connection. */
export const SEEN_TABLE = `create or replace temp table seen_records (
    stream varchar not null,
    walk varchar not null,
    record_id varchar not null,
    parent_id varchar
  )`;
