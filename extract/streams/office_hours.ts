import { byId, type Stream, type WholeRead } from "./stream.ts";

/** Schedules of office hours. */
export const officeHours: Stream<WholeRead> = {
  name: "office_hours",
  about: "office hours",
  group: "more",
  since: "2.16",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/office_hours_schedules" },
      records: ["data"],
      paging: { kind: "single" },
    }),
    confirm: null,
  },
};
