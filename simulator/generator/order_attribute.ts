import type { AttributeValues } from "../records/wire.ts";
import { makeCustomObject, ORDERS } from "./custom_objects.ts";
import { Random } from "./random.ts";

/**
 * The attribute by which one contact in twenty refers to orders, each shown as it was when the attribute was set.
 *
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), `custom_object_instance_list`
 */
export function orderAttribute(
  { index }: { readonly index: number },
  setting: { readonly seed: number; readonly start: number; readonly now: number },
): AttributeValues {
  const random = new Random(setting.seed, "orders of a contact", index);
  if (!random.chance(0.05)) return {};
  const first = random.whole(0, ORDERS - 3);
  const instances = Array.from({ length: random.whole(1, 3) }, (_, order) => {
    const { id, type, external_id, custom_attributes } = makeCustomObject(first + order, setting);
    return { id, type, external_id, custom_attributes };
  });
  return { order: { type: "Order.list", instances } };
}
