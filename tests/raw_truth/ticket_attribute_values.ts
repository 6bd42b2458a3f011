import type { Mart, MartRow } from "../../simulator/mart_truth/mart_row.ts";
import { at, plain, text, time } from "./raw_cell.ts";
import type { Json, RawRecord, RawWorkspace } from "./raw_workspace.ts";
import { attributesOf } from "./ticket_types.ts";

/** The values of the attributes of tickets, a row for each that a ticket carries. */
export function attributeValueMart(raw: RawWorkspace): Mart {
  const types = new Map(raw.of("ticket_types").map((type) => [type.recordId, type]));
  return {
    key: ["workspace_id", "ticket_id", "attribute_name"],
    rows: raw.of("tickets").flatMap(({ record, recordId, deletedAtMs }) => {
      const typeId = text(at(record, "ticket_type", "id"));
      return Object.entries(at(record, "ticket_attributes") ?? {}).map(([name, value]) => ({
        "workspace_id": raw.workspaceId,
        "ticket_id": recordId,
        "ticket_type_id": typeId,
        "attribute_name": name,
        ...valueColumns(value, declarationOf(types.get(typeId ?? ""), name)),
        "full_name": `ticket_attributes.${name}`,
        "is_deleted": deletedAtMs !== null,
      }));
    }),
  };
}

/** What the type declares of a name: an attribute that is archived leaves its name to another. */
function declarationOf(type: RawRecord | undefined, name: string): Json {
  if (type === undefined) return null;
  const named = attributesOf(type).filter((attribute) => at(attribute, "name") === name);
  return named.toSorted((one, other) =>
    Number(at(one, "archived") === true) - Number(at(other, "archived") === true) ||
    Number(at(other, "updated_at")) - Number(at(one, "updated_at"))
  )[0] ?? null;
}

function valueColumns(value: Json, declaration: Json): MartRow {
  const declared = text(at(declaration, "data_type"));
  const written = text(value);
  const number = written !== null && /^\s*-?\d+(\.\d+)?\s*$/.test(written) ? Number(written) : null;
  const isNumber = typeof value === "number" || ["integer", "decimal"].includes(declared ?? "");
  const columns = {
    "attribute_key": text(at(declaration, "id")),
    "declared_data_type": declared,
    "is_declared": declaration !== null,
    "value_type": typeOf(value),
    "value_text": written,
    "value_number": isNumber ? number : null,
    "value_boolean": declared === "boolean" && typeof value === "string"
      ? booleanOf(value)
      : typeof value === "boolean"
      ? plain(value)
      : null,
    "value_at": declared !== "datetime" ? null : number === null ? isoTime(value) : time(number),
  };
  const fits = declaration === null || value === null ? null : fitsType(columns, declared);
  return { ...columns, "is_of_declared_type": fits };
}

/** Whether a value is what its attribute declares; text can be anything. */
function fitsType(columns: MartRow, declared: string | null): boolean {
  switch (declared) {
    case "integer":
      return Number.isSafeInteger(columns["value_number"]);
    case "decimal":
      return columns["value_number"] !== null;
    case "boolean":
      return columns["value_boolean"] !== null;
    case "datetime":
      return columns["value_at"] !== null;
    default:
      return true;
  }
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  if (typeof value === "object") return Array.isArray(value) ? "list" : "object";
  return typeof value;
}

function booleanOf(value: string): boolean | null {
  return value === "true" ? true : value === "false" ? false : null;
}

function isoTime(value: Json): string | null {
  const isIso = typeof value === "string" && /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value);
  return isIso ? new Date(value).toISOString() : null;
}
