import type { CustomObjectRecord } from "../records/custom_object.ts";
import { rawNumber } from "../records/raw_number.ts";
import { Random } from "./random.ts";

const DAY = 86_400;
const ORDERS = 170;
const SUBSCRIPTIONS = 12;

/** 170 orders, more than a page of 150 holds, and twelve subscriptions. Some changed in the same second. */
export function makeCustomObjects(
  { seed, start, now }: { readonly seed: number; readonly start: number; readonly now: number },
): CustomObjectRecord[] {
  const random = new Random(seed, "custom objects");
  return Array.from({ length: ORDERS + SUBSCRIPTIONS }, (_, index) => {
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
  });
}
