import { byId, type ChangedRead, isAtLeast, type Stream } from "./stream.ts";

/** People the workspace knows, users and leads. One record per contact. */
export const contacts: Stream<ChangedRead> = {
  name: "contacts",
  about: "users and leads",
  group: "core",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "changed",
    path: "/contacts/search",
    records: "data",
    pageSize: 150,
    // Exact from 2.17 on. @see https://developers.intercom.com/docs/references/2.17/changelog
    precision: ({ version }) => isAtLeast(version, "2.17") ? "second" : "day",
    // Minutes, by the documentation; what is landed already costs no more than its line in a page.
    lagMs: 60 * 60_000,
    detail: (contactId) => `/contacts/${encodeURIComponent(contactId)}`,
    needsDetail: false,
  },
};
