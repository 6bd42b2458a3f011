import type { Cell } from "../../simulator/mart_truth/mart_row.ts";
import type { Json } from "./raw_workspace.ts";

/** The value at a path of keys, such as `at(record, "author", "id")`; null where it ends early. */
export function at(value: Json | undefined, ...path: readonly string[]): Json {
  let inner: Json = value ?? null;
  for (const key of path) {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return null;
    inner = (inner as { readonly [key: string]: Json })[key] ?? null;
  }
  return inner;
}

/** The items of a list; none for anything else. */
export function items(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** A scalar as the text that a mart has: ids and labels are text, whatever the API sends. */
export function text(value: Json): string | null {
  if (value === null) return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** An id as text; null where the API says "none" by 0 or by an empty text. */
export function id(value: Json): string | null {
  const given = text(value);
  return given === "0" || given === "" ? null : given;
}

/** A number or boolean as it is, null for anything else. */
export function plain(value: Json): Cell {
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** A moment in Unix seconds as ISO 8601. */
export function time(value: Json): string | null {
  return typeof value === "number" ? new Date(value * 1000).toISOString() : null;
}

/** A list or object as JSON text; null for null and for an empty one. */
export function document(value: Json): string | null {
  return value === null || typeof value === "object" && Object.keys(value).length === 0
    ? null
    : JSON.stringify(value);
}
