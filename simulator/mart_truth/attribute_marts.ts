import type { ConversationAttributeRecord, DataAttributeRecord } from "../records/reference.ts";
import type { Known, Landed } from "./landed.ts";
import { idText, jsonUnlessEmpty, type MartRow, type Marts, time } from "./mart_row.ts";

/** The definitions of the attributes that contacts, companies and conversations can have. */
export function attributeMarts(landed: Landed): Marts {
  const workspaceId = landed.app.id_code;
  const key = ["workspace_id", "attribute_key"];
  const dataRow = (attribute: Known<DataAttributeRecord>): MartRow =>
    dataAttributeRow(workspaceId, attribute);
  return {
    "contact_attributes": { key, rows: [...landed.contactAttributes.values()].map(dataRow) },
    "company_attributes": { key, rows: [...landed.companyAttributes.values()].map(dataRow) },
    "conversation_attributes": {
      key,
      rows: [...landed.conversationAttributes.values()].map((attribute) =>
        conversationAttributeRow(workspaceId, attribute)
      ),
    },
  };
}

function dataAttributeRow(
  workspaceId: string,
  { record, isDeleted }: Known<DataAttributeRecord>,
): MartRow {
  return {
    "workspace_id": workspaceId,
    "attribute_key": record.full_name ?? null,
    "attribute_id": idText(record.id),
    "admin_id": record.admin_id ?? null,
    model: record.model,
    name: record.name ?? null,
    "full_name": record.full_name ?? null,
    label: record.label ?? null,
    description: record.description,
    "data_type": record.data_type ?? null,
    options: jsonUnlessEmpty(record.options),
    reference: null,
    "visible_to_team_ids": null,
    "is_custom": record.custom ?? null,
    "is_archived": record.archived ?? null,
    "is_required": null,
    "is_multiline": null,
    "is_api_writable": record.api_writable ?? null,
    "is_messenger_writable": record.messenger_writable ?? null,
    "is_ui_writable": record.ui_writable ?? null,
    "created_at": time(record.created_at),
    "updated_at": time(record.updated_at),
    "is_deleted": isDeleted,
  };
}

/** Conversation attributes have ids, no labels, and say nothing about who can write them. */
function conversationAttributeRow(
  workspaceId: string,
  { record, isDeleted }: Known<ConversationAttributeRecord>,
): MartRow {
  return {
    "workspace_id": workspaceId,
    "attribute_key": String(record.id),
    "attribute_id": String(record.id),
    "admin_id": record.admin_id,
    model: "conversation",
    name: record.name,
    "full_name": `custom_attributes.${record.name}`,
    label: null,
    description: record.description,
    "data_type": record.data_type,
    options: jsonUnlessEmpty(record.options),
    reference: jsonUnlessEmpty(record.reference),
    "visible_to_team_ids": jsonUnlessEmpty(record.visible_to_team_ids),
    "is_custom": true,
    "is_archived": record.archived,
    "is_required": record.required,
    "is_multiline": record.multiline ?? null,
    "is_api_writable": null,
    "is_messenger_writable": null,
    "is_ui_writable": null,
    "created_at": time(record.created_at),
    "updated_at": time(record.updated_at),
    "is_deleted": isDeleted,
  };
}
