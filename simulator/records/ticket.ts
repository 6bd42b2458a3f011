import type { Intercom } from "intercom-client";
import type { Reference } from "./contact.ts";
import type { Attachment } from "./conversation.ts";
import type { Retyped, Wire } from "./wire.ts";

/** What kind of step a state of tickets is. */
export type TicketStep = Intercom.TicketState.Category;

/** A state of tickets, as it stands inside a ticket. */
export type TicketStateRecord = Retyped<Wire<Required<Intercom.TicketState>>, {
  type: "ticket_state";
}>;

/** A field of a kind of ticket. */
export type TicketTypeAttributeRecord = Retyped<Wire<Required<Intercom.TicketTypeAttribute>>, {
  type: "ticket_type_attribute";
  "input_options": Record<string, unknown> | null;
}>;

/** A kind of ticket, as it stands inside a ticket. Its attributes are in `data`, against the description. */
export type TicketTypeRecord = Retyped<
  Omit<Wire<Required<Intercom.TicketType>>, "ticket_states">,
  {
    type: "ticket_type";
    "is_internal": boolean;
    "ticket_type_attributes": { type: "list"; data: TicketTypeAttributeRecord[] };
  }
>;

/** A kind of ticket as `GET /ticket_types` lists it: with the states it may have. */
export type ListedTicketType = TicketTypeRecord & {
  "ticket_states": { type: "list"; data: TicketStateRecord[] };
};

/** A state of tickets as the workspace keeps it. */
export type StoredTicketState = Readonly<TicketStateRecord & { archived: boolean }>;

/** Who wrote a part of a ticket. Leads are users here. */
export type TicketAuthor = Retyped<Wire<Required<Intercom.TicketPartAuthor>>, {
  name: string | null;
}>;

/** One part of a ticket. What it does not have is left out, not null. */
export interface TicketPartRecord {
  type: "ticket_part";
  id: string;
  "part_type": string;
  body?: string;
  "ticket_state": TicketStep;
  "previous_ticket_state": TicketStep;
  "created_at": number;
  "updated_at": number;
  "assigned_to"?: Reference;
  author: TicketAuthor;
  attachments: Attachment[];
  "external_id"?: string;
  redacted: boolean;
  "app_package_code"?: string;
  "updated_attribute_data"?: {
    attribute: { type: "attribute"; id: string; label: string };
    value: { type: "value"; id: string; label: string };
  };
}

/** A value of a ticket's attribute. */
export type TicketValue = string | number | boolean | null | Record<string, unknown>[];

/** A ticket without its parts. */
export type TicketRecord = Retyped<
  Omit<Wire<Required<Intercom.Ticket>>, "ticket_parts" | "snoozed_until">,
  {
    type: "ticket";
    "ticket_attributes": Record<string, TicketValue>;
    "ticket_state": TicketStateRecord;
    "ticket_type": TicketTypeRecord;
    contacts: {
      type: "contact.list";
      contacts: { type: "contact"; id: string; "external_id": string | null }[];
    };
    "admin_assignee_id": number;
    "team_assignee_id": number;
    "snoozed_until"?: number;
    "linked_objects": {
      type: "list";
      data: { type: "ticket" | "conversation"; id: string; category: string | null }[];
      "total_count": number;
      "has_more": boolean;
    };
    "previous_ticket_state_id": string | null;
  }
>;

/** A ticket whole, with every part it ever had, oldest first. Never altered in place. */
export interface FullTicket {
  readonly record: Readonly<TicketRecord>;
  readonly parts: readonly TicketPartRecord[];
}

/** A conversation that was deleted, as the list of those names it. */
export interface DeletedConversationRecord {
  type: "conversation";
  id: string;
  "metrics_retained": boolean;
  "deleted_at": number;
}
