import type { CustomObjectRecord } from "../records/custom_object.ts";
import { rawNumber } from "../records/raw_number.ts";
import { Random } from "./random.ts";

const DAY = 86_400;
/** How many orders there are: more than a page of 150 holds. */
export const ORDERS = 170;
const SUBSCRIPTIONS = 12;

/** What objects of the customer's own kinds are made from. */
export interface CustomObjectSetting {
  readonly seed: number;
  readonly start: number;
  readonly now: number;
}

/** The orders, and twelve subscriptions. Some changed in the same second. */
export function makeCustomObjects(setting: CustomObjectSetting): CustomObjectRecord[] {
  return Array.from(
    { length: ORDERS + SUBSCRIPTIONS },
    (_, index) => makeCustomObject(index, setting),
  );
}

/** One object by its place; the first 170 are orders. The same place and setting give the same object. */
export function makeCustomObject(
  index: number,
  { seed, start, now }: CustomObjectSetting,
): CustomObjectRecord {
  const random = new Random(seed, "custom object", index);
  const type = index < ORDERS ? "Order" : "Subscription";
  const createdAt = random.whole(start, now);
  const updatedAt = random.chance(0.2) ? now - 40 * DAY : random.whole(createdAt, now);
  const isTold = random.chance(0.7);
  return {
    id: String(16_032_025 + index),
    type,
    "external_id": `${type.toLowerCase()}_${random.hex(6)}`,
    "external_created_at": isTold ? createdAt - 60 : null,
    "external_updated_at": isTold ? createdAt : null,
    "created_at": createdAt,
    "updated_at": Math.max(createdAt, updatedAt),
    "custom_attributes": type === "Order"
      ? {
        "order_number": `K-${random.hex(5)}`,
        "total_amount": random.whole(100, 90_000) / 100,
        "ledger no": random.chance(0.1) ? rawNumber(`90071992547409${index + 100}`) : null,
      }
      : { plan: random.pick(["monthly", "yearly"]), active: random.chance(0.8) },
  };
}
