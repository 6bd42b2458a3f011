import type {
  ArticleContentRecord,
  ArticleRecord,
  HelpCenterRecord,
  InternalArticleRecord,
} from "./records/library.ts";
import { without } from "./records/without.ts";
import { isAtLeast, type Version } from "./version.ts";

const AVAILABILITY = [
  "ai_chatbot_availability",
  "ai_copilot_availability",
  "ai_sales_agent_availability",
] as const;

/** What 2.16 added to an article and to each of its languages. */
const NEWER = [
  ...AVAILABILITY,
  "body_markdown",
  "has_unpublished_changes",
  "draft_updated_at",
  "created_by_id",
  "updated_by_id",
  "audience_ids",
] as const;

/** An article as a version sends it: its tags since 2.13, much since 2.16; until 2.15 it named one parent. */
export function articleRecord(article: ArticleRecord, version: Version): object {
  if (isAtLeast(version, "2.16")) return article;
  const former = without(article, [
    ...NEWER,
    "exclude_from_article_suggestions",
    "help_center_audience",
    "scheduled_publish_at",
    "scheduled_unpublish_at",
  ]);
  const [parentId = null] = article.parent_ids;
  const parent = {
    "parent_id": parentId,
    "parent_type": parentId === null ? null : "collection",
  };
  return {
    ...(isAtLeast(version, "2.13") ? former : without(former, ["tags"])),
    ...parent,
    ...formerTranslations(article),
  };
}

function formerTranslations({ translated_content: content }: ArticleRecord): object {
  if (content === undefined) return {};
  const former = (language: ArticleContentRecord | undefined): object | undefined =>
    language && without(language, NEWER);
  return { "translated_content": { ...content, en: former(content.en), de: former(content.de) } };
}

/** What `GET /articles/{id}` sends besides: how often it was read. */
export function articleStatistics(article: ArticleRecord): Record<string, unknown> {
  const views = Number(article.id) % 1_000;
  return {
    type: "article_statistics",
    views,
    conversions: views % 7,
    reactions: views % 50,
    "happy_reaction_percentage": 62.5,
    "neutral_reaction_percentage": 25,
    "sad_reaction_percentage": 12.5,
  };
}

/** An internal article as a version sends it. */
export function internalArticleRecord(
  article: InternalArticleRecord,
  version: Version,
): object {
  if (isAtLeast(version, "2.16")) return article;
  return without(article, [...AVAILABILITY, "body_markdown", "audience_ids"]);
}

/** A help center as a version sends it. */
export function helpCenterRecord(
  center: HelpCenterRecord,
  version: Version,
): object {
  return isAtLeast(version, "2.16") ? center : without(center, ["default", "locales"]);
}
