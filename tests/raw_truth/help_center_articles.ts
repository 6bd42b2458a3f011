import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { languagesOf } from "./help_center_collections.ts";
import { at, document, id, items, plain, text, time } from "./raw_cell.ts";
import type { Json, RawRecord, RawWorkspace } from "./raw_workspace.ts";
import { availability, martOf, nestedMart, times } from "./record_marts.ts";

/** What the marts of the articles of help centers must hold. */
export function articleMarts(raw: RawWorkspace): Marts {
  const tagNames = new Map(
    raw.of("tags").map(({ recordId, record }) => [recordId, text(at(record, "name"))]),
  );
  return {
    articles: martOf(raw, { stream: "articles", id: "article_id", row: article }),
    "article_collections": nestedMart(raw, {
      stream: "articles",
      key: ["article_id", "collection_id"],
      rows: ({ recordId, record }) =>
        parentsOf(record).map((parent, index) => ({
          "article_id": recordId,
          "collection_id": parent,
          "collection_position": index + 1,
        })),
    }),
    "article_tags": nestedMart(raw, {
      stream: "articles",
      key: ["article_id", "tag_id"],
      rows: ({ recordId, record }) =>
        items(at(record, "tags", "tags"))
          .map((tag) => ({ "article_id": recordId, ...appliedTag(tag, tagNames) })),
    }),
    "article_translations": nestedMart(raw, {
      stream: "articles",
      key: ["article_id", "locale"],
      rows: translations,
    }),
  };
}

function article(record: Json): MartRow {
  const parents = parentsOf(record);
  const [parent = null] = parents;
  return {
    ...writers(record),
    "parent_id": parent,
    "folder_id": id(at(record, "folder_id")),
    "parent_type": parent === null ? null : text(at(record, "parent_type")) ?? "collection",
    ...texts(record),
    "default_locale": text(at(record, "default_locale")),
    "help_center_audience": text(at(record, "help_center_audience")),
    "is_excluded_from_suggestions": plain(at(record, "exclude_from_article_suggestions")),
    "collection_count": parents.length,
    "tag_count": items(at(record, "tags", "tags")).length,
    ...statistics(at(record, "statistics")),
    "scheduled_publish_at": time(at(record, "scheduled_publish_at")),
    "scheduled_unpublish_at": time(at(record, "scheduled_unpublish_at")),
  };
}

/** The collections an article stands in, in the API's order; the one that older versions name by itself comes first. */
function parentsOf(record: Json): readonly string[] {
  const all = [at(record, "parent_id"), ...items(at(record, "parent_ids"))].map(id);
  return [...new Set(all)].filter((parent) => parent !== null);
}

function statistics(given: Json): MartRow {
  return {
    "view_count": plain(at(given, "views")),
    "conversation_count": plain(at(given, "conversions")) ?? plain(at(given, "conversations")),
    "reaction_count": plain(at(given, "reactions")),
    "happy_reaction_percentage": plain(at(given, "happy_reaction_percentage")),
    "neutral_reaction_percentage": plain(at(given, "neutral_reaction_percentage")),
    "sad_reaction_percentage": plain(at(given, "sad_reaction_percentage")),
    "fin_involvement_count": plain(at(given, "fin_involvements")),
    "fin_resolution_count": plain(at(given, "fin_resolutions")),
    "fin_resolution_percentage": plain(at(given, "fin_resolution_rate")),
  };
}

function appliedTag(tag: Json, names: ReadonlyMap<string, string | null>): MartRow {
  const tagId = id(at(tag, "id"));
  return {
    "tag_id": tagId,
    "applied_by_id": id(at(tag, "applied_by", "id")),
    "tag_name": names.get(tagId ?? "") ?? text(at(tag, "name")),
    "applied_by_type": text(at(tag, "applied_by", "type")),
    "applied_at": time(at(tag, "applied_at")),
  };
}

function translations({ recordId, record }: RawRecord): readonly MartRow[] {
  return languagesOf(record).map(([locale, content]) => ({
    "article_id": recordId,
    locale,
    ...writers(content),
    ...texts(content),
    "is_default_locale": locale === at(record, "default_locale"),
  }));
}

function writers(content: Json): MartRow {
  return {
    "author_id": id(at(content, "author_id")),
    "created_by_id": id(at(content, "created_by_id")),
    "updated_by_id": id(at(content, "updated_by_id")),
  };
}

/** What an article and each of its languages have alike. */
function texts(content: Json): MartRow {
  return {
    title: text(at(content, "title")),
    description: text(at(content, "description")),
    body: text(at(content, "body")),
    "body_markdown": text(at(content, "body_markdown")),
    state: text(at(content, "state")),
    url: text(at(content, "url")),
    "audience_ids": document(at(content, "audience_ids")),
    "has_unpublished_changes": plain(at(content, "has_unpublished_changes")),
    ...availability(content),
    ...times(content),
    "draft_updated_at": time(at(content, "draft_updated_at")),
  };
}
