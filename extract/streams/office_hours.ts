import { dataList } from "./data_list.ts";
import { byId, type Stream, type WholeRead } from "./stream.ts";

/** Schedules of office hours. */
export const officeHours: Stream<WholeRead> = {
  name: "office_hours",
  about: "office hours",
  group: "more",
  since: "2.16",
  identify: byId,
  updatedAt: "updated_at",
  read: dataList("/office_hours_schedules", { kind: "single" }),
};
