import { byId, type Stream, type WholeRead } from "./stream.ts";

/** What contacts can subscribe to: kinds of messages, each in several languages. */
export const subscriptionTypes: Stream<WholeRead> = {
  name: "subscription_types",
  about: "what contacts can subscribe to",
  group: "core",
  identify: byId,
  updatedAt: null,
  read: {
    kind: "whole",
    list: () => ({
      request: { method: "GET", path: "/subscription_types" },
      records: ["data"],
      paging: { kind: "single" },
    }),
    confirm: null,
  },
};
