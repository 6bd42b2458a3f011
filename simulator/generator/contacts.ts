import type { StoredCompany } from "../records/company.ts";
import type { AppliedTag, ContactFields, StoredContact } from "../records/contact.ts";
import type { SegmentRecord, SubscriptionTypeRecord, TagRecord } from "../records/reference.ts";
import { contactAttributes, contactDevice, contactTracking } from "./contact_details.ts";
import { orderAttribute } from "./order_attribute.ts";
import { CITIES, personName } from "./people.ts";
import { note } from "./phrases.ts";
import { Random } from "./random.ts";
import { asciiOf, type Staff } from "./staff.ts";

const DAY = 86_400;

/** What contacts are made from. */
export interface ContactSetting {
  readonly seed: number;
  readonly workspaceId: string;
  readonly start: number;
  readonly now: number;
  readonly staff: Staff;
  readonly tags: readonly TagRecord[];
  readonly segments: readonly SegmentRecord[];
  readonly subscriptionTypes: readonly SubscriptionTypeRecord[];
  readonly companies: readonly StoredCompany[];
  /** Moments at which many contacts were changed at once. */
  readonly bulkChanges: readonly number[];
}

/** Which contact to make: its place in the workspace (part of its id) and when it was first seen. */
export interface ContactPlace {
  readonly index: number;
  readonly createdAt: number;
}

/** One contact. The same place and setting give the same contact. */
export function makeContact(place: ContactPlace, setting: ContactSetting): StoredContact {
  const random = new Random(setting.seed, "contact", place.index);
  const id = contactId(random, place);
  const isUser = random.chance(0.7);
  const fields = makeFields(random, { id, isUser, place, setting });
  return {
    fields,
    tags: makeTags(random, fields, { place, setting }),
    companyIds: pickCompanies(random, isUser, { place, setting }),
    notes: makeNotes(random, place, setting),
    ...makeSubscriptions(random, place, setting),
    segmentIds: setting.segments
      .filter((segment) => (segment.person_type === "user") === isUser && random.chance(0.25))
      .map((segment) => segment.id),
    mergeHistory: isUser && random.chance(0.05)
      ? [{
        type: "merge_history",
        "source_contact_id": contactId(random, {
          index: 0xf00000 + place.index,
          createdAt: place.createdAt,
        }),
        "source_contact_role": "lead",
        "merged_at": Math.min(setting.now, place.createdAt + random.whole(60, 20 * DAY)),
      }]
      : [],
  };
}

function contactId(random: Random, place: ContactPlace): string {
  const time = place.createdAt.toString(16).padStart(8, "0");
  return `${time}${random.hex(10)}${place.index.toString(16).padStart(6, "0")}`;
}

function makeFields(
  random: Random,
  options: {
    readonly id: string;
    readonly isUser: boolean;
    readonly place: ContactPlace;
    readonly setting: ContactSetting;
  },
): ContactFields {
  const { id, isUser, place, setting } = options;
  const name = !isUser && random.chance(0.3) ? null : personName(random);
  const email = emailOf(random, name, options);
  const times = makeTimes(random, { isUser, createdAt: place.createdAt, setting });
  return {
    type: "contact",
    id,
    "workspace_id": setting.workspaceId,
    "external_id": isUser ? `user-${place.index}` : random.chance(0.5) ? null : random.uuid(),
    role: isUser ? "user" : "lead",
    email,
    ...(email.includes("@") ? { "email_domain": email.slice(email.indexOf("@") + 1) } : {}),
    phone: random.chance(0.2)
      ? `+1555${String(random.whole(0, 9_999_999)).padStart(7, "0")}`
      : null,
    name,
    avatar: random.chance(0.1)
      ? { type: "avatar", "image_url": `https://static.example/people/${place.index}.png` }
      : null,
    "owner_id": random.chance(0.15) ? random.pick(setting.staff.admins).id : null,
    "social_profiles": { type: "list", data: random.chance(0.05) ? profilesOf(place) : [] },
    "has_hard_bounced": random.chance(0.02),
    "marked_email_as_spam": random.chance(0.01),
    "unsubscribed_from_emails": random.chance(0.08),
    ...times,
    ...contactDevice(random, times.last_seen_at ?? null),
    location: locationOf(random),
    "custom_attributes": {
      ...contactAttributes(random, { isUser, now: setting.now }),
      ...orderAttribute(place, setting),
    },
    ...contactTracking(random),
  };
}

function profilesOf({ index }: ContactPlace): ContactFields["social_profiles"]["data"] {
  const networks = index % 3 === 0 ? ["LinkedIn", "Facebook"] : ["LinkedIn"];
  return networks.map((name) => {
    const url = `https://${name.toLowerCase()}.example/in/${index}`;
    return { type: "social_profile", name, url };
  });
}

type TimeField =
  | "created_at"
  | "updated_at"
  | "signed_up_at"
  | "last_seen_at"
  | "last_replied_at"
  | "last_contacted_at"
  | "last_email_opened_at"
  | "last_email_clicked_at";

/** Most were seen last some weeks after the first time; a twelfth was changed with many others at once. */
function makeTimes(
  random: Random,
  options: {
    readonly isUser: boolean;
    readonly createdAt: number;
    readonly setting: ContactSetting;
  },
): Pick<ContactFields, TimeField> {
  const { createdAt, isUser } = options;
  const { now, bulkChanges } = options.setting;
  const lastSeenAt = random.chance(0.85) ? makeLastSeenAt(random, { createdAt, now }) : null;
  const bulk = random.pick(bulkChanges);
  const changedAt = random.chance(0.08) && bulk > createdAt ? bulk : lastSeenAt ?? createdAt;
  return {
    "created_at": createdAt,
    "updated_at": Math.max(createdAt, changedAt),
    "signed_up_at": isUser ? Math.min(createdAt + random.whole(-300, 600), now) : null,
    "last_seen_at": lastSeenAt,
    "last_replied_at": null,
    "last_contacted_at": null,
    "last_email_opened_at": random.chance(0.3) ? random.whole(createdAt, now) : null,
    "last_email_clicked_at": random.chance(0.1) ? random.whole(createdAt, now) : null,
  };
}

/** Of those who came lately, the last time is anywhere between the first and now: hardly anybody is here this second. */
function makeLastSeenAt(
  random: Random,
  { createdAt, now }: { readonly createdAt: number; readonly now: number },
): number {
  const seenAt = createdAt + Math.floor(random.around(60 * DAY));
  return seenAt <= now ? seenAt : createdAt + Math.floor((now - createdAt) * random.next());
}

function emailOf(
  random: Random,
  name: string | null,
  options: { readonly isUser: boolean; readonly place: ContactPlace },
): string {
  if (!options.isUser && random.chance(0.35)) return "";
  const local = asciiOf(name ?? "visitor") || "someone";
  return `${local}.${options.place.index}@${random.pick(["mail", "post", "inbox"])}.example`;
}

function locationOf(random: Random): ContactFields["location"] {
  const place = random.chance(0.8) ? random.pick(CITIES) : undefined;
  return {
    type: "location",
    country: place?.country ?? null,
    region: place?.region ?? null,
    city: place?.city ?? null,
    "country_code": place?.countryCode ?? null,
    "continent_code": place?.continentCode ?? null,
  };
}

// The API shows ten items of a contact's list. One contact in two hundred or so has more, in workspaces of any size.

function makeTags(
  random: Random,
  fields: ContactFields,
  options: { readonly place: ContactPlace; readonly setting: ContactSetting },
): AppliedTag[] {
  const { setting, place } = options;
  const count = place.index % 150 === 3
    ? random.whole(11, 20)
    : random.chance(0.35)
    ? random.whole(1, 4)
    : 0;
  return random.sample(setting.tags, count).map((tag) => ({
    ...tag,
    "applied_at": random.whole(fields.created_at, fields.updated_at),
    "applied_by": { type: "admin", id: random.pick(setting.staff.admins).id },
  }));
}

function pickCompanies(
  random: Random,
  isUser: boolean,
  options: { readonly place: ContactPlace; readonly setting: ContactSetting },
): string[] {
  const { setting, place } = options;
  // The last fifth of the companies has nobody in it: the API never lists those.
  const peopled = setting.companies.slice(0, Math.ceil(setting.companies.length * 0.8));
  const count = place.index % 150 === 5
    ? random.whole(11, 14)
    : random.chance(isUser ? 0.75 : 0.1)
    ? 1
    : 0;
  const wanted = count === 1 && random.chance(0.1) ? random.whole(2, 4) : count;
  const chosen = new Set<string>();
  for (
    let attempt = 0;
    attempt < wanted * 3 && chosen.size < wanted && peopled.length > 0;
    attempt++
  ) {
    chosen.add(random.pick(peopled).id);
  }
  return [...chosen];
}

function makeNotes(
  random: Random,
  place: ContactPlace,
  setting: ContactSetting,
): StoredContact["notes"] {
  const count = place.index % 300 === 9 ? 12 : random.chance(0.05) ? random.whole(1, 3) : 0;
  return Array.from({ length: count }, (_, index) => ({
    id: String(40_000_000 + place.index * 16 + index),
    createdAt: random.whole(place.createdAt, setting.now),
    authorId: random.pick(setting.staff.admins).id,
    body: note(random),
  }));
}

/** Of a type with opt-out consent one can only opt out, of the others only opt in. */
function makeSubscriptions(
  random: Random,
  place: ContactPlace,
  setting: ContactSetting,
): Pick<StoredContact, "optedOut" | "optedIn"> {
  const many = place.index % 200 === 7;
  const count = many ? 14 : random.chance(0.2) ? random.whole(1, 4) : 0;
  const chosen = random.sample(setting.subscriptionTypes, count);
  // A draw that decides nothing: what is drawn after it stays what a loaded fixture has of it.
  if (!many) random.next();
  const idsOf = (consentType: string): string[] =>
    chosen.filter((type) => type.consent_type === consentType).map((type) => type.id);
  return { optedOut: idsOf("opt_out"), optedIn: idsOf("opt_in") };
}
