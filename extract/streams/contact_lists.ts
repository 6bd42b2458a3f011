import { idText, type JsonObject } from "../api/json.ts";
import type { ListRequest } from "../api/page.ts";
import {
  byId,
  type EmbeddedRead,
  isCut,
  type Stream,
  type SublistRead,
  totalCountOf,
} from "./stream.ts";

function ofContact(contactId: string, list: string): ListRequest["request"] {
  return { method: "GET", path: `/contacts/${encodeURIComponent(contactId)}/${list}` };
}

/** Tags of contacts that have more than the ten that a contact shows. */
export const contactTags: Stream<SublistRead> = {
  name: "contact_tags",
  about: "tags of contacts with more than ten",
  group: "core",
  identify: byId,
  updatedAt: null,
  read: {
    kind: "sublist",
    of: "contacts",
    isNeeded: (contact) => isCut(contact["tags"]),
    list: (contactId) => ({
      request: ofContact(contactId, "tags"),
      records: ["data", "tags"],
      paging: { kind: "single" },
    }),
    isWhole: true,
  },
};

/** Companies of contacts that are in more than the ten that a contact shows. */
export const contactCompanies: Stream<SublistRead> = {
  name: "contact_companies",
  about: "companies of contacts in more than ten",
  group: "core",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "sublist",
    of: "contacts",
    isNeeded: (contact) => isCut(contact["companies"]),
    list: (contactId) => ({
      request: ofContact(contactId, "companies"),
      // The schema names the list "companies", every example "data".
      records: ["data", "companies"],
      paging: { kind: "number", pageSize: 60 },
    }),
    isWhole: true,
  },
};

/** Subscriptions of contacts that opted in to, or out of, more than the ten that a contact shows. */
export const contactSubscriptions: Stream<SublistRead> = {
  name: "contact_subscriptions",
  about: "subscriptions of contacts with more than ten",
  group: "core",
  identify: byId,
  updatedAt: null,
  read: {
    kind: "sublist",
    of: "contacts",
    isNeeded: (contact) =>
      isCut(contact["opted_in_subscription_types"]) ||
      isCut(contact["opted_out_subscription_types"]),
    list: (contactId) => ({
      request: ofContact(contactId, "subscriptions"),
      records: ["data"],
      paging: { kind: "single" },
    }),
    isWhole: true,
  },
};

/** Notes on contacts. A contact shows the ids of ten, and the text of none. */
export const contactNotes: Stream<SublistRead> = {
  name: "contact_notes",
  about: "notes on contacts",
  group: "deep",
  identify: byId,
  updatedAt: null,
  read: {
    kind: "sublist",
    of: "contacts",
    isNeeded: (contact) => totalCountOf(contact["notes"]) > 0,
    list: (contactId) => ({
      request: ofContact(contactId, "notes"),
      records: ["data", "notes"],
      paging: { kind: "number", pageSize: 60 },
    }),
    isWhole: true,
  },
};

/** Which contacts were merged into which: the owner of a row is the contact that is left. Only users have them. */
export const contactMerges: Stream<EmbeddedRead> = {
  name: "contact_merges",
  about: "contacts merged into others",
  group: "core",
  since: "2.16",
  tellsGone: { stream: "contacts", field: "source_contact_id" },
  identify: (merge) => idText(merge["source_contact_id"]),
  updatedAt: "merged_at",
  read: {
    kind: "embedded",
    of: "contacts",
    path: ["merge_history"],
    limit: Infinity,
    isOptional: true,
    query: { include_merge_history: "true" },
  },
};

function eventsOf(contactId: string, more: Readonly<Record<string, string>>): ListRequest {
  return {
    request: {
      method: "GET",
      path: "/events",
      query: { type: "user", intercom_user_id: contactId, ...more },
    },
    records: ["events"],
    paging: { kind: "address", pageSize: 50 },
  };
}

/**
 * An event is told apart by all that it says of itself: the vendor describes its `id` as that of the person, and holds two
 * of the same person, name and second for one.
 */
function byEvent(event: JsonObject): string | undefined {
  const [name, createdAt] = [idText(event["event_name"]), idText(event["created_at"])];
  const isNamed = name !== undefined && createdAt !== undefined;
  const parts = [byId(event), ...(isNamed ? [name, createdAt] : [])];
  return parts.filter((part) => part !== undefined).join(" ") || undefined;
}

/** What contacts did. The API gives those of the last 90 days; older ones stay as they were landed. */
export const contactEvents: Stream<SublistRead> = {
  name: "contact_events",
  about: "what contacts did in the last 90 days",
  group: "deep",
  identify: byEvent,
  updatedAt: null,
  read: {
    kind: "sublist",
    of: "contacts",
    isNeeded: () => true,
    list: (contactId) => eventsOf(contactId, {}),
    isWhole: false,
  },
};

/** How often, and when first and last, contacts did what. */
export const contactEventSummaries: Stream<SublistRead> = {
  name: "contact_event_summaries",
  about: "how often contacts did what",
  group: "deep",
  identify: (summary) => idText(summary["name"]),
  updatedAt: null,
  read: {
    kind: "sublist",
    of: "contacts",
    isNeeded: () => true,
    list: (contactId) => ({
      ...eventsOf(contactId, { summary: "true" }),
      paging: { kind: "single" },
    }),
    isWhole: true,
  },
};
