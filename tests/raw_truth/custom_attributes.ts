import type { Cell } from "../../simulator/mart_truth/mart_row.ts";
import { at, id, text } from "./raw_cell.ts";
import type { Json, RawRecord, RawWorkspace } from "./raw_workspace.ts";

/** What has custom attributes, and the streams of the records and of the attributes' definitions. */
export const ATTRIBUTED = [
  { model: "contact", records: "contacts", definitions: "contact_attributes" },
  { model: "company", records: "companies", definitions: "company_attributes" },
  { model: "conversation", records: "conversations", definitions: "conversation_attributes" },
] as const;

/** One of those that have custom attributes. */
export type Attributed = typeof ATTRIBUTED[number];

/** A custom attribute as it is declared, or carried without a definition. */
export interface Attribute {
  readonly name: string;
  /** Null where it is not declared. */
  readonly key: string | null;
  readonly dataType: string | null;
  readonly isDeleted: boolean;
  /** Its column where attributes are columns. */
  readonly column: string;
  readonly columnType: ColumnType;
}

/** The types that an attribute's column can have. */
export type ColumnType = "string" | "bigint" | "double" | "boolean" | "timestamp";

const COLUMN_TYPES: Readonly<Record<string, ColumnType>> = {
  integer: "bigint",
  float: "double",
  decimal: "double",
  boolean: "boolean",
  date: "timestamp",
  datetime: "timestamp",
};

/** The values that a record carries, by the names of their attributes. */
export function valuesOf(record: RawRecord): readonly (readonly [name: string, value: Json])[] {
  const values = at(record.record, "custom_attributes");
  return typeof values === "object" && values !== null ? Object.entries(values) : [];
}

/** The custom attributes of a kind of record, and their columns. */
export function attributesOf(raw: RawWorkspace, kind: Attributed): readonly Attribute[] {
  const declared = declaredByName(raw.of(kind.definitions));
  const carried = new Set(
    raw.of(kind.records).flatMap((record) => valuesOf(record).map(([name]) => name)),
  );
  const undeclared = [...carried].filter((name) => !declared.has(name)).sort();
  const names = [
    ...[...declared].sort(([one, a], [other, b]) =>
      firstCreated(a) - firstCreated(b) || (one < other ? -1 : 1)
    ).map(([name]) => name),
    ...undeclared,
  ];
  const columns = columnNames(names);
  return names.map((name) => {
    const definition = living(declared.get(name) ?? []);
    const dataType = text(at(definition?.record, "data_type"));
    return {
      name,
      key: definition?.recordId ?? null,
      dataType,
      isDeleted: definition !== undefined && definition.deletedAtMs !== null,
      column: columns.get(name) ?? "",
      columnType: COLUMN_TYPES[dataType ?? ""] ?? "string",
    };
  });
}

/** Standard attributes have no place among the custom ones, though they may share a name. */
function declaredByName(definitions: readonly RawRecord[]): Map<string, readonly RawRecord[]> {
  const custom = definitions.filter(({ record }) =>
    at(record, "custom") === true || at(record, "type") === "conversation_attribute"
  );
  return Map.groupBy(custom, ({ record }) => text(at(record, "name")) ?? "");
}

function firstCreated(definitions: readonly RawRecord[]): number {
  return Math.min(...definitions.map(({ record }) => {
    const created = at(record, "created_at");
    return typeof created === "number" ? created : Infinity;
  }));
}

function living(definitions: readonly RawRecord[]): RawRecord | undefined {
  const rank = ({ record, deletedAtMs }: RawRecord): number =>
    (deletedAtMs === null ? 0 : 2) + (at(record, "archived") === true ? 1 : 0);
  const updated = ({ record }: RawRecord): number => Number(at(record, "updated_at") ?? 0);
  return [...definitions].sort((one, other) =>
    rank(one) - rank(other) || updated(other) - updated(one) ||
    (one.recordId < other.recordId ? -1 : 1)
  )[0];
}

const SPELLED: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l" };

/** The columns of attributes, the first to get a name first. */
function columnNames(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(["custom_attributes"]);
  return new Map(names.map((name) => {
    const plain = name.toLowerCase().replaceAll(/./gu, (letter) => SPELLED[letter] ?? letter)
      .normalize("NFD").replaceAll(/\p{Mark}/gu, "")
      .split(/[^a-z0-9]+/).filter((word) => word !== "").join("_");
    const wanted = `custom_${plain === "" ? "attribute" : plain}`;
    let column = wanted;
    for (let number = 2; taken.has(column); number++) column = `${wanted}__${number}`;
    taken.add(column);
    return [name, column];
  }));
}

/** A value as its attribute's column has it; null where it does not fit. */
export function columnCell(value: Json, type: ColumnType): Cell {
  if (type === "string" || value === null) return text(value);
  const written = text(value)?.trim() ?? "";
  if (type === "boolean") return written === "true" ? true : written === "false" ? false : null;
  const number = /^[+-]?\d+(\.\d+)?$/.test(written) ? Number(written) : null;
  if (type === "double") return number;
  if (type === "bigint") return number !== null && Number.isInteger(number) ? number : null;
  const ms = number === null ? Date.parse(written) : number * 1000;
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** The id under which marts know a record. */
export function recordIdOf({ record, recordId }: RawRecord): string {
  return id(at(record, "id")) ?? recordId;
}
