import { at, items } from "../raw_truth/raw_cell.ts";
import type { Json } from "../raw_truth/raw_workspace.ts";

const OF_BOTH = [
  "type",
  "id",
  "part_type",
  "body",
  "created_at",
  "updated_at",
  "external_id",
  "redacted",
  "app_package_code",
];

/** A part of a conversation with all the names that a connector's list of parts has. */
export function conversationPart(part: Json): Json {
  const email = at(part, "email_message_metadata");
  return {
    ...pick(part, [...OF_BOTH, "notified_at", "state", "metadata", "event_details"]),
    author: author(part, ["from_ai_agent", "is_ai_answer"]),
    assigned_to: assignedTo(part),
    attachments: items(at(part, "attachments")),
    tags: items(at(part, "tags")),
    email_message_metadata: email === null
      ? null
      : pick(email, ["subject", "message_id", "email_address_headers"]),
  };
}

/** A part of a ticket with all the names that a connector's list of parts has. */
export function ticketPart(part: Json): Json {
  const changed = at(part, "updated_attribute_data");
  return {
    ...pick(part, [...OF_BOTH, "ticket_state", "previous_ticket_state"]),
    author: author(part, []),
    assigned_to: assignedTo(part),
    attachments: items(at(part, "attachments")),
    updated_attribute_data: changed === null ? null : {
      attribute: pick(at(changed, "attribute"), ["type", "id", "label"]),
      value: pick(at(changed, "value"), ["type", "id", "label"]),
    },
  };
}

/** Some names of an object with what it has under them, null where it has nothing. */
export function pick(value: Json, names: readonly string[]): { readonly [key: string]: Json } {
  return Object.fromEntries(names.map((name) => [name, at(value, name)]));
}

function author(part: Json, more: readonly string[]): Json {
  return pick(at(part, "author"), ["type", "id", "name", "email", ...more]);
}

function assignedTo(part: Json): Json {
  const assigned = at(part, "assigned_to");
  return assigned === null ? null : pick(assigned, ["type", "id"]);
}
