import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { at, document, id, items, plain, text, time } from "./raw_cell.ts";
import type { Json, RawWorkspace } from "./raw_workspace.ts";
import { articleMarts } from "./help_center_articles.ts";
import { collectionMarts } from "./help_center_collections.ts";
import { availability, martOf, nestedMart, times } from "./record_marts.ts";

/** What the marts of the help center, the news and the saved texts must hold. */
export function helpCenterMarts(raw: RawWorkspace): Marts {
  return {
    "help_centers": martOf(raw, { stream: "help_centers", id: "help_center_id", row: helpCenter }),
    ...collectionMarts(raw),
    ...articleMarts(raw),
    "internal_articles": martOf(raw, {
      stream: "internal_articles",
      id: "internal_article_id",
      row: internalArticle,
    }),
    "content_snippets": martOf(raw, {
      stream: "content_snippets",
      id: "content_snippet_id",
      row: snippet,
    }),
    ...macroMarts(raw),
    ...newsMarts(raw),
    brands: martOf(raw, { stream: "brands", id: "brand_id", row: brand }),
  };
}

function helpCenter(record: Json): MartRow {
  return {
    name: text(at(record, "display_name")),
    identifier: text(at(record, "identifier")),
    url: text(at(record, "url")),
    "custom_domain": text(at(record, "custom_domain")),
    locales: document(at(record, "locales")),
    "is_website_on": plain(at(record, "website_turned_on")),
    "is_default": plain(at(record, "default")),
    ...times(record),
  };
}

function internalArticle(record: Json): MartRow {
  const tags = at(record, "tags", "tags");
  return {
    "owner_id": id(at(record, "owner_id")),
    "author_id": id(at(record, "author_id")),
    "folder_id": id(at(record, "folder_id")),
    title: text(at(record, "title")),
    body: text(at(record, "body")),
    "body_markdown": text(at(record, "body_markdown")),
    locale: text(at(record, "locale")),
    "audience_ids": document(at(record, "audience_ids")),
    tags: document(tags),
    ...availability(record),
    "tag_count": items(tags).length,
    ...times(record),
  };
}

function snippet(record: Json): MartRow {
  return {
    title: text(at(record, "title")),
    locale: text(at(record, "locale")),
    "body_markdown": text(at(record, "body_markdown")),
    blocks: document(at(record, "json_blocks")),
    "audience_ids": document(at(record, "audience_ids")),
    ...availability(record),
    ...times(record),
  };
}

/** The times of macros are ISO 8601 already. */
function macroMarts(raw: RawWorkspace): Marts {
  return {
    macros: martOf(raw, {
      stream: "macros",
      id: "macro_id",
      row: (record) => ({
        name: text(at(record, "name")),
        body: text(at(record, "body")),
        "body_text": text(at(record, "body_text")),
        "visible_to": text(at(record, "visible_to")),
        "available_on": document(at(record, "available_on")),
        "team_count": items(at(record, "visible_to_team_ids")).length,
        "created_at": text(at(record, "created_at")),
        "updated_at": text(at(record, "updated_at")),
      }),
    }),
    "macro_teams": nestedMart(raw, {
      stream: "macros",
      key: ["macro_id", "team_id"],
      rows: ({ recordId, record }) =>
        items(at(record, "visible_to_team_ids"))
          .map((team) => ({ "macro_id": recordId, "team_id": id(team) })),
    }),
  };
}

function newsMarts(raw: RawWorkspace): Marts {
  return {
    newsfeeds: martOf(raw, {
      stream: "newsfeeds",
      id: "newsfeed_id",
      row: (record) => ({ name: text(at(record, "name")), ...times(record) }),
    }),
    "news_items": martOf(raw, { stream: "news_items", id: "news_item_id", row: newsItem }),
    "news_item_newsfeeds": nestedMart(raw, {
      stream: "news_items",
      key: ["news_item_id", "newsfeed_id"],
      rows: ({ recordId, record }) =>
        items(at(record, "newsfeed_assignments")).map((assignment) => ({
          "news_item_id": recordId,
          "newsfeed_id": id(at(assignment, "newsfeed_id")),
          "published_at": time(at(assignment, "published_at")),
        })),
    }),
  };
}

function newsItem(record: Json): MartRow {
  return {
    "sender_id": id(at(record, "sender_id")),
    title: text(at(record, "title")),
    body: text(at(record, "body")),
    state: text(at(record, "state")),
    "cover_image_url": text(at(record, "cover_image_url")),
    labels: document(at(record, "labels")),
    reactions: document(at(record, "reactions")),
    "is_delivered_silently": plain(at(record, "deliver_silently")),
    "newsfeed_count": items(at(record, "newsfeed_assignments")).length,
    ...times(record),
  };
}

function brand(record: Json): MartRow {
  return {
    "help_center_id": id(at(record, "help_center_id")),
    "default_address_settings_id": id(at(record, "default_address_settings_id")),
    name: text(at(record, "name")),
    "is_default": plain(at(record, "is_default")),
    ...times(record),
  };
}
