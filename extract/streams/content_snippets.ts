import { byId, type Stream, type WholeRead } from "./stream.ts";

/** Pieces of text that bots and teammates answer from. */
export const contentSnippets: Stream<WholeRead> = {
  name: "content_snippets",
  about: "texts to answer from",
  group: "more",
  since: "2.16",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/content_snippets" },
      records: ["data"],
      paging: { kind: "number", pageSize: 50 },
    }),
    confirm: null,
  },
};
