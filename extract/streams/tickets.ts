import { byId, type ChangedRead, type EmbeddedRead, type Stream } from "./stream.ts";

/** Tickets, each with all its fields but the parts. There is no list of deleted ones. */
export const tickets: Stream<ChangedRead> = {
  name: "tickets",
  about: "tickets",
  group: "core",
  since: "2.10",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "changed",
    path: "/tickets/search",
    records: "tickets",
    // A ticket brings its parts along, so that pages are heavy: large ones fail.
    pageSize: 50,
    precision: () => "second",
    lagMs: 60 * 60_000,
    detail: (ticketId) => `/tickets/${encodeURIComponent(ticketId)}`,
    needsDetail: false,
  },
};

/** What happened in a ticket. */
export const ticketParts: Stream<EmbeddedRead> = {
  name: "ticket_parts",
  about: "messages, notes and events in tickets",
  group: "core",
  since: "2.10",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "embedded",
    of: "tickets",
    path: ["ticket_parts", "ticket_parts"],
    limit: 500,
    isOptional: false,
    query: {},
  },
};
