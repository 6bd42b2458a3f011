import type { ConversationAttributeRecord, DataAttributeRecord } from "../records/reference.ts";
import {
  CONVERSATION_ATTRIBUTES,
  CUSTOM_ATTRIBUTES,
  STANDARD_ATTRIBUTES,
} from "./attribute_list.ts";

const DAY = 86_400;

/** The definitions of contact and company attributes, the archived ones included, standard ones first. */
export function makeDataAttributes(
  model: "contact" | "company",
  options: { readonly start: number; readonly adminId: string },
): DataAttributeRecord[] {
  const standard = STANDARD_ATTRIBUTES[model].map(([fullName, label, dataType]) => ({
    ...definition(model, fullName, label),
    "data_type": dataType,
    custom: false,
    archived: false,
  }));
  const custom = CUSTOM_ATTRIBUTES[model].map((attribute, index) => ({
    id: (model === "contact" ? 14_000 : 15_000) + index,
    ...definition(model, `custom_attributes.${attribute.name}`, attribute.name),
    "data_type": attribute.type,
    ...(attribute.options === undefined ? {} : { options: [...attribute.options] }),
    custom: true,
    archived: attribute.archived === true,
    "created_at": options.start + index * DAY,
    "updated_at": options.start + (index + (index % 3)) * DAY,
    "admin_id": options.adminId,
  }));
  return [...standard, ...custom];
}

function definition(
  model: "contact" | "company",
  fullName: string,
  label: string,
): Omit<DataAttributeRecord, "data_type" | "custom" | "archived"> {
  const isCustom = fullName.startsWith("custom_attributes.");
  return {
    type: "data_attribute",
    name: isCustom ? label : fullName.slice(fullName.lastIndexOf(".") + 1),
    "full_name": fullName,
    label,
    description: isCustom ? "" : `The ${label.toLowerCase()} of a ${model}`,
    "api_writable": isCustom,
    "ui_writable": isCustom,
    "messenger_writable": false,
    model,
  };
}

/** The definitions of conversation attributes as `GET /conversations/attributes` sends them (2.16). */
export function makeConversationAttributes(
  options: { readonly start: number; readonly adminId: string },
): ConversationAttributeRecord[] {
  return CONVERSATION_ATTRIBUTES.map((attribute, index) => ({
    type: "conversation_attribute",
    id: 300 + index,
    name: attribute.name,
    description: index % 2 === 0 ? "" : `${attribute.name}, filled in by the team`,
    "data_type": attribute.type,
    required: index === 0,
    "visible_to_team_ids": index === 3 ? ["5210075"] : [],
    archived: attribute.archived === true,
    "created_at": options.start + index * DAY,
    "updated_at": options.start + index * 2 * DAY,
    "admin_id": options.adminId,
    ...(attribute.type === "string" ? { multiline: false } : {}),
    ...(attribute.options === undefined ? {} : {
      options: attribute.options.map((label, option) => ({
        id: `a1b2c3d4-0000-4000-a000-${String(index * 100 + option).padStart(12, "0")}`,
        label,
        archived: false,
      })),
    }),
    ...(attribute.type === "relationship"
      ? { reference: { type: "many" as const, "object_type_id": "Order" } }
      : {}),
  }));
}

const OLD_TYPES: Readonly<Record<string, DataAttributeRecord["data_type"]>> = {
  integer: "integer",
  decimal: "float",
  boolean: "boolean",
  datetime: "date",
};

/** The same definitions as `GET /data_attributes?model=conversation` sent them up to 2.15. */
export function asDataAttribute(attribute: ConversationAttributeRecord): DataAttributeRecord {
  return {
    id: attribute.id,
    type: "data_attribute",
    name: attribute.name,
    "full_name": attribute.name,
    label: attribute.name,
    description: attribute.description,
    "data_type": OLD_TYPES[attribute.data_type] ?? "string",
    ...(attribute.options === undefined
      ? {}
      : { options: attribute.options.map((option) => option.label) }),
    "api_writable": true,
    "ui_writable": true,
    "messenger_writable": false,
    custom: true,
    archived: attribute.archived,
    "created_at": attribute.created_at,
    "updated_at": attribute.updated_at,
    "admin_id": attribute.admin_id,
    model: "conversation",
  };
}
