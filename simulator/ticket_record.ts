import { PARTS_GIVEN } from "./conversation_record.ts";
import type { FullTicket, TicketPartRecord, TicketRecord } from "./records/ticket.ts";
import { without } from "./records/without.ts";
import { isAtLeast, type Version } from "./version.ts";

/** A ticket as the API sends it from 2.16 on, in searches too: with its newest parts, and the number of all. */
export type TicketWithParts = TicketRecord & {
  "ticket_parts": {
    type: "ticket_part.list";
    "ticket_parts": TicketPartRecord[];
    "total_count": number;
  };
};

/**
 * A ticket as the newest version has it.
 *
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), schema `ticket_parts`
 */
export function ticketWithParts({ record, parts }: FullTicket): TicketWithParts {
  return {
    ...record,
    "ticket_parts": {
      type: "ticket_part.list",
      "ticket_parts": parts.slice(-PARTS_GIVEN),
      "total_count": parts.length,
    },
  };
}

/** A ticket as a version has it. Its state was a word up to 2.11, its assignees texts up to 2.15. */
export function ticketRecord(full: FullTicket, version: Version): object {
  const ticket = ticketWithParts(full);
  if (isAtLeast(version, "2.16")) return ticket;
  const { ticket_state: state, ticket_parts: list } = ticket;
  return {
    ...without(ticket, ["previous_ticket_state_id"]),
    "admin_assignee_id": String(ticket.admin_assignee_id),
    "team_assignee_id": String(ticket.team_assignee_id),
    // What an attribute became is told from 2.14 on.
    ...(isAtLeast(version, "2.14") ? {} : {
      "ticket_parts": {
        ...list,
        "ticket_parts": list.ticket_parts.map((part) => without(part, ["updated_attribute_data"])),
      },
    }),
    ...(isAtLeast(version, "2.12") ? {} : {
      "ticket_state": state.category,
      "ticket_state_internal_label": state.internal_label,
      "ticket_state_external_label": state.external_label,
    }),
  };
}
