import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { at, document, items, plain, text, time } from "./raw_cell.ts";
import type { Json, RawRecord, RawWorkspace } from "./raw_workspace.ts";

/** The types of tickets, their attributes and their states. */
export function ticketTypeMarts(raw: RawWorkspace): Marts {
  const workspace = { "workspace_id": raw.workspaceId };
  return {
    "ticket_types": {
      key: ["workspace_id", "ticket_type_id"],
      rows: raw.of("ticket_types").map((type) => ({ ...workspace, ...typeColumns(type) })),
    },
    "ticket_type_attributes": {
      key: ["workspace_id", "ticket_type_id", "attribute_key"],
      rows: raw.of("ticket_types").flatMap((type) =>
        attributesOf(type).map((attribute) => ({
          ...workspace,
          "ticket_type_id": type.recordId,
          ...attributeColumns(attribute),
          "is_deleted": type.deletedAtMs !== null,
        }))
      ),
    },
    "ticket_states": {
      key: ["workspace_id", "ticket_state_id"],
      rows: raw.of("ticket_states").map((state) => ({ ...workspace, ...stateColumns(state) })),
    },
    "ticket_type_states": {
      key: ["workspace_id", "ticket_type_id", "ticket_state_id"],
      rows: pairsOf(raw).map((pair) => ({ ...workspace, ...pair })),
    },
  };
}

/** The attributes of a type. The API's description and its answers have them under different keys. */
export function attributesOf({ record }: RawRecord): readonly Json[] {
  const list = at(record, "ticket_type_attributes");
  return items(at(list, "data") ?? at(list, "ticket_type_attributes"));
}

function typeColumns(type: RawRecord): MartRow {
  const { record, recordId, deletedAtMs } = type;
  return {
    "ticket_type_id": recordId,
    name: text(at(record, "name")),
    description: text(at(record, "description")),
    category: text(at(record, "category")),
    icon: text(at(record, "icon")),
    "is_archived": plain(at(record, "archived")),
    "is_internal": plain(at(record, "is_internal")),
    "attribute_count": attributesOf(type).length,
    "state_count": items(at(record, "ticket_states", "data")).length,
    "created_at": time(at(record, "created_at")),
    "updated_at": time(at(record, "updated_at")),
    "is_deleted": deletedAtMs !== null,
  };
}

function attributeColumns(attribute: Json): MartRow {
  const options = at(attribute, "input_options");
  const isBuiltIn = plain(at(attribute, "default"));
  return {
    "attribute_key": text(at(attribute, "id")),
    name: text(at(attribute, "name")),
    "full_name": `ticket_attributes.${text(at(attribute, "name"))}`,
    description: text(at(attribute, "description")),
    "data_type": text(at(attribute, "data_type")),
    options: document(at(options, "list_options")),
    "input_options": document(options),
    "is_custom": typeof isBuiltIn === "boolean" ? !isBuiltIn : null,
    "is_archived": plain(at(attribute, "archived")),
    "is_required": plain(at(attribute, "required_to_create")),
    "is_required_for_contacts": plain(at(attribute, "required_to_create_for_contacts")),
    "is_visible_on_create": plain(at(attribute, "visible_on_create")),
    "is_visible_to_contacts": plain(at(attribute, "visible_to_contacts")),
    "is_multiline": plain(at(options, "multiline")),
    position: plain(at(attribute, "order")),
    "created_at": time(at(attribute, "created_at")),
    "updated_at": time(at(attribute, "updated_at")),
  };
}

function stateColumns({ record, recordId, deletedAtMs }: RawRecord): MartRow {
  return {
    "ticket_state_id": recordId,
    category: text(at(record, "category")),
    "internal_label": text(at(record, "internal_label")),
    "external_label": text(at(record, "external_label")),
    "is_archived": plain(at(record, "archived")),
    "ticket_type_count": items(at(record, "ticket_types", "data")).length,
    "is_deleted": deletedAtMs !== null,
  };
}

/** Each type with each of its states, of which both the types and the states have a list. */
function pairsOf(raw: RawWorkspace): readonly MartRow[] {
  const types = new Map(raw.of("ticket_types").map((type) => [type.recordId, type]));
  const states = new Map(raw.of("ticket_states").map((state) => [state.recordId, state]));
  const pairs = new Map<string, MartRow>();
  const add = (typeId: Json, stateId: Json, copies: { type?: Json; state?: Json }): void => {
    const [type, state] = [types.get(String(typeId)), states.get(String(stateId))];
    const label = type?.record ?? copies.type;
    const step = state?.record ?? copies.state;
    pairs.set(`${typeId} ${stateId}`, {
      "ticket_type_id": text(typeId),
      "ticket_state_id": text(stateId),
      "ticket_type_name": text(at(label, "name")),
      state: text(at(step, "category")),
      "state_internal_label": text(at(step, "internal_label")),
      "state_external_label": text(at(step, "external_label")),
      "is_deleted": [type, state].some((owner) => (owner?.deletedAtMs ?? null) !== null),
    });
  };
  for (const [typeId, { record }] of types) {
    for (const state of items(at(record, "ticket_states", "data"))) {
      add(typeId, at(state, "id"), { state });
    }
  }
  for (const [stateId, { record }] of states) {
    for (const type of items(at(record, "ticket_types", "data"))) {
      add(at(type, "id"), stateId, { type });
    }
  }
  return [...pairs.values()];
}
