import { dataList } from "./data_list.ts";
import { byId, type Stream, type WholeRead } from "./stream.ts";

/** What contacts can subscribe to: kinds of messages, each in several languages. */
export const subscriptionTypes: Stream<WholeRead> = {
  name: "subscription_types",
  about: "what contacts can subscribe to",
  group: "core",
  identify: byId,
  updatedAt: null,
  read: dataList("/subscription_types", { kind: "single" }),
};
