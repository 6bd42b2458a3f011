import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { at, id, plain, text } from "./raw_cell.ts";
import type { Json, RawRecord, RawWorkspace } from "./raw_workspace.ts";
import { martOf, nestedMart, times } from "./record_marts.ts";

/** What the marts of the collections of articles must hold. */
export function collectionMarts(raw: RawWorkspace): Marts {
  const byId = new Map(raw.of("collections").map(({ recordId, record }) => [recordId, record]));
  return {
    collections: martOf(raw, {
      stream: "collections",
      id: "collection_id",
      row: (record) => ({
        ...placeOf(record, byId),
        name: text(at(record, "name")),
        description: text(at(record, "description")),
        url: text(at(record, "url")),
        icon: text(at(record, "icon")),
        "default_locale": text(at(record, "default_locale")),
        position: plain(at(record, "order")),
        ...times(record),
      }),
    }),
    "collection_translations": nestedMart(raw, {
      stream: "collections",
      key: ["collection_id", "locale"],
      rows: translations,
    }),
  };
}

/** Where a collection stands: what it is in is found by going up until there is nothing above. */
function placeOf(record: Json, byId: ReadonlyMap<string, Json>): MartRow {
  const parent = id(at(record, "parent_id"));
  let top = id(at(record, "id"));
  let helpCenter = id(at(record, "help_center_id"));
  for (let above = parent; above !== null;) {
    top = above;
    const owner = byId.get(above) ?? null;
    helpCenter ??= id(at(owner, "help_center_id"));
    above = id(at(owner, "parent_id"));
  }
  return {
    "parent_collection_id": parent,
    "top_collection_id": top,
    "help_center_id": helpCenter,
  };
}

function translations({ recordId, record }: RawRecord): readonly MartRow[] {
  return languagesOf(record).map(([locale, content]) => ({
    "collection_id": recordId,
    locale,
    name: text(at(content, "name")),
    description: text(at(content, "description")),
    "is_default_locale": locale === at(record, "default_locale"),
  }));
}

/**
 * The languages of a record and what it says in each. The default one may be missing in `translated_content`: then the
 * record itself is in it. A record of one language names none.
 */
export function languagesOf(record: Json): readonly (readonly [string, Json])[] {
  const content = at(record, "translated_content");
  const listed = typeof content === "object" && content !== null
    ? Object.entries(content).filter(([, value]) => typeof value === "object" && value !== null)
    : [];
  const own = text(at(record, "default_locale"));
  const isListed = own === null || listed.some(([locale]) => locale === own);
  return isListed ? listed : [...listed, [own, record]];
}
