import type {
  ListedTicketType,
  StoredTicketState,
  TicketStateRecord,
  TicketStep,
  TicketTypeAttributeRecord,
  TicketTypeRecord,
} from "../records/ticket.ts";
import { without } from "../records/without.ts";

const DAY = 86_400;

/** When and where kinds of tickets are. */
export interface TicketBase {
  readonly start: number;
  readonly workspaceId: string;
}

type Field = readonly [
  name: string,
  dataType: TicketTypeAttributeRecord["data_type"],
  options: Record<string, unknown> | null,
];

const DEFAULTS: readonly Field[] = [
  ["_default_title_", "string", { multiline: false }],
  ["_default_description_", "string", { multiline: true }],
];

const SEVERITIES = ["Low", "High", "Blocker 🔥"];

const KINDS: readonly {
  readonly name: string;
  readonly category: TicketTypeRecord["category"];
  readonly icon: string;
  readonly fields: readonly Field[];
}[] = [
  {
    name: "Bug report",
    category: "Customer",
    icon: "🐞",
    fields: [
      ["Severity", "list", {
        "list_options": SEVERITIES.map((label, index) => ({
          id: `0f3c9a52-6d1e-4b7a-9c40-00000000000${index}`,
          label,
          archived: false,
        })),
      }],
      ["Affected users", "integer", null],
      ["Reproduced?", "boolean", null],
      ["Screenshots", "files", null],
    ],
  },
  {
    name: "Refund request",
    category: "Customer",
    icon: "💶",
    fields: [["Amount", "decimal", null], ["Invoice no.", "string", { multiline: false }]],
  },
  {
    name: "Data correction",
    category: "Back-office",
    icon: "🗄️",
    fields: [["Due", "datetime", null], ["Größe", "integer", null]],
  },
  { name: "Incident", category: "Tracker", icon: "🚨", fields: [["Status page", "string", null]] },
  { name: "Old request", category: "Customer", icon: "🎟️", fields: [] },
];

const STATES: readonly [step: TicketStep, internal: string, external: string][] = [
  ["submitted", "Submitted", "Submitted"],
  ["in_progress", "In progress", "In progress"],
  ["waiting_on_customer", "Waiting on customer", "Waiting on you"],
  ["resolved", "Resolved", "Resolved"],
  ["in_progress", "With the developers", "In progress"],
  ["in_progress", "Parked", "In progress"],
];

/** The states of tickets: the four that every workspace has, one of its own, one that is archived. */
export function makeTicketStates(): StoredTicketState[] {
  return STATES.map(([step, internal, external], index) => ({
    type: "ticket_state",
    id: String(8_269 + index),
    category: step,
    "internal_label": internal,
    "external_label": external,
    archived: index === 5,
  }));
}

/** The kinds of tickets, one of them archived. */
export function makeTicketTypes(base: TicketBase): TicketTypeRecord[] {
  return KINDS.map(({ name, category, icon, fields }, index) => {
    const id = 55 + index * 3;
    const times = {
      "created_at": base.start + index * DAY,
      "updated_at": base.start + index * 9 * DAY,
    };
    return {
      type: "ticket_type",
      id: String(id),
      name,
      description: `For ${name.toLowerCase()}s`,
      icon,
      "workspace_id": base.workspaceId,
      archived: index === KINDS.length - 1,
      ...times,
      "is_internal": false,
      "ticket_type_attributes": {
        type: "list",
        data: [...DEFAULTS, ...fields].map((field, order) =>
          makeAttribute(field, { order, typeId: id, times, workspaceId: base.workspaceId })
        ),
      },
      category,
    };
  });
}

function makeAttribute(
  [name, dataType, options]: Field,
  place: {
    readonly order: number;
    readonly typeId: number;
    readonly times: { readonly created_at: number; readonly updated_at: number };
    readonly workspaceId: string;
  },
): TicketTypeAttributeRecord {
  const isDefault = place.order < DEFAULTS.length;
  return {
    type: "ticket_type_attribute",
    id: String(place.typeId * 20 + place.order),
    "workspace_id": place.workspaceId,
    name,
    description: isDefault ? "" : `${name} of it`,
    "data_type": dataType,
    "input_options": options,
    order: place.order,
    "required_to_create": place.order === 0,
    "required_to_create_for_contacts": false,
    "visible_on_create": true,
    "visible_to_contacts": isDefault,
    default: isDefault,
    "ticket_type_id": place.typeId,
    archived: false,
    ...place.times,
  };
}

/** A kind of ticket as the list has it: each may have every state that is not archived. */
export function listedTicketType(
  type: TicketTypeRecord,
  states: readonly StoredTicketState[],
): ListedTicketType {
  const data = states.filter(({ archived }) => !archived).map(ticketState);
  return { ...type, "ticket_states": { type: "list", data } };
}

/** A state as it stands inside a ticket. */
export function ticketState(state: StoredTicketState): TicketStateRecord {
  return without(state, ["archived"]);
}
