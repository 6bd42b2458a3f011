import type { Intercom } from "intercom-client";
import type { AttributeValues, Retyped, Wire } from "./wire.ts";

/** A record of the customer's own kind. Its `type` is the identifier of that kind. */
export type CustomObjectRecord = Retyped<Wire<Required<Intercom.CustomObjectInstance>>, {
  "external_created_at": number | null;
  "external_updated_at": number | null;
  "custom_attributes": AttributeValues;
}>;
