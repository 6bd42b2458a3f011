import { DuckDBTimestampValue, type DuckDBValue } from "@duckdb/node-api";

/** Milliseconds since the Unix epoch as DuckDB's timestamp. */
export function timestamp(timeMs: number): DuckDBTimestampValue {
  return new DuckDBTimestampValue(BigInt(Math.round(timeMs * 1000)));
}

/** The same where there may be none. */
export function timestampOrNull(timeMs: number | undefined): DuckDBTimestampValue | null {
  return timeMs === undefined ? null : timestamp(timeMs);
}

/** DuckDB's timestamp as milliseconds since the Unix epoch; undefined for null. */
export function milliseconds(value: DuckDBValue | undefined): number | undefined {
  return value instanceof DuckDBTimestampValue ? Number(value.micros) / 1000 : undefined;
}
