import { byId, type Stream, type WholeRead } from "./stream.ts";

/** Groups of teammates that conversations are assigned to. */
export const teams: Stream<WholeRead> = {
  name: "teams",
  about: "teams and who is in them",
  group: "core",
  identify: byId,
  updatedAt: null,
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/teams" },
      records: ["teams"],
      paging: { kind: "single" },
    }),
    confirm: null,
  },
};
