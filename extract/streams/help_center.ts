import { byId, type Stream, type WholeRead } from "./stream.ts";

/** Help centers of the workspace. */
export const helpCenters: Stream<WholeRead> = {
  name: "help_centers",
  about: "help centers",
  group: "more",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/help_center/help_centers" },
      records: ["data"],
      paging: { kind: "number", pageSize: 150 },
    }),
    confirm: null,
  },
};

/** Collections of articles, which may lie in each other. */
export const collections: Stream<WholeRead> = {
  name: "collections",
  about: "collections of articles",
  group: "more",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/help_center/collections" },
      records: ["data"],
      paging: { kind: "number", pageSize: 150 },
    }),
    confirm: null,
  },
};

/** Articles of the help centers, in all their languages. Each of equal age may come on two pages or on none: the count tells. */
export const articles: Stream<WholeRead> = {
  name: "articles",
  about: "articles of the help centers",
  group: "more",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/articles" },
      records: ["data"],
      paging: { kind: "number", pageSize: 150 },
    }),
    confirm: null,
  },
};

/** Articles for teammates only. */
export const internalArticles: Stream<WholeRead> = {
  name: "internal_articles",
  about: "articles for teammates",
  group: "more",
  since: "2.13",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/internal_articles" },
      records: ["data"],
      paging: { kind: "number", pageSize: 150 },
    }),
    confirm: null,
  },
};
