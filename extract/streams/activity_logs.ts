import { byId, type FeedRead, type Stream } from "./stream.ts";

/** What teammates changed in the workspace's settings. The endpoint fails when asked for a long time at once. */
export const activityLogs: Stream<FeedRead> = {
  name: "activity_logs",
  about: "what teammates changed in the settings",
  group: "more",
  isOnRequest: true,
  identify: byId,
  updatedAt: "created_at",
  read: {
    kind: "feed",
    list: ({ fromMs, untilMs }) => ({
      request: {
        method: "GET",
        path: "/admins/activity_logs",
        query: {
          // Both ends are asked for a second too wide: the documentation does not say whether they count.
          created_at_after: Math.max(0, Math.floor(fromMs / 1000) - 1),
          created_at_before: Math.ceil(untilMs / 1000) + 1,
        },
      },
      records: ["activity_logs"],
      paging: { kind: "number", pageSize: 20 },
    }),
    orderedBy: "created_at",
    lagMs: 60 * 60_000,
    rangeMs: 30 * 24 * 60 * 60_000,
  },
};
