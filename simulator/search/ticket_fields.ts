import type { FullTicket } from "../records/ticket.ts";
import { fullTicket, type StoredTicket, type Workspace } from "../workspace.ts";
import type { Field, Fields, FieldType } from "./fields.ts";

type Reader = readonly [type: FieldType, read: (full: FullTicket) => unknown];

const CATEGORIES = { "Customer": "request", "Back-office": "task", "Tracker": "tracker" } as const;

const READERS: Readonly<Record<string, Reader>> = {
  title: ["string", ({ record }) => record.ticket_attributes["_default_title_"]],
  description: ["string", ({ record }) => record.ticket_attributes["_default_description_"]],
  category: ["string", ({ record }) => CATEGORIES[record.category]],
  "ticket_type_id": ["string", ({ record }) => record.ticket_type.id],
  "admin_assignee_id": ["string", ({ record }) => record.admin_assignee_id],
  "team_assignee_id": ["string", ({ record }) => record.team_assignee_id],
  open: ["boolean", ({ record }) => record.open],
  state: ["string", ({ record }) => record.ticket_state.category],
  "snoozed_until": ["date", ({ record }) => record.snoozed_until],
  "contact_ids": ["list", ({ record }) => record.contacts.contacts.map(({ id }) => id)],
  "teammate_ids": [
    "list",
    ({ parts }) =>
      parts.filter(({ author }) => author.type === "admin").map(({ author }) => author.id),
  ],
};

/**
 * The searchable fields of tickets. Only ids and times are at hand; the others need the ticket told.
 *
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), operation `searchTickets`
 */
export function ticketFields(workspace: Workspace): Fields<StoredTicket> {
  return (name) => {
    if (name === "id") return { type: "string", read: (stored) => stored.id };
    if (name === "created_at") return { type: "date", read: (stored) => stored.createdAt };
    if (name === "updated_at") return { type: "date", read: (stored) => stored.updatedAt };
    const known = Object.hasOwn(READERS, name) ? READERS[name] : attributeReader(name, workspace);
    if (known === undefined) return undefined;
    const [type, read] = known;
    return { type, read: (stored) => read(fullTicket(workspace, stored)) ?? null } satisfies Field<
      StoredTicket
    >;
  };
}

/** `ticket_attribute.{id}`, a field of one kind of ticket. */
function attributeReader(name: string, workspace: Workspace): Reader | undefined {
  const id = /^ticket_attribute\.(\d+)$/.exec(name)?.[1];
  const attribute = workspace.ticketTypes
    .flatMap(({ ticket_type_attributes: { data } }) => data)
    .find((candidate) => candidate.id === id);
  if (attribute === undefined) return undefined;
  const type =
    ({ integer: "integer", decimal: "integer", datetime: "date", boolean: "boolean" } as const)[
      attribute.data_type as "integer"
    ] ?? "string";
  return [
    type,
    ({ record }) =>
      Number(record.ticket_type.id) === attribute.ticket_type_id
        ? record.ticket_attributes[attribute.name]
        : null,
  ];
}
