import { dataList } from "./data_list.ts";
import { byId, type Stream, type WholeRead } from "./stream.ts";

/** Kinds of tickets, each with its attributes and states. */
export const ticketTypes: Stream<WholeRead> = {
  name: "ticket_types",
  about: "kinds of tickets, with attributes",
  group: "core",
  identify: byId,
  updatedAt: "updated_at",
  read: dataList("/ticket_types", { kind: "single" }),
};

/** States that tickets go through. */
export const ticketStates: Stream<WholeRead> = {
  name: "ticket_states",
  about: "states of tickets",
  group: "core",
  since: "2.12",
  identify: byId,
  updatedAt: "updated_at",
  read: dataList("/ticket_states", { kind: "single" }),
};
