import { byId, type Stream, type WholeRead } from "./stream.ts";

/** News for the Messenger. */
export const newsItems: Stream<WholeRead> = {
  name: "news_items",
  about: "news for the Messenger",
  group: "more",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/news/news_items" },
      records: ["data"],
      paging: { kind: "number", pageSize: 50 },
    }),
    confirm: null,
  },
};

/** What news items are published in. */
export const newsfeeds: Stream<WholeRead> = {
  name: "newsfeeds",
  about: "feeds of news",
  group: "more",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/news/newsfeeds" },
      records: ["data"],
      paging: { kind: "number", pageSize: 50 },
    }),
    confirm: null,
  },
};
