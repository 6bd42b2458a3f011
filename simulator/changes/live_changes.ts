import { unixSeconds } from "../clock.ts";
import { customObjectsOf } from "../custom_objects.ts";
import { companyName } from "../generator/people.ts";
import type { Random } from "../generator/random.ts";
import { changeLibrary } from "../library_changes.ts";
import { renameTag } from "../reference_changes.ts";
import type { Store } from "../store.ts";
import { fullConversation, type StoredConversation, type Workspace } from "../workspace.ts";
import { deleteCompany, renameCompany } from "./companies.ts";
import {
  addContact,
  addNote,
  deleteContact,
  editContact,
  mergeContacts,
  restoreContact,
} from "./contacts.ts";
import {
  addConversation,
  continueConversation,
  deleteConversation,
  reopenConversation,
  restoreConversation,
  snoozeConversation,
} from "./conversations.ts";
import { deleteCustomObject, updateCustomObject } from "./custom_objects.ts";
import { recordEvent } from "./events.ts";
import { addTicket, continueTicket, deleteTicket } from "./tickets.ts";

const HOUR = 3_600;

/** One small thing that happened. */
export interface LiveChange {
  readonly kind: LiveChangeKind;
  /** What it happened to. */
  readonly id: string;
}

/** Returns what it happened to; undefined where there is nothing it could happen to. */
type Change = (workspace: Workspace, random: Random) => string | undefined;

/** Every small thing that can happen, with its weight: what is common in a day of support happens most. */
const CHANGES = {
  "contact added": [4, (workspace) => addContact(workspace).fields.id],
  "contact edited": [12, (workspace, random) =>
    onOne(workspace.contacts, random, (contact) => {
      editContact(workspace, contact, random);
      return contact.fields.id;
    })],
  "contact deleted": [
    2,
    (workspace, random) =>
      onOne(workspace.contacts, random, ({ fields: { id } }) => {
        deleteContact(workspace, id);
        return id;
      }),
  ],
  "contact restored": [2, (workspace, random) => {
    const ids = [...workspace.contacts.deleted.keys()].filter((id) => !workspace.merged.has(id));
    return onPicked(ids, random, (id) => restoreContact(workspace, id).fields.id);
  }],
  "contact merged": [2, mergeOne],
  "note added": [
    2,
    (workspace, random) =>
      onOne(workspace.contacts, random, ({ fields: { id } }) => {
        addNote(workspace, id, random);
        return id;
      }),
  ],
  "event recorded": [
    4,
    (workspace, random) =>
      onOne(workspace.contacts, random, ({ fields: { id } }) => {
        recordEvent(workspace, id, random.pick(["login", "placed-order", "viewed-pricing"]));
        return id;
      }),
  ],
  "conversation added": [5, (workspace) => addConversation(workspace).id],
  "conversation continued": [
    14,
    (workspace, random) =>
      onOne(
        workspace.conversations,
        random,
        (stored) => continueConversation(workspace, stored, random).id,
      ),
  ],
  "conversation reopened": [
    3,
    (workspace, random) =>
      onPicked(
        closedConversations(workspace),
        random,
        (stored) => reopenConversation(workspace, stored).id,
      ),
  ],
  "conversation snoozed": [
    1,
    (workspace, random) =>
      onOne(
        workspace.conversations,
        random,
        (stored) => snoozeConversation(workspace, stored, unixSeconds(workspace.clock) + HOUR).id,
      ),
  ],
  "conversation deleted": [
    2,
    (workspace, random) =>
      onOne(workspace.conversations, random, ({ id }) => {
        deleteConversation(workspace, id);
        return id;
      }),
  ],
  "conversation restored": [
    1,
    (workspace, random) =>
      onPicked(
        [...workspace.conversations.deleted.keys()],
        random,
        (id) => restoreConversation(workspace, id).id,
      ),
  ],
  "company renamed": [
    2,
    (workspace, random) =>
      onOne(
        workspace.companies,
        random,
        ({ id }) => renameCompany(workspace, id, companyName(random)).id,
      ),
  ],
  "company deleted": [1, (workspace, random) =>
    onOne(workspace.companies, random, ({ id }) => {
      deleteCompany(workspace, id);
      return id;
    })],
  "ticket added": [2, (workspace) => addTicket(workspace).id],
  "ticket continued": [
    4,
    (workspace, random) =>
      onOne(workspace.tickets, random, (stored) => continueTicket(workspace, stored, random).id),
  ],
  "ticket deleted": [1, (workspace, random) =>
    onOne(workspace.tickets, random, ({ id }) => {
      deleteTicket(workspace, id);
      return id;
    })],
  "tag renamed": [1, (workspace, random) =>
    onPicked(workspace.tags, random, ({ id }) => {
      renameTag(workspace, id, `Renamed ${random.whole(1, 9_999)}`);
      return id;
    })],
  "custom object edited": [
    1,
    (workspace, random) =>
      onOne(
        customObjectsOf(workspace),
        random,
        ({ id }) => updateCustomObject(workspace, id, { "order_number": `K-${random.hex(5)}` }).id,
      ),
  ],
  "custom object deleted": [
    1,
    (workspace, random) =>
      onOne(customObjectsOf(workspace), random, ({ id }) => {
        deleteCustomObject(workspace, id);
        return id;
      }),
  ],
  "library changed": [3, (workspace, random) => changeLibrary(workspace, random)],
} as const satisfies Readonly<Record<string, readonly [weight: number, change: Change]>>;

/** What can happen, by name. */
export type LiveChangeKind = keyof typeof CHANGES;

/** The names of all that can happen. */
export const LIVE_CHANGES = Object.keys(CHANGES) as readonly LiveChangeKind[];

/**
 * Lets one small thing happen at the clock's now: something is new, edited, deleted, merged, reopened or put back. The
 * same workspace and source of chance give the same.
 *
 * @throws {RangeError} where nothing of what is allowed can happen.
 */
export function liveChanges(
  workspace: Workspace,
  random: Random,
  options: { readonly kinds?: readonly LiveChangeKind[] } = {},
): LiveChange {
  const left = new Map((options.kinds ?? LIVE_CHANGES).map((kind) => [kind, CHANGES[kind][0]]));
  while (left.size > 0) {
    const kind = random.weighted(Object.fromEntries(left)) as LiveChangeKind;
    const id = CHANGES[kind][1](workspace, random);
    if (id !== undefined) return { kind, id };
    left.delete(kind);
  }
  throw new RangeError("Cannot change the workspace as there is nothing it could happen to");
}

function onOne<T>(
  store: Pick<Store<T>, "values">,
  random: Random,
  change: (item: T) => string | undefined,
): string | undefined {
  return onPicked([...store.values()], random, change);
}

function onPicked<T>(
  items: readonly T[],
  random: Random,
  change: (item: T) => string | undefined,
): string | undefined {
  return items.length === 0 ? undefined : change(random.pick(items));
}

/** A lead becomes one with a user. */
function mergeOne(workspace: Workspace, random: Random): string | undefined {
  const contacts = [...workspace.contacts.values()].map(({ fields }) => fields);
  const leads = contacts.filter(({ role }) => role === "lead");
  const users = contacts.filter(({ role }) => role === "user");
  if (leads.length === 0 || users.length === 0) return undefined;
  const { id } = random.pick(leads);
  mergeContacts(workspace, { from: id, into: random.pick(users).id });
  return id;
}

function closedConversations(workspace: Workspace): StoredConversation[] {
  return [...workspace.conversations.values()].filter((stored) =>
    fullConversation(workspace, stored).record.state === "closed"
  );
}
