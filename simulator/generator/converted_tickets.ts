import type { ConversationTicketRecord } from "../records/conversation.ts";
import type { ConversationPlace, ConversationSetting } from "./conversation_setting.ts";
import { Random } from "./random.ts";
import { makeTicket } from "./tickets.ts";

/** The place of the ticket that a conversation is; few are one, and only of a kind that customers have. */
export function ticketIndexOf(
  index: number,
  setting: Pick<ConversationSetting, "seed" | "ticketTypes"> & { readonly tickets: number },
): number | undefined {
  const ticketIndex = Math.floor(index / 10);
  if (index % 20 !== 15 || ticketIndex >= setting.tickets) return undefined;
  const type = new Random(setting.seed, "ticket", ticketIndex).pick(setting.ticketTypes);
  return type.category === "Customer" ? ticketIndex : undefined;
}

/**
 * The ticket as the conversation carries it: they have one id, which is an integer here. No version of the API's
 * description tells of it, but for a null.
 *
 * @see https://github.com/airbytehq/airbyte/issues/47745
 */
export function ticketOf(
  place: ConversationPlace,
  { contactId, setting }: { readonly contactId: string; readonly setting: ConversationSetting },
): ConversationTicketRecord | null {
  if (place.ticketIndex === undefined) return null;
  const ticketPlace = { ...place, index: place.ticketIndex, contactId };
  const { ticket_type: type, ticket_state: state, ticket_attributes: values } =
    makeTicket(ticketPlace, setting).record;
  return {
    type: "ticket",
    id: Number(place.id),
    url: `https://app.intercom.com/a/apps/${type.workspace_id}/conversations/${place.id}`,
    "custom_attributes": Object.fromEntries(
      type.ticket_type_attributes.data.map((attribute) => [attribute.name, {
        value: values[attribute.name] ?? null,
        type: attribute.data_type,
      }]),
    ),
    state: state.category,
    "ticket_type": type.name,
    "ticket_type_description": type.description,
    "ticket_type_emoji": type.icon,
    "ticket_custom_state_admin_label": state.internal_label,
    "ticket_custom_state_user_label": state.external_label,
  };
}
