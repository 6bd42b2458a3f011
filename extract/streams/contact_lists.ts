import { byId, type CutListRead, type Stream } from "./stream.ts";

/** A contact shows at most ten of each of its lists. */
function ofContact(list: string): (contactId: string) => string {
  return (contactId) => `/contacts/${encodeURIComponent(contactId)}/${list}`;
}

const [tagsOf, companiesOf, subscriptionsOf] = [
  ofContact("tags"),
  ofContact("companies"),
  ofContact("subscriptions"),
];

/** Tags of contacts that have more than ten. */
export const contactTags: Stream<CutListRead> = {
  name: "contact_tags",
  about: "tags of contacts with more than ten",
  group: "core",
  identify: byId,
  updatedAt: null,
  read: {
    kind: "cut list",
    of: "contacts",
    fields: ["tags"],
    list: (contactId) => ({
      request: { method: "GET", path: tagsOf(contactId) },
      records: ["data", "tags"],
      paging: { kind: "single" },
    }),
  },
};

/** Companies of contacts that are in more than ten. */
export const contactCompanies: Stream<CutListRead> = {
  name: "contact_companies",
  about: "companies of contacts in more than ten",
  group: "core",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "cut list",
    of: "contacts",
    fields: ["companies"],
    list: (contactId) => ({
      request: { method: "GET", path: companiesOf(contactId) },
      // The schema names the list "companies", every example "data".
      records: ["data", "companies"],
      paging: { kind: "number", pageSize: 60 },
    }),
  },
};

/** Subscriptions of contacts that opted in to, or out of, more than ten. */
export const contactSubscriptions: Stream<CutListRead> = {
  name: "contact_subscriptions",
  about: "subscriptions of contacts with more than ten",
  group: "core",
  identify: byId,
  updatedAt: null,
  read: {
    kind: "cut list",
    of: "contacts",
    fields: ["opted_in_subscription_types", "opted_out_subscription_types"],
    list: (contactId) => ({
      request: { method: "GET", path: subscriptionsOf(contactId) },
      records: ["data"],
      paging: { kind: "single" },
    }),
  },
};
