import { Refusal } from "../answer.ts";
import type { Zone } from "../zone.ts";
import type { Field, Fields } from "./fields.ts";

const MOST_FILTERS = 15;
const MOST_LEVELS = 2;

/** How dates are compared. */
export type DatePrecision =
  | { readonly kind: "second" }
  | { readonly kind: "day"; readonly zone: Zone };

/** What a query is read with. */
export interface QueryOptions<T> {
  readonly fields: Fields<T>;
  readonly dates: DatePrecision;
}

/** Whether an item is meant by a query. */
export type Predicate<T> = (item: T) => boolean;

/**
 * Reads the `query` of a search into a predicate.
 *
 * @throws {Refusal} as the API refuses: unknown fields and operators, values of the wrong type, more than two levels or
 * fifteen filters a group.
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), operation `SearchContacts`
 */
export function readQuery<T>(query: unknown, options: QueryOptions<T>, level = 0): Predicate<T> {
  if (!isObject(query)) throw invalid("query must be an object");
  const { operator, value, field } = query;
  if (field === undefined && (operator === "AND" || operator === "OR")) {
    if (level >= MOST_LEVELS) throw invalid("Exceeded the maximum of 2 nested filters");
    if (!Array.isArray(value)) throw invalid(`value of ${operator} must be an array`);
    if (value.length > MOST_FILTERS) {
      throw invalid("Exceeded the maximum of 15 filters for a group");
    }
    const parts = value.map((part) => readQuery(part, options, level + 1));
    return operator === "AND"
      ? (item) => parts.every((part) => part(item))
      : (item) => parts.some((part) => part(item));
  }
  return readFilter(query, options);
}

function readFilter<T>(filter: Record<string, unknown>, options: QueryOptions<T>): Predicate<T> {
  const { field: name, operator, value } = filter;
  if (typeof name !== "string" || typeof operator !== "string") {
    throw invalid("a filter needs field, operator and value");
  }
  const field = options.fields(name);
  if (field === undefined) {
    throw new Refusal(400, "invalid_field", { message: `${name} is invalid` });
  }
  if (name === "tag_id" && operator !== "=" && operator !== "!=") throw badOperator(operator, name);
  if (field.type === "date") return readDateFilter(field, { operator, value, name, options });
  if (field.type === "list") return readListFilter(field, { operator, value, name });
  return readPlainFilter(field, { operator, value, name });
}

interface FilterParts {
  readonly operator: string;
  readonly value: unknown;
  readonly name: string;
}

/**
 * Dates. Contacts up to 2.16 compare whole days of the workspace: `>` begins on the next day, `<` ends before the day,
 * and the other operators are refused.
 */
function readDateFilter<T>(
  field: Field<T>,
  { operator, value, name, options }: FilterParts & { readonly options: QueryOptions<T> },
): Predicate<T> {
  const { dates } = options;
  if (operator === "IN" || operator === "NIN") {
    if (dates.kind === "day") throw badOperator(operator, name);
    return membership(operator, valuesOf(value).map((item) => seconds(item, name)), field);
  }
  if (value === null && (operator === "=" || operator === "!=")) {
    return (item) => (field.read(item) === null) === (operator === "=");
  }
  const at = seconds(value, name);
  const read = (item: T): number => Number(field.read(item) ?? NaN);
  if (dates.kind === "day") {
    const from = dates.zone.startOfDay(at);
    const to = dates.zone.startOfNextDay(at);
    if (operator === ">") return (item) => read(item) >= to;
    if (operator === "<") return (item) => read(item) < from;
    if (operator === "=") return (item) => read(item) >= from && read(item) < to;
    throw badOperator(operator, name);
  }
  return comparison(operator, { at, read, name });
}

function comparison<T>(
  operator: string,
  { at, read, name }: {
    readonly at: number;
    readonly read: (item: T) => number;
    readonly name: string;
  },
): Predicate<T> {
  switch (operator) {
    // Documented as "greater (or equal)": taken strictly, which a reader must survive.
    case ">":
      return (item) => read(item) > at;
    case "<":
      return (item) => read(item) < at;
    case ">=":
      return (item) => read(item) >= at;
    case "<=":
      return (item) => read(item) <= at;
    case "=":
      return (item) => read(item) === at;
    case "!=":
      return (item) => read(item) !== at;
    default:
      throw badOperator(operator, name);
  }
}

function readListFilter<T>(field: Field<T>, { operator, value, name }: FilterParts): Predicate<T> {
  const wanted = new Set(
    (operator === "IN" || operator === "NIN" ? valuesOf(value) : [value]).map(String),
  );
  const hasAny: Predicate<T> = (item) =>
    (field.read(item) as string[]).some((id) => wanted.has(id));
  if (operator === "=" || operator === "IN") return hasAny;
  if (operator === "!=" || operator === "NIN") return (item) => !hasAny(item);
  throw badOperator(operator, name);
}

function readPlainFilter<T>(field: Field<T>, { operator, value, name }: FilterParts): Predicate<T> {
  if (operator === "IN" || operator === "NIN") return membership(operator, valuesOf(value), field);
  if (field.type === "words" && (operator === "=" || operator === "!=")) {
    const word = String(value).toLowerCase();
    const has: Predicate<T> = (item) =>
      String(field.read(item) ?? "").toLowerCase().split(/[^\p{L}\p{N}]+/u).includes(word);
    return operator === "=" ? has : (item) => !has(item);
  }
  if (operator === "=") return (item) => isSame(field.read(item), value);
  if (operator === "!=") return (item) => !isSame(field.read(item), value);
  if (field.type === "integer") {
    const at = seconds(value, name);
    return comparison(operator, { at, read: (item) => Number(field.read(item) ?? NaN), name });
  }
  if (field.type === "boolean") throw badOperator(operator, name);
  return textFilter(field, { operator, value, name });
}

function textFilter<T>(field: Field<T>, { operator, value, name }: FilterParts): Predicate<T> {
  const wanted = String(value).toLowerCase();
  const read = (item: T): string => String(field.read(item) ?? "").toLowerCase();
  switch (operator) {
    case "~":
      return (item) => read(item).includes(wanted);
    case "!~":
      return (item) => !read(item).includes(wanted);
    case "^":
      return (item) => read(item).startsWith(wanted);
    case "$":
      return (item) => read(item).endsWith(wanted);
    default:
      throw badOperator(operator, name);
  }
}

function membership<T>(
  operator: string,
  values: readonly unknown[],
  field: Field<T>,
): Predicate<T> {
  const isIn: Predicate<T> = (item) => values.some((value) => isSame(field.read(item), value));
  return operator === "IN" ? isIn : (item) => !isIn(item);
}

function isSame(held: unknown, wanted: unknown): boolean {
  if (held === null || wanted === null) return held === wanted;
  return String(held) === String(wanted);
}

function valuesOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw invalid("value must be an array");
  return value;
}

function seconds(value: unknown, name: string): number {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) {
    throw invalid(`${name} must be compared with a number`);
  }
  return number;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(message: string): Refusal {
  return new Refusal(400, "parameter_invalid", { message });
}

function badOperator(operator: string, name: string): Refusal {
  return invalid(`Operator '${operator}' is not supported for field '${name}'`);
}
