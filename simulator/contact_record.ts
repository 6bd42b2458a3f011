import type { AddressableList, ContactRecord, StoredContact } from "./records/contact.ts";
import { isAtLeast, type Version } from "./version.ts";

/** How many items the API shows of a list inside a contact. */
export const SHOWN = 10;

/**
 * A contact as the API sends it: lists cut at ten, and the fields as the version has them.
 *
 * @see the vendor's OpenAPI description (https://github.com/intercom/Intercom-OpenAPI), schema `contact_tags`
 */
export function contactRecord(
  contact: StoredContact,
  options: { readonly version: Version; readonly withMergeHistory?: boolean },
): ContactRecord {
  const { fields, mergeHistory } = contact;
  const path = `/contacts/${fields.id}`;
  return {
    ...fields,
    "owner_id": ownerId(fields.owner_id, options.version),
    tags: cut(contact.tags.map((tag) => tag.id), {
      type: "tag",
      path: `${path}/tags`,
      url: "/tags/",
    }),
    notes: cut(contact.notes.map((note) => note.id), {
      type: "note",
      path: `${path}/notes`,
      url: "/notes/",
    }),
    companies: cut(contact.companyIds, {
      type: "company",
      path: `${path}/companies`,
      url: "/companies/",
    }),
    "opted_out_subscription_types": subscriptions(contact.optedOut, path),
    "opted_in_subscription_types": subscriptions(contact.optedIn, path),
    ...(options.withMergeHistory === true && fields.role === "user" &&
        isAtLeast(options.version, "2.16")
      ? { "merge_history": [...mergeHistory] }
      : {}),
  };
}

/** Owners were numbers up to 2.15. */
function ownerId(ownerId: string | number | null, version: Version): string | number | null {
  return ownerId === null || isAtLeast(version, "2.16") ? ownerId : Number(ownerId);
}

function subscriptions(ids: readonly string[], path: string): AddressableList {
  return cut(ids, {
    type: "subscription",
    path: `${path}/subscriptions`,
    url: "/subscription_types/",
  });
}

function cut(
  ids: readonly string[],
  list: { readonly type: string; readonly path: string; readonly url: string },
): AddressableList {
  return {
    type: "list",
    data: ids.slice(0, SHOWN).map((id) => ({ id, type: list.type, url: `${list.url}${id}` })),
    url: list.path,
    "total_count": ids.length,
    "has_more": ids.length > SHOWN,
  };
}
