import { dataList } from "./data_list.ts";
import { byId, type Stream, type WholeRead } from "./stream.ts";

/** Pieces of text that bots and teammates answer from. */
export const contentSnippets: Stream<WholeRead> = {
  name: "content_snippets",
  about: "texts to answer from",
  group: "more",
  since: "2.16",
  identify: byId,
  updatedAt: "updated_at",
  read: dataList("/content_snippets", { kind: "number", pageSize: 50 }),
};
