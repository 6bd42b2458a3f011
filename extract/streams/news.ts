import { dataList } from "./data_list.ts";
import { byId, type Stream, type WholeRead } from "./stream.ts";

/** News for the Messenger. */
export const newsItems: Stream<WholeRead> = {
  name: "news_items",
  about: "news for the Messenger",
  group: "more",
  identify: byId,
  updatedAt: "updated_at",
  read: dataList("/news/news_items", { kind: "number", pageSize: 50 }),
};

/** What news items are published in. */
export const newsfeeds: Stream<WholeRead> = {
  name: "newsfeeds",
  about: "feeds of news",
  group: "more",
  identify: byId,
  updatedAt: "updated_at",
  read: dataList("/news/newsfeeds", { kind: "number", pageSize: 50 }),
};
