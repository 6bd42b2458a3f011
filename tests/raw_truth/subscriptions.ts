import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { at, document, items, text } from "./raw_cell.ts";
import type { Json, RawRecord, RawWorkspace } from "./raw_workspace.ts";

/** Subscription types with their names in each language. */
export function subscriptionMarts(raw: RawWorkspace): Marts {
  const types = raw.of("subscription_types");
  const key = ["workspace_id", "subscription_type_id"];
  return {
    "subscription_types": { key, rows: types.map((type) => typeRow(raw, type)) },
    "subscription_type_translations": {
      key: [...key, "locale"],
      rows: types.flatMap((type) => translationRows(raw, type)),
    },
  };
}

function typeRow(raw: RawWorkspace, { recordId, record, deletedAtMs }: RawRecord): MartRow {
  const shown = at(record, "default_translation");
  return {
    "workspace_id": raw.workspaceId,
    "subscription_type_id": recordId,
    name: text(at(shown, "name")),
    description: text(at(shown, "description")),
    "default_locale": text(at(shown, "locale")),
    state: text(at(record, "state")),
    "consent_type": text(at(record, "consent_type")),
    "content_types": document(at(record, "content_types")),
    "translation_count": items(at(record, "translations")).length,
    "is_deleted": deletedAtMs !== null,
  };
}

function translationRows(
  raw: RawWorkspace,
  { recordId, record, deletedAtMs }: RawRecord,
): MartRow[] {
  return items(at(record, "translations")).map((translation) => ({
    "workspace_id": raw.workspaceId,
    "subscription_type_id": recordId,
    locale: text(at(translation, "locale")),
    name: text(at(translation, "name")),
    description: text(at(translation, "description")),
    "is_default": at(translation, "locale") === at(record, "default_translation", "locale"),
    "is_deleted": deletedAtMs !== null,
  }));
}

/**
 * What each contact opted in to and out of. The API embeds ten of each list; where one is longer, both were fetched as
 * one list, of which the type's consent tells the half.
 */
export function contactSubscriptions(raw: RawWorkspace): MartRow[] {
  const types = new Map(raw.of("subscription_types").map((row) => [row.recordId, row.record]));
  const fetched = Map.groupBy(raw.of("contact_subscriptions"), ({ parentId }) => parentId ?? "");
  return raw.of("contacts").flatMap((contact) => {
    const chosen = choicesOf(contact, fetched.get(contact.recordId) ?? []);
    return [...chosen].map(([typeId, { isOptedIn, type: copy }]) => {
      const type = types.get(typeId) ?? copy ?? null;
      return {
        "workspace_id": raw.workspaceId,
        "contact_id": contact.recordId,
        "subscription_type_id": typeId,
        "subscription_type_name": text(at(type, "default_translation", "name")),
        "consent_type": text(at(type, "consent_type")),
        "is_opted_in": isOptedIn,
        "is_deleted": contact.deletedAtMs !== null,
      };
    });
  });
}

interface Choice {
  readonly isOptedIn: boolean;
  /** The subscription type as it was fetched with the contact. */
  readonly type?: Json;
}

function choicesOf(contact: RawRecord, fetched: readonly RawRecord[]): Map<string, Choice> {
  const choices = new Map<string, Choice>();
  let isCut = false;
  for (const isOptedIn of [true, false]) {
    const list = at(contact.record, `opted_${isOptedIn ? "in" : "out"}_subscription_types`);
    isCut ||= at(list, "has_more") === true;
    for (const item of items(at(list, "data"))) {
      choices.set(text(at(item, "id")) ?? "", { isOptedIn });
    }
  }
  if (!isCut) return choices;
  const own = fetched.filter(({ deletedAtMs }) =>
    deletedAtMs === null || deletedAtMs === contact.deletedAtMs
  );
  for (const { recordId, record } of own) {
    const isOptedIn = choices.get(recordId)?.isOptedIn ??
      at(record, "consent_type") === "opt_in";
    choices.set(recordId, { isOptedIn, type: record });
  }
  return choices;
}
