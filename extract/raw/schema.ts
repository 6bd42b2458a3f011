/** The version of the layout below, raised with every change of it. A file with a later one is refused. */
export const SCHEMA_VERSION = 1;

/** The schema that the extractor owns. dbt reads it and never writes it. */
export const RAW_SCHEMA = "intercom_raw";

/** A stream's table: one row a record, as the API sent it. */
export function recordTable(stream: string): string {
  return `
    create table if not exists ${RAW_SCHEMA}.${stream} (
      workspace_id varchar not null,
      record_id varchar not null,
      parent_id varchar,
      record json not null,
      updated_at timestamp,
      deleted_at timestamp,
      expanded varchar[],
      loaded_at timestamp not null,
      run_id varchar not null,
      api_version varchar not null
    )`;
}

/** The tables beside the streams': what ran, what it did, and up to when each stream is landed. */
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
] as const;

/** Where a batch waits to be merged. Temporary: gone with the connection. */
export const incomingTables = [
  `create or replace temp table incoming_records (
      position integer not null,
      stream varchar not null,
      record_id varchar not null,
      parent_id varchar,
      record varchar not null,
      updated_at timestamp,
      expanded varchar[],
      is_gone boolean not null
    )`,
  `create or replace temp table incoming_parents (stream varchar not null, parent_id varchar not null)`,
  `create or replace temp table seen_records (
      stream varchar not null,
      record_id varchar not null,
      parent_id varchar
    )`,
] as const;
