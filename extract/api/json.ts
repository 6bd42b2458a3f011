/**
 * A JSON document without loss. `JSON.parse` rounds integers beyond 2^53 and numbers with more digits than a double
 * holds; here such a number stays the text that came, and is written back as that text.
 *
 * @see https://tc39.es/proposal-json-parse-with-source/
 */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | RawNumber
  | JsonObject
  | readonly JsonValue[];

/** A JSON object as the API sent it. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** A number that no double holds, as its source text. Made by `JSON.rawJSON`. */
export interface RawNumber {
  readonly rawJSON: string;
}

interface JsonWithSource {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): RawNumber;
  isRawJSON(value: unknown): value is RawNumber;
}

// TypeScript's library does not know the third argument of the reviver nor `rawJSON` yet.
const json = JSON as unknown as JsonWithSource;

/** Sixteen digits in a row, or an exponent, where a number may stand: the only numbers a double can fail to hold. */
const SUSPECT_NUMBER = /[:,[]\s*-?\d(?:[\d.]{15}|[\d.]*[eE])/;

/** A document that is a number. Not one expression with the above, which so looks at half as many places. */
const NUMBER_ALONE = /^\s*[-\d]/;

/** Each such number whole, after what stands before it, and before what may follow a number. */
const SUSPECT_NUMBERS = /([:,[\s]|^)(-?(?:[\d.]+[eE][+-]?\d+|[\d.]{16,}))(?=\s*(?:[,\]}]|$))/g;

/** What the text of a number begins with while it is parsed as a string. Random, so that no answer holds it. */
const NUMBER_MARK = crypto.randomUUID();

/**
 * Parses a document. Costs what `JSON.parse` costs, unless a suspect number is in it: the parser's own way to a number's
 * text costs ten times as much.
 *
 * @throws {SyntaxError} when the text is not JSON.
 */
export function parseJson(text: string): JsonValue {
  if (!SUSPECT_NUMBER.test(text) && !NUMBER_ALONE.test(text)) return JSON.parse(text);
  let hasMark = false;
  const marked = text.replace(SUSPECT_NUMBERS, (found, before: string, number: string) => {
    if (String(Number(number)) === number) return found;
    hasMark = true;
    return `${before}"${NUMBER_MARK}${number}"`;
  });
  if (!hasMark) return JSON.parse(text);
  try {
    return withNumbers(JSON.parse(marked));
  } catch {
    // A mark inside a string, where something looks like a number, cuts that string in two.
    return json.parse(text, keepNumber) as JsonValue;
  }
}

/** The value with each marked string as the number that it was. Objects and lists are changed, not copied. */
function withNumbers(value: JsonValue): JsonValue {
  if (typeof value === "string") {
    return value.startsWith(NUMBER_MARK) ? json.rawJSON(value.slice(NUMBER_MARK.length)) : value;
  }
  if (typeof value !== "object" || value === null) return value;
  for (const [key, item] of Object.entries<JsonValue>(value as Record<string, JsonValue>)) {
    const number = withNumbers(item);
    // Not by assignment: the key may be `__proto__`.
    if (number !== item) Object.defineProperty(value, key, { value: number });
  }
  return value;
}

function keepNumber(_key: string, value: unknown, context: { readonly source?: string }): unknown {
  const { source } = context;
  if (typeof value !== "number" || source === undefined || source === String(value)) return value;
  return json.rawJSON(source);
}

/** Half of a surrogate pair alone, escaped: legal in JSON, but no Unicode text, so that DuckDB refuses it. */
const LONE_SURROGATE = /(?<!\\)((?:\\\\)*)\\u[dD][89a-fA-F][0-9a-fA-F]{2}/g;

/**
 * Writes a document as DuckDB's JSON type takes it: as it came, with half of a surrogate pair, which is no Unicode
 * text and which DuckDB refuses, replaced by U+FFFD.
 */
export function stringifyJson(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.includes("\\ud") ? text.replace(LONE_SURROGATE, "$1\ufffd") : text;
}

/** Whether a value is an object of the document, not a list, null, or a number kept as text. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    !json.isRawJSON(value);
}

/** What stands at a path inside a value, or undefined. */
export function valueAt(
  value: JsonValue | undefined,
  path: readonly string[],
): JsonValue | undefined {
  let current = value;
  for (const key of path) {
    if (!isJsonObject(current)) return undefined;
    current = current[key];
  }
  return current;
}

/** A string or a number as text: how ids are compared and stored. Undefined for anything else, and for "". */
export function idText(value: JsonValue | undefined): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  if (typeof value === "number") return String(value);
  return json.isRawJSON(value) ? value.rawJSON : undefined;
}

/** What kind of value this is, for error messages: never the value itself. */
export function kindOf(value: JsonValue | undefined): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return json.isRawJSON(value) ? "number" : typeof value;
}
