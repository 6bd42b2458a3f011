import { DuckDBListValue, type DuckDBValue } from "@duckdb/node-api";
import { milliseconds } from "./timestamp.ts";

/** What is known of a landed record without reading it. */
export interface LandedVersion {
  readonly updatedAtMs?: number;
  /** When the run began that fetched it as it is. */
  readonly fetchedAfterMs: number;
  readonly expanded: readonly string[];
  readonly isDeleted: boolean;
}

/** A record's id and version, from the columns in the order of the query. */
export function landedVersionOf(row: readonly DuckDBValue[]): [string, LandedVersion] {
  const [id, updatedAt, startedAt, expanded, isDeleted] = row;
  const updatedAtMs = milliseconds(updatedAt);
  return [String(id), {
    ...(updatedAtMs === undefined ? {} : { updatedAtMs }),
    fetchedAfterMs: milliseconds(startedAt) ?? 0,
    expanded: expanded instanceof DuckDBListValue ? expanded.items.map(String) : [],
    isDeleted: isDeleted === true,
  }];
}
