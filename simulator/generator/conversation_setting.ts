import type { StoredCompany } from "../records/company.ts";
import type { StoredContact } from "../records/contact.ts";
import type { TagRecord } from "../records/reference.ts";
import type { StoredTicketState, TicketTypeRecord } from "../records/ticket.ts";
import type { Zone } from "../zone.ts";
import type { Staff } from "./staff.ts";

/** What conversations and tickets are made from: the workspace as it was when it was made, whatever has changed since. */
export interface ConversationSetting {
  readonly seed: number;
  readonly zone: Zone;
  readonly start: number;
  readonly now: number;
  readonly staff: Staff;
  readonly tags: readonly TagRecord[];
  /** Oldest first. */
  readonly contacts: readonly StoredContact[];
  readonly companies: ReadonlyMap<string, StoredCompany>;
  readonly bulkChanges: readonly number[];
  readonly ticketTypes: readonly TicketTypeRecord[];
  readonly ticketStates: readonly StoredTicketState[];
  /** How many conversations the workspace has. */
  readonly total: number;
}

/** Which conversation or ticket to make. Its index is part of the chance that shapes it. */
export interface ConversationPlace {
  readonly index: number;
  readonly id: string;
  readonly createdAt: number;
  /** The id of its first part; the others count up from there. */
  readonly firstPartId: number;
  /** Of a conversation: the place of the ticket that it is. */
  readonly ticketIndex?: number | undefined;
  /** Of a ticket that a conversation became: the conversation's contact. */
  readonly contactId?: string;
}
