import { renameCompany } from "./changes/companies.ts";
import { addContact, editContact } from "./changes/contacts.ts";
import { addConversation, continueConversation } from "./changes/conversations.ts";
import { addTicket, continueTicket } from "./changes/tickets.ts";
import { companyName } from "./generator/people.ts";
import { Random } from "./generator/random.ts";
import type { Workspace } from "./workspace.ts";

export * from "./changes/companies.ts";
export * from "./changes/contacts.ts";
export * from "./changes/conversations.ts";
export * from "./changes/custom_objects.ts";
export * from "./changes/events.ts";
export * from "./changes/live_changes.ts";
export * from "./changes/tickets.ts";

/** What changed. */
export interface ChangeSummary {
  readonly contacts: number;
  readonly conversations: number;
  readonly companies: number;
  readonly newContacts: number;
  readonly newConversations: number;
  readonly tickets: number;
  readonly newTickets: number;
}

/** Lets a fraction of the workspace change at the clock's now, as a busy moment would; some is new. */
export function changeWorkspace(
  workspace: Workspace,
  options: { readonly fraction: number; readonly random?: Random },
): ChangeSummary {
  const version = workspace.contacts.version + workspace.conversations.version;
  const random = options.random ?? new Random(workspace.origin.seed, "change", version);
  const share = (size: number): number => size === 0 ? 0 : Math.ceil(size * options.fraction);
  const contacts = draw(random, [...workspace.contacts.values()], share(workspace.contacts.size));
  for (const contact of contacts) editContact(workspace, contact, random);
  const conversations = draw(
    random,
    [...workspace.conversations.values()],
    share(workspace.conversations.size),
  );
  for (const stored of conversations) continueConversation(workspace, stored, random);
  const companies = draw(
    random,
    [...workspace.companies.values()],
    Math.ceil(share(workspace.companies.size) / 2),
  );
  for (const company of companies) renameCompany(workspace, company.id, companyName(random));
  const newContacts = Math.ceil(share(workspace.contacts.size) / 5);
  for (let count = 0; count < newContacts; count++) addContact(workspace);
  const newConversations = Math.ceil(share(workspace.conversations.size) / 5);
  for (let count = 0; count < newConversations; count++) addConversation(workspace);
  // Tickets come last: what is drawn before them is the same as ever.
  const tickets = draw(random, [...workspace.tickets.values()], share(workspace.tickets.size));
  for (const stored of tickets) continueTicket(workspace, stored, random);
  const newTickets = Math.ceil(share(workspace.tickets.size) / 5);
  for (let count = 0; count < newTickets; count++) addTicket(workspace);
  return {
    contacts: contacts.length,
    conversations: conversations.length,
    companies: companies.length,
    newContacts,
    newConversations,
    tickets: tickets.length,
    newTickets,
  };
}

function draw<T>(random: Random, items: readonly T[], count: number): T[] {
  const chosen = new Set<T>();
  while (chosen.size < Math.min(count, items.length)) chosen.add(random.pick(items));
  return [...chosen];
}
