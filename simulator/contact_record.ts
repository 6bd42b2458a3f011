import type {
  AddressableList,
  ContactRecord,
  StoredContact,
  StoredNote,
} from "./records/contact.ts";
import { isAtLeast, type Version } from "./version.ts";
import type { Workspace } from "./workspace.ts";

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

/** A note on a contact as the API sends it; its author as they were when the workspace was made. */
export function noteRecord(
  note: StoredNote,
  { contactId, workspace }: { readonly contactId: string; readonly workspace: Workspace },
): Record<string, unknown> {
  const author = workspace.origin.staff.admins.find((admin) => admin.id === note.authorId);
  return {
    type: "note",
    id: note.id,
    "created_at": note.createdAt,
    contact: { type: "contact", id: contactId },
    author: author === undefined ? null : {
      type: "admin",
      id: author.id,
      name: author.name,
      email: author.email,
      "away_mode_enabled": author.away_mode_enabled,
      "away_mode_reassign": author.away_mode_reassign,
    },
    body: note.body,
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
