import type { StoredContact } from "../records/contact.ts";
import type { EventRecord } from "../records/event.ts";
import { Random } from "./random.ts";

const DAY = 86_400;

/** What can have happened, and how often that is told. */
const NAMES = ["placed-order", "invited-friend", "upgraded plan", "viewed-pricing", "login"];

/** Names whose events have no id. */
const WITHOUT_ID: ReadonlySet<string> = new Set(["login"]);

/**
 * What a contact did up to `now` (Unix seconds), oldest first. The same contact, seed and time give the same events. No
 * two are in the same second, and none is between eighty and ninety-one days old: within the next ten days none passes
 * the age at which the API stops to list it.
 */
export function makeEvents(
  { fields }: StoredContact,
  { seed, now }: { readonly seed: number; readonly now: number },
): EventRecord[] {
  const random = new Random(seed, "events", fields.id);
  if (random.chance(0.4)) return [];
  const lately = random.chance(0.06) ? random.whole(20, 50) : random.whole(0, 9);
  const formerly = random.whole(0, 4);
  const { created_at: createdAt } = fields;
  const times = [
    ...drawTimes(random, { count: formerly, from: createdAt, to: now - 91 * DAY }),
    ...drawTimes(random, { count: lately, from: Math.max(createdAt, now - 80 * DAY), to: now }),
  ];
  return times.map((at) => makeEvent(random, { fields, at, name: random.pick(NAMES) }));
}

/** One event of a contact. */
export function makeEvent(
  random: Random,
  { fields, at, name }: {
    readonly fields: StoredContact["fields"];
    readonly at: number;
    readonly name: string;
  },
): EventRecord {
  const { id, external_id: externalId, email } = fields;
  return {
    type: "event",
    "event_name": name,
    "created_at": at,
    ...(externalId === null || externalId === undefined ? {} : { "user_id": externalId }),
    "intercom_user_id": id,
    ...(email === null || email === undefined || email === "" ? {} : { email }),
    metadata: makeMetadata(random, name),
    ...(WITHOUT_ID.has(name) ? {} : { id: random.uuid() }),
  };
}

/** @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), `createDataEvent` */
function makeMetadata(random: Random, name: string): EventRecord["metadata"] {
  if (name === "placed-order") {
    return {
      "order_number": { value: `K-${random.hex(4)}`, url: "https://app.kestrel.example/orders" },
      price: { amount: random.whole(100, 90_000), currency: "eur" },
      "order_date": 1_700_000_000 + random.whole(0, 9_999_999),
    };
  }
  if (name === "viewed-pricing") {
    return { source: "desktop", load: 3.67, page: "https://kestrel.example/pricing?from=mail" };
  }
  return name === "invited-friend"
    ? { "invite_code": random.hex(6), 'note "ü"': "ADDAFRIEND" }
    : {};
}

function drawTimes(
  random: Random,
  { count, from, to }: { readonly count: number; readonly from: number; readonly to: number },
): number[] {
  if (to <= from) return [];
  const times = new Set<number>();
  for (let draw = 0; draw < count; draw++) times.add(random.whole(from, to));
  return [...times].sort((one, other) => one - other);
}
