import { dataList } from "./data_list.ts";
import { byId, type Stream, type WholeRead } from "./stream.ts";

/** Help centers of the workspace. */
export const helpCenters: Stream<WholeRead> = {
  name: "help_centers",
  about: "help centers",
  group: "more",
  identify: byId,
  updatedAt: "updated_at",
  read: dataList("/help_center/help_centers", { kind: "number", pageSize: 150 }),
};

/** Collections of articles, which may lie in each other. */
export const collections: Stream<WholeRead> = {
  name: "collections",
  about: "collections of articles",
  group: "more",
  identify: byId,
  updatedAt: "updated_at",
  read: dataList("/help_center/collections", { kind: "number", pageSize: 150 }),
};

/** Articles of the help centers, in all their languages. Each of equal age may come on two pages or on none: the count tells. */
export const articles: Stream<WholeRead> = {
  name: "articles",
  about: "articles of the help centers",
  group: "more",
  identify: byId,
  updatedAt: "updated_at",
  read: dataList("/articles", { kind: "number", pageSize: 150 }),
};

/** Articles for teammates only. */
export const internalArticles: Stream<WholeRead> = {
  name: "internal_articles",
  about: "articles for teammates",
  group: "more",
  since: "2.13",
  identify: byId,
  updatedAt: "updated_at",
  read: dataList("/internal_articles", { kind: "number", pageSize: 150 }),
};
