import type { MartRow } from "../mart_truth/mart_row.ts";

/** The sum of a column; what is null counts nothing. */
export function sum(rows: readonly MartRow[], column: string): number {
  return rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
}

/** How many rows a column of is not null. */
export function countOf(rows: readonly MartRow[], column: string): number {
  return rows.filter((row) => row[column] !== null).length;
}
