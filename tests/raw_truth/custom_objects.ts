import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { entriesOf, valueCells } from "./json_value.ts";
import { at, document, items, text, time } from "./raw_cell.ts";
import type { RawRecord, RawWorkspace } from "./raw_workspace.ts";

/** Objects of the workspace's own kinds, what they carry, and who refers to them. */
export function customObjectMarts(raw: RawWorkspace): Marts {
  const key = ["workspace_id", "object_type", "custom_object_id"];
  const objects = raw.of("custom_objects");
  return {
    "custom_objects": { key, rows: objects.map((object) => objectRow(raw, object)) },
    "custom_object_attribute_values": {
      key: [...key, "attribute_name"],
      rows: objects.flatMap((object) => valueRows(raw, object)),
    },
    "contact_custom_objects": {
      key: [...key, "contact_id", "attribute_name"],
      rows: raw.of("contacts").flatMap((row) => referenceRows(raw, row, "contact_id")),
    },
    "conversation_custom_objects": {
      key: [...key, "conversation_id", "attribute_name"],
      rows: raw.of("conversations").flatMap((row) => referenceRows(raw, row, "conversation_id")),
    },
  };
}

function objectRow(raw: RawWorkspace, object: RawRecord): MartRow {
  const { record } = object;
  return {
    ...keyCells(raw, object),
    "external_id": text(at(record, "external_id")),
    "custom_attributes": document(at(record, "custom_attributes")),
    "external_created_at": time(at(record, "external_created_at")),
    "external_updated_at": time(at(record, "external_updated_at")),
    "created_at": time(at(record, "created_at")),
    "updated_at": time(at(record, "updated_at")),
    "is_deleted": object.deletedAtMs !== null,
  };
}

function valueRows(raw: RawWorkspace, object: RawRecord): MartRow[] {
  return entriesOf(at(object.record, "custom_attributes")).map(([name, value]) => ({
    ...keyCells(raw, object),
    "attribute_name": name,
    ...valueCells(value),
    "value_boolean": typeof value === "boolean" ? value : null,
    "is_deleted": object.deletedAtMs !== null,
  }));
}

/** An object's type is the owner of its raw row, and also what it says itself. */
function keyCells(raw: RawWorkspace, { recordId, record }: RawRecord): MartRow {
  return {
    "workspace_id": raw.workspaceId,
    "object_type": text(at(record, "type")),
    "custom_object_id": recordId,
  };
}

function referenceRows(
  raw: RawWorkspace,
  { recordId, record, deletedAtMs }: RawRecord,
  owner: "contact_id" | "conversation_id",
): MartRow[] {
  return entriesOf(at(record, "custom_attributes")).flatMap(([name, value]) =>
    items(at(value, "instances")).map((instance) => ({
      "workspace_id": raw.workspaceId,
      [owner]: recordId,
      "custom_object_id": text(at(instance, "id")),
      "custom_object_external_id": text(at(instance, "external_id")),
      "object_type": text(at(instance, "type")),
      "attribute_name": name,
      "is_deleted": deletedAtMs !== null,
    }))
  );
}
