import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import {
  type Attribute,
  ATTRIBUTED,
  type Attributed,
  attributesOf,
  columnCell,
  recordIdOf,
  valuesOf,
} from "./custom_attributes.ts";
import type { RawWorkspace } from "./raw_workspace.ts";
import { attributeValueMart } from "./ticket_attribute_values.ts";

/** The columns of custom attributes, and how many of their values do not fit the declared type. */
export function attributeMarts(raw: RawWorkspace): Marts {
  return {
    "attribute_columns": {
      key: ["workspace_id", "model", "attribute_name"],
      rows: ATTRIBUTED.flatMap((kind) =>
        attributesOf(raw, kind).map((attribute) => ({
          "workspace_id": raw.workspaceId,
          "attribute_key": attribute.key,
          model: kind.model,
          "attribute_name": attribute.name,
          "column_name": attribute.column,
          "column_type": attribute.columnType,
          "is_declared": attribute.key !== null,
          "is_deleted": attribute.isDeleted,
        }))
      ),
    },
    "attribute_cast_failures": {
      key: ["workspace_id", "model", "attribute_key", "attribute_name", "declared_data_type"],
      rows: [
        ...ATTRIBUTED.flatMap((kind) =>
          attributesOf(raw, kind).filter(({ key }) => key !== null)
            .flatMap((attribute) => castFailures(raw, { kind, attribute }))
        ),
        ...ticketCastFailures(raw),
      ],
    },
  };
}

function castFailures(
  raw: RawWorkspace,
  { kind, attribute }: { readonly kind: Attributed; readonly attribute: Attribute },
): readonly MartRow[] {
  const carriers = raw.of(kind.records).filter(({ deletedAtMs }) => deletedAtMs === null)
    .flatMap((record) =>
      valuesOf(record).filter(([name, value]) => name === attribute.name && value !== null)
        .map(([, value]) => ({ recordId: recordIdOf(record), value }))
    );
  const failed = carriers.filter(({ value }) => columnCell(value, attribute.columnType) === null);
  if (failed.length === 0) return [];
  return [{
    "workspace_id": raw.workspaceId,
    "attribute_key": attribute.key,
    "example_record_id": failed.map(({ recordId }) => recordId).sort()[0] ?? null,
    model: kind.model,
    "attribute_name": attribute.name,
    "declared_data_type": attribute.dataType,
    "value_count": carriers.length,
    "failed_count": failed.length,
  }];
}

function ticketCastFailures(raw: RawWorkspace): readonly MartRow[] {
  const values = attributeValueMart(raw).rows.filter((row) =>
    row["is_deleted"] === false && row["is_of_declared_type"] !== null
  );
  const byAttribute = Map.groupBy(values, (row) => `${row["attribute_key"]}`);
  return [...byAttribute.values()].flatMap((carriers) => {
    const failed = carriers.filter((row) => row["is_of_declared_type"] === false);
    const [first] = failed;
    return first === undefined ? [] : [{
      "workspace_id": raw.workspaceId,
      "attribute_key": first["attribute_key"] ?? null,
      "example_record_id": failed.map((row) => String(row["ticket_id"])).sort()[0] ?? null,
      model: "ticket",
      "attribute_name": first["attribute_name"] ?? null,
      "declared_data_type": first["declared_data_type"] ?? null,
      "value_count": carriers.length,
      "failed_count": failed.length,
    }];
  });
}
