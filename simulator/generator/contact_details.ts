import type { ContactFields } from "../records/contact.ts";
import { rawNumber } from "../records/raw_number.ts";
import type { AttributeValues } from "../records/wire.ts";
import type { Random } from "./random.ts";

const DAY = 86_400;

type DeviceField = Extract<
  keyof ContactFields,
  `android_${string}` | `ios_${string}` | `browser${string}` | "os" | "language_override"
>;

type TrackingField = Extract<
  keyof ContactFields,
  `utm_${string}` | "referrer" | "enabled_push_messaging"
>;

/** Custom attribute values of one contact: each kind of value, and each way of there being none. */
export function contactAttributes(
  random: Random,
  options: { readonly isUser: boolean; readonly now: number },
): AttributeValues {
  const values: AttributeValues = {};
  if (!options.isUser && random.chance(0.7)) return values;
  if (random.chance(0.6)) values["Plan Tier"] = random.pick(["free", "team", "business"]);
  if (random.chance(0.1)) values["plan tier"] = random.pick(["Free", "", "TEAM"]);
  if (random.chance(0.5)) values["seats"] = random.whole(0, 250);
  if (random.chance(0.4)) values["Lifetime value"] = Math.round(random.around(900) * 100) / 100;
  if (random.chance(0.5)) values["beta_opt_in"] = random.chance(0.3);
  if (random.chance(0.3)) values["Renewal date"] = options.now + random.whole(-200, 365) * DAY;
  if (random.chance(0.2)) values["billing.plan"] = random.pick(["monthly", "yearly"]);
  if (random.chance(0.1)) {
    values['Favourite "feature"'] = random.pick(['it\'s "exports"', "\\o/", "🚀"]);
  }
  if (random.chance(0.1)) values["Größe 📏"] = random.pick(["groß", "klein", null]);
  if (random.chance(0.02)) values["legacy account no"] = rawLegacy(random);
  if (random.chance(0.05)) values["old_score"] = oldScore(random.whole(-5, 5));
  return values;
}

/** From the time before the attribute was declared as a whole number. */
function oldScore(score: number): number | string {
  return score === 5 ? "5 or more" : score < -3 ? score / 2 : String(score);
}

function rawLegacy(random: Random): { readonly rawJSON: string } {
  return rawNumber(`90071992547409${random.whole(93, 99)}${random.whole(1, 9)}`);
}

/** Browser and app of one contact: most have a browser, a few have an app. */
export function contactDevice(
  random: Random,
  lastSeenAt: number | null,
): Pick<ContactFields, DeviceField> {
  const browser = lastSeenAt !== null && random.chance(0.8);
  const android = lastSeenAt !== null && random.chance(0.06);
  const ios = lastSeenAt !== null && random.chance(0.08);
  return {
    "language_override": random.chance(0.05) ? "de" : null,
    browser: browser ? random.pick(["chrome", "firefox", "safari", "edge"]) : null,
    "browser_version": browser ? `${random.whole(118, 131)}.0.${random.whole(0, 99)}` : null,
    "browser_language": browser ? random.pick(["en", "en-US", "de", "fr", "ja"]) : null,
    os: browser ? random.pick(["OS X 10.15.7", "Windows 10", "Linux x86_64"]) : null,
    "android_app_name": android ? "Kestrel" : null,
    "android_app_version": android ? "4.2.1" : null,
    "android_device": android ? "Pixel 8" : null,
    "android_os_version": android ? "14" : null,
    "android_sdk_version": android ? "15.8.0" : null,
    "android_last_seen_at": android ? lastSeenAt : null,
    "ios_app_name": ios ? "Kestrel" : null,
    "ios_app_version": ios ? "4.3" : null,
    "ios_device": ios ? "iPhone14,5" : null,
    "ios_os_version": ios ? "17.5" : null,
    "ios_sdk_version": ios ? "17.0.1" : null,
    "ios_last_seen_at": ios ? lastSeenAt : null,
  };
}

/** Where one contact came from. */
export function contactTracking(random: Random): Pick<ContactFields, TrackingField> {
  const source = random.chance(0.15) ? random.pick(["search", "social"]) : null;
  const tracked = source !== null;
  return {
    "utm_campaign": tracked ? "spring-launch" : null,
    "utm_content": source === "social" ? "video 2" : null,
    "utm_medium": tracked ? "cpc" : null,
    "utm_source": source,
    "utm_term": source === "search" ? "help desk & chat" : null,
    referrer: random.chance(0.2) ? "https://www.google.example/?q=kestrel" : null,
    "enabled_push_messaging": random.chance(0.1) ? true : null,
  };
}
