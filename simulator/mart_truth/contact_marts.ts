import { SHOWN } from "../contact_record.ts";
import type { ContactFields, StoredContact } from "../records/contact.ts";
import type { Known, Landed } from "./landed.ts";
import { idText, jsonUnlessEmpty, type MartRow, type Marts, time } from "./mart_row.ts";

/** People, and the tags, companies and segments they have. */
export function contactMarts(landed: Landed): Marts {
  const contacts = [...landed.contacts.values()];
  const survivors = survivorsOf(contacts);
  const rows = contacts.map((contact): MartRow => ({
    ...contactRow(landed.app.id_code, contact),
    "merged_into_contact_id": survivors.get(contact.record.fields.id) ?? null,
  }));
  const key = ["workspace_id", "contact_id"];
  return {
    contacts: { key, rows },
    users: { key, rows: rows.filter(({ role }) => role === "user") },
    leads: { key, rows: rows.filter(({ role }) => role === "lead") },
    "contact_companies": {
      key: [...key, "company_id"],
      rows: contacts.flatMap(({ record, isDeleted }) =>
        record.companyIds.map((companyId) => ({
          "workspace_id": landed.app.id_code,
          "contact_id": record.fields.id,
          "company_id": companyId,
          "is_deleted": isDeleted,
        }))
      ),
    },
    "contact_tags": {
      key: [...key, "tag_id"],
      rows: contacts.flatMap((contact) => tagRows(landed, contact)),
    },
    "contact_segments": { key: [...key, "segment_id"], rows: segmentRows(landed) },
  };
}

function contactRow(
  workspaceId: string,
  { record, isDeleted }: Known<StoredContact>,
): MartRow {
  const { fields } = record;
  return {
    "workspace_id": workspaceId,
    "contact_id": fields.id,
    "external_id": fields.external_id ?? null,
    "owner_id": idText(fields.owner_id),
    ...personColumns(fields),
    ...originColumns(fields),
    ...deviceColumns(fields),
    ...reachColumns(fields),
    "tag_count": record.tags.length,
    "company_count": record.companyIds.length,
    "note_count": record.notes.length,
    "opted_in_subscription_type_count": record.optedIn.length,
    "opted_out_subscription_type_count": record.optedOut.length,
    "social_profiles": jsonUnlessEmpty(fields.social_profiles.data),
    "custom_attributes": jsonUnlessEmpty(fields.custom_attributes),
    ...timeColumns(fields),
    "is_deleted": isDeleted,
  };
}

/**
 * The contact that each merged one was merged into, by the histories of those that remain: the latest, and one that is
 * gone only where no other is known. The API gives the histories of users only.
 */
function survivorsOf(contacts: readonly Known<StoredContact>[]): ReadonlyMap<string, string> {
  const users = contacts.filter(({ record }) => record.fields.role === "user");
  const items = users.flatMap(({ record, isDeleted }) =>
    record.mergeHistory.map((item) => ({ item, into: record.fields.id, isDeleted }))
  );
  const worstFirst = items.sort((one, other) =>
    Number(other.isDeleted) - Number(one.isDeleted) ||
    (one.item.merged_at ?? 0) - (other.item.merged_at ?? 0)
  );
  return new Map(worstFirst.map(({ item, into }) => [item.source_contact_id, into]));
}

function personColumns(fields: ContactFields): MartRow {
  return {
    role: fields.role,
    name: fields.name ?? null,
    email: fields.email ?? null,
    "email_domain": fields.email_domain ?? null,
    phone: fields.phone ?? null,
    // Not a field of the version that is simulated.
    "formatted_phone": null,
    "avatar_url": fields.avatar?.image_url ?? null,
  };
}

function originColumns(fields: ContactFields): MartRow {
  return {
    referrer: fields.referrer,
    "utm_campaign": fields.utm_campaign,
    "utm_content": fields.utm_content,
    "utm_medium": fields.utm_medium,
    "utm_source": fields.utm_source,
    "utm_term": fields.utm_term,
    "location_country": fields.location.country,
    "location_region": fields.location.region,
    "location_city": fields.location.city,
    "location_country_code": fields.location.country_code,
    "location_continent_code": fields.location.continent_code,
  };
}

function deviceColumns(fields: ContactFields): MartRow {
  return {
    "language_override": fields.language_override ?? null,
    browser: fields.browser ?? null,
    "browser_version": fields.browser_version ?? null,
    "browser_language": fields.browser_language ?? null,
    os: fields.os ?? null,
    "android_app_name": fields.android_app_name ?? null,
    "android_app_version": fields.android_app_version ?? null,
    "android_device": fields.android_device ?? null,
    "android_os_version": fields.android_os_version ?? null,
    "android_sdk_version": fields.android_sdk_version ?? null,
    "ios_app_name": fields.ios_app_name ?? null,
    "ios_app_version": fields.ios_app_version ?? null,
    "ios_device": fields.ios_device ?? null,
    "ios_os_version": fields.ios_os_version ?? null,
    "ios_sdk_version": fields.ios_sdk_version ?? null,
  };
}

function reachColumns(fields: ContactFields): MartRow {
  return {
    "has_hard_bounced": fields.has_hard_bounced ?? null,
    "has_marked_email_as_spam": fields.marked_email_as_spam ?? null,
    "is_unsubscribed_from_emails": fields.unsubscribed_from_emails ?? null,
    // The simulated API says nothing about text messages.
    "is_unsubscribed_from_sms": null,
    "has_sms_consent": null,
    "has_enabled_push_messaging": fields.enabled_push_messaging,
  };
}

function timeColumns(fields: ContactFields): MartRow {
  return {
    "created_at": time(fields.created_at),
    "updated_at": time(fields.updated_at),
    "signed_up_at": time(fields.signed_up_at),
    "last_seen_at": time(fields.last_seen_at),
    "last_replied_at": time(fields.last_replied_at),
    "last_contacted_at": time(fields.last_contacted_at),
    "last_email_opened_at": time(fields.last_email_opened_at),
    "last_email_clicked_at": time(fields.last_email_clicked_at),
    "android_last_seen_at": time(fields.android_last_seen_at),
    "ios_last_seen_at": time(fields.ios_last_seen_at),
  };
}

/** Who applied a tag, and when, is told only where the list was cut at ten and so had to be asked for. */
function tagRows(landed: Landed, { record, isDeleted }: Known<StoredContact>): MartRow[] {
  const isCut = record.tags.length > SHOWN;
  return record.tags.map((tag) => ({
    "workspace_id": landed.app.id_code,
    "contact_id": record.fields.id,
    "tag_id": tag.id,
    "applied_by_id": isCut ? tag.applied_by?.id ?? null : null,
    "tag_name": landed.tags.get(tag.id)?.record.name ?? null,
    "applied_by_type": isCut ? tag.applied_by?.type ?? null : null,
    "applied_at": isCut ? time(tag.applied_at) : null,
    "is_deleted": isDeleted,
  }));
}

function segmentRows({ app, memberships, contacts, segments }: Landed): MartRow[] {
  return [...memberships.values()].map(({ record, isDeleted }) => ({
    "workspace_id": app.id_code,
    "contact_id": record.contactId,
    "segment_id": record.segmentId,
    "segment_name": segments.get(record.segmentId)?.record.name ?? null,
    "is_deleted": isDeleted || contacts.get(record.contactId)?.isDeleted === true,
  }));
}
