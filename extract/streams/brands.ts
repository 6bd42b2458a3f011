import { dataList } from "./data_list.ts";
import { byId, type Stream, type WholeRead } from "./stream.ts";

/** Brands of the workspace; the first one is the workspace itself. */
export const brands: Stream<WholeRead> = {
  name: "brands",
  about: "brands",
  group: "more",
  since: "2.15",
  identify: byId,
  updatedAt: "updated_at",
  read: dataList("/brands", { kind: "single" }),
};
