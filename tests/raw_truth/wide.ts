import type { Mart, MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import {
  ATTRIBUTED,
  type Attributed,
  attributesOf,
  columnCell,
  recordIdOf,
  valuesOf,
} from "./custom_attributes.ts";
import type { RawWorkspace } from "./raw_workspace.ts";

/**
 * The wide tables: every column of the records' own mart, whose truth is worked out elsewhere, and beside it the custom
 * attributes that the raw record carries.
 */
export function wideMarts(raw: RawWorkspace, marts: ReadonlyMap<string, Mart>): Marts {
  return Object.fromEntries(ATTRIBUTED.map((kind) => {
    const mart = marts.get(kind.records);
    if (mart === undefined) throw new Error(`Cannot find the truth of "${kind.records}"`);
    const columns = attributeColumns(raw, kind);
    return [`${kind.records}_wide`, {
      key: mart.key,
      rows: mart.rows.map((row) => ({ ...row, ...columns(String(row[`${kind.model}_id`])) })),
    }];
  }));
}

/** The attributes of one record, each in its column. */
function attributeColumns(raw: RawWorkspace, kind: Attributed): (recordId: string) => MartRow {
  const attributes = attributesOf(raw, kind);
  const records = new Map(raw.of(kind.records).map((record) => [recordIdOf(record), record]));
  return (recordId) => {
    const record = records.get(recordId);
    const values = new Map(record === undefined ? [] : valuesOf(record));
    return Object.fromEntries(
      attributes.map(({ name, column, columnType }) => [
        column,
        columnCell(values.get(name) ?? null, columnType),
      ]),
    );
  };
}
