import type { Intercom } from "intercom-client";
import type { Retyped } from "./wire.ts";

/** Something a contact did, as the customer's own application told it. Most have an id of their own. */
export type EventRecord = Retyped<Intercom.DataEvent, {
  readonly type: "event";
  readonly "intercom_user_id": string;
  readonly metadata: Readonly<Record<string, unknown>>;
}>;

/** How often a contact did something. Times are ISO 8601. */
export type EventSummaryRecord = Required<Intercom.DataEventSummaryItem>;
