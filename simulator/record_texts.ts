import { companyRecord } from "./company_record.ts";
import { contactRecord } from "./contact_record.ts";
import { conversationRecord, conversationWithParts } from "./conversation_record.ts";
import type { StoredCompany } from "./records/company.ts";
import type { StoredContact } from "./records/contact.ts";
import { ticketRecord } from "./ticket_record.ts";
import { isAtLeast, type Version } from "./version.ts";
import {
  fullConversation,
  fullTicket,
  type StoredConversation,
  type StoredTicket,
  tallyContacts,
  type Workspace,
} from "./workspace.ts";

/** How much text is kept at most, in characters. */
const KEPT = 200_000_000;

/**
 * Records as JSON text. Each is written once: what is in a store is never altered in place, so a text holds as long as
 * its item. Only the newest shapes are kept.
 */
export class RecordTexts {
  readonly #workspace: Workspace;
  #texts = new WeakMap<object, string>();
  #details = new WeakMap<object, string>();
  #kept = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  contact(
    contact: StoredContact,
    options: { readonly version: Version; readonly withMergeHistory: boolean },
  ): string {
    const write = () => JSON.stringify(contactRecord(contact, options));
    const texts = options.withMergeHistory ? this.#details : this.#texts;
    return this.#once(texts, contact, { ...options, write });
  }

  /** A conversation as lists have it. */
  conversation(stored: StoredConversation, version: Version): string {
    const write = () =>
      JSON.stringify(conversationRecord(fullConversation(this.#workspace, stored), version));
    return this.#once(this.#texts, stored, { version, write });
  }

  /** A conversation with its parts. */
  conversationWithParts(stored: StoredConversation, version: Version): string {
    const write = () =>
      JSON.stringify(conversationWithParts(fullConversation(this.#workspace, stored), version));
    return this.#once(this.#details, stored, { version, write });
  }

  /** A ticket; lists have it with its parts too. */
  ticket(stored: StoredTicket, version: Version): string {
    const write = () => JSON.stringify(ticketRecord(fullTicket(this.#workspace, stored), version));
    return this.#once(this.#texts, stored, { version, write });
  }

  /** A company, with the number of its contacts at the moment: never kept. */
  company(company: StoredCompany, version: Version): string {
    const members = tallyContacts(this.#workspace.contacts).byCompany;
    return JSON.stringify(companyRecord(company, { version, members }));
  }

  #once(
    texts: WeakMap<object, string>,
    item: object,
    { version, write }: { readonly version: Version; readonly write: () => string },
  ): string {
    if (!isAtLeast(version, "2.16")) return write();
    let text = texts.get(item);
    if (text === undefined) {
      text = write();
      this.#kept += text.length;
      if (this.#kept > KEPT) this.#forget();
      else texts.set(item, text);
    }
    return text;
  }

  #forget(): void {
    this.#texts = new WeakMap();
    this.#details = new WeakMap();
    this.#kept = 0;
  }
}
