import { isJsonObject, type JsonObject, type JsonValue } from "../api/json.ts";

/** Where a field stands inside a record: the parts of `source.author.email`. */
export type FieldPath = readonly string[];

/**
 * A record without some of its fields. What is dropped is dropped wholly, key and value; all else is as it was.
 *
 * A path goes through lists: it applies to each item. A key may itself hold dots (`custom_attributes.plan.name` may be
 * the attribute `plan.name`), so that each way to read a path is taken.
 *
 * @param record Never changed; what holds no such field is shared with the result.
 */
export function omitFields(record: JsonObject, paths: readonly FieldPath[]): JsonObject {
  return paths.reduce((left, path) => withoutField(left, path), record);
}

function withoutField(object: JsonObject, path: FieldPath): JsonObject {
  let left = object;
  for (let taken = path.length; taken > 0; taken--) {
    const key = path.slice(0, taken).join(".");
    if (!Object.hasOwn(left, key)) continue;
    const value = left[key];
    const rest = path.slice(taken);
    const kept = rest.length === 0 || value === undefined ? undefined : without(value, rest);
    if (kept !== value) left = replaced(left, key, kept);
  }
  return left;
}

function without(value: JsonValue, path: FieldPath): JsonValue {
  if (isJsonObject(value)) return withoutField(value, path);
  if (!Array.isArray(value)) return value;
  const items = value.map((item: JsonValue) => without(item, path));
  return items.some((item, at) => item !== value[at]) ? items : value;
}

/** A copy with another value for a key, or without the key. `__proto__` is a key like any other. */
function replaced(object: JsonObject, key: string, value: JsonValue | undefined): JsonObject {
  const entries = Object.entries(object).flatMap(([name, old]): [string, JsonValue | undefined][] =>
    name !== key ? [[name, old]] : value === undefined ? [] : [[name, value]]
  );
  return Object.fromEntries(entries);
}
