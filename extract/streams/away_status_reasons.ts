import { dataList } from "./data_list.ts";
import { byId, type Stream, type WholeRead } from "./stream.ts";

/** Why teammates can be away. Deleted reasons stay in the list. */
export const awayStatusReasons: Stream<WholeRead> = {
  name: "away_status_reasons",
  about: "why teammates can be away",
  group: "core",
  since: "2.14",
  identify: byId,
  updatedAt: "updated_at",
  read: dataList("/away_status_reasons", { kind: "single" }),
};
