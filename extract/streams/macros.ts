import { byId, type Stream, type WholeRead } from "./stream.ts";

/**
 * Saved answers of teammates. Their times are texts in ISO 8601. The list begins with the latest change and says no length:
 * one that changes meanwhile is on no page, so that each that is missing is asked for by itself.
 */
export const macros: Stream<WholeRead> = {
  name: "macros",
  about: "saved answers of teammates",
  group: "more",
  since: "2.16",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/macros" },
      records: ["data"],
      paging: { kind: "cursor", pageSize: 150 },
    }),
    confirm: (macroId) => `/macros/${encodeURIComponent(macroId)}`,
  },
};
