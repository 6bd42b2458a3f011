import { byId, type Stream, type WholeRead } from "./stream.ts";

/** Teammates. One who has left is no longer in the list, but stays in the history of conversations. */
export const admins: Stream<WholeRead> = {
  name: "admins",
  about: "teammates",
  group: "core",
  identify: byId,
  updatedAt: null,
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/admins", query: { display_avatar: "true" } },
      records: ["admins"],
      paging: { kind: "single" },
    }),
    confirm: null,
  },
};
