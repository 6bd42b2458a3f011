import { byId, type Stream, type WholeRead } from "./stream.ts";

/** Labels of contacts, companies, conversations and parts. */
export const tags: Stream<WholeRead> = {
  name: "tags",
  about: "tags",
  group: "core",
  identify: byId,
  updatedAt: null,
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/tags" },
      records: ["data", "tags"],
      paging: { kind: "single" },
    }),
    confirm: null,
  },
};
