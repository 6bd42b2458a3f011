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
      key: ["workspace_id", "model", "attribute_name", "declared_data_type"],
      rows: ATTRIBUTED.flatMap((kind) =>
        attributesOf(raw, kind).filter(({ key }) => key !== null)
          .flatMap((attribute) => castFailures(raw, { kind, attribute }))
      ),
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
