import { byId, type FeedRead, type Stream } from "./stream.ts";

/** Phone calls. One goes on changing while it lasts, and some time after. */
export const calls: Stream<FeedRead> = {
  name: "calls",
  about: "phone calls",
  group: "more",
  isOnRequest: true,
  since: "2.14",
  identify: byId,
  updatedAt: "updated_at",
  read: {
    kind: "feed",
    list: () => ({
      request: { method: "GET", path: "/calls" },
      records: ["data"],
      paging: { kind: "number", pageSize: 25 },
    }),
    orderedBy: "created_at",
    lagMs: 3 * 24 * 60 * 60_000,
    rangeMs: null,
  },
};
