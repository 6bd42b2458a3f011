import type { StoredContact } from "../records/contact.ts";
import type { ConversationPlace, ConversationSetting } from "./conversation_setting.ts";
import type { Random } from "./random.ts";

/** Who writes: somebody the workspace knew at the time. */
export function pickContact(
  random: Random,
  place: ConversationPlace,
  setting: ConversationSetting,
): StoredContact | undefined {
  let low = 0;
  let high = setting.contacts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const contact = setting.contacts[middle];
    if (contact !== undefined && contact.fields.created_at <= place.createdAt) low = middle + 1;
    else high = middle;
  }
  const known = Math.max(1, low);
  // Some people write again and again.
  return setting.contacts[Math.floor(known * Math.pow(random.next(), 1.3))];
}
