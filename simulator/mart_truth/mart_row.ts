/** A value in a mart. Times are ISO 8601 in UTC, JSON is text. */
export type Cell = string | number | boolean | null;

/** A row of a mart by column. What comes from the loading itself, such as `loaded_at`, is left out. */
export type MartRow = Readonly<Record<string, Cell>>;

/** What a mart must hold. */
export interface Mart {
  /** The columns that identify a row. */
  readonly key: readonly string[];
  readonly rows: readonly MartRow[];
}

/** Marts by name. */
export type Marts = Readonly<Record<string, Mart>>;

/** A moment in Unix seconds as marts have it. */
export function time(seconds: number | null | undefined): string | null {
  return seconds === null || seconds === undefined ? null : new Date(seconds * 1000).toISOString();
}

/** An id as marts have it: text, whatever the API sends. */
export function idText(id: string | number | null | undefined): string | null {
  return id === null || id === undefined ? null : String(id);
}

/** A value as JSON; null for null and for what is not there. */
export function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** A list or object as JSON; null also for an empty one. */
export function jsonUnlessEmpty(value: object | null | undefined): string | null {
  return value === null || value === undefined || Object.keys(value).length === 0
    ? null
    : JSON.stringify(value);
}
