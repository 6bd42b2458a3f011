import { parseJson } from "../extract/api/json.ts";
import type { Json } from "./raw_truth/raw_workspace.ts";

/** A scalar of a record, and where it is. */
export interface PlacedValue {
  /** Its path, as the models write it: `tags.tags[].id`. */
  readonly path: string;
  /** The paths of all that it is inside of, from the record (an empty path) to itself. */
  readonly within: readonly string[];
  /** The ids of the objects that it is inside of. */
  readonly ids: readonly string[];
  readonly value: string | number | boolean;
}

/** What is known of a field of a stream: its type where it is read, the reason where it is left out. */
export interface KnownField {
  readonly type: string | null;
  readonly reason: string | null;
}

/** How a value is accounted for: by what reads it, or leaves it out, or not at all. */
export type Account = "read" | "left out" | "unknown";

/** Every scalar of a record, however deep. What is null, or an empty list or object, holds none. */
export function* valuesOf(
  value: Json,
  within: readonly string[] = [""],
  ids: readonly string[] = [],
): Generator<PlacedValue> {
  const path = within.at(-1) ?? "";
  if (value === null) return;
  if (typeof value !== "object") {
    yield { path, within, ids, value };
  } else if (isRawNumber(value)) {
    yield { path, within, ids, value: value.rawJSON };
  } else if (Array.isArray(value)) {
    for (const item of value) yield* valuesOf(item, [...within, `${path}[]`], ids);
  } else {
    const object = value as { readonly [key: string]: Json };
    const { id = null } = object;
    const own = typeof id === "string" || typeof id === "number" ? [...ids, String(id)] : ids;
    for (const [name, inner] of Object.entries(object)) {
      yield* valuesOf(inner, [...within, joined(path, name)], own);
    }
  }
}

/** Whether it is a number that no double holds, which `parseJson()` keeps as its digits. */
function isRawNumber(value: object): value is { readonly rawJSON: string } {
  return Object.getPrototypeOf(value) === null && "rawJSON" in value;
}

function joined(path: string, name: string): string {
  const shown = /^[^.[\]"]+$/.test(name) ? name : `"${name.replaceAll('"', '\\"')}"`;
  return path === "" ? shown : `${path}.${shown}`;
}

/** Whether a value is read or left out, itself or with something that it is inside of. */
export function accountOf(
  { within }: PlacedValue,
  known: ReadonlyMap<string, KnownField>,
): Account {
  for (const path of within) {
    const field = known.get(path);
    if (field?.reason !== null && field !== undefined) return "left out";
    if (field !== undefined && field.type !== "object" && field.type !== "list") return "read";
  }
  const isRest = within.some((path) => known.has(path === "" ? "*" : `${path}.*`));
  const isNamed = within.slice(1).every((path) => known.has(path));
  return isRest && !isNamed ? "left out" : "unknown";
}

/** The ways in which a mart may show a value: as it is, as text, and as the time or the flag that it stands for. */
export function shownAs({ path, value }: PlacedValue): readonly string[] {
  const shown = [String(value)];
  if (typeof value === "boolean") return shown;
  if (path.endsWith("_availability")) shown.push(String(value === 1));
  const seconds = Number(value);
  if (value !== "" && Number.isInteger(seconds) && seconds > 1e8 && seconds < 1e10) {
    shown.push(new Date(seconds * 1000).toISOString());
  }
  if (typeof value === "string" && /^\d{4}-\d\d-\d\d[T ]/.test(value)) {
    const isZoned = /(Z|[+-]\d\d:?\d\d)$/.test(value);
    const time = new Date(isZoned ? value : `${value}Z`);
    if (!Number.isNaN(time.getTime())) shown.push(time.toISOString());
  }
  return shown;
}

/** All that a cell of a mart shows, as text; of JSON, all that is in it. */
export function* shownIn(cell: unknown): Generator<string> {
  if (cell === null || cell === undefined) return;
  if (cell instanceof Date) {
    yield cell.toISOString();
    return;
  }
  const text = String(cell);
  yield text;
  if (typeof cell !== "string" || !/^[[{]/.test(text)) return;
  try {
    for (const { value } of valuesOf(parseJson(text) as Json)) yield String(value);
  } catch {
    // Text that only looks like JSON.
  }
}
