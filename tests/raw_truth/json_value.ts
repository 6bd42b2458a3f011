import type { MartRow } from "../../simulator/mart_truth/mart_row.ts";
import { text } from "./raw_cell.ts";
import type { Json } from "./raw_workspace.ts";

/** A JSON value by its own type: as text and, where it is one, as a number. */
export function valueCells(value: Json): MartRow {
  const written = JSON.stringify(value);
  const type = typeOf(value, written);
  return {
    "value_type": type,
    "value_text": text(value),
    "value_number": type === "integer" || type === "number" ? Number(written) : null,
  };
}

/** A number that no double holds comes as an object of its digits, and is written as them. */
function typeOf(value: Json, written: string): string {
  if (value === null) return "null";
  if (typeof value === "string" || typeof value === "boolean") return typeof value;
  if (/^-?\d+$/.test(written)) return "integer";
  if (/^-?\d/.test(written)) return "number";
  return Array.isArray(value) ? "list" : "object";
}

/** The entries of a JSON object; none for anything else. */
export function entriesOf(value: Json): [string, Json][] {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}
