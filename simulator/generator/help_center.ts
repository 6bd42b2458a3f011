import type { LibraryContent } from "../library.ts";
import type {
  ArticleContentRecord,
  ArticleRecord,
  ArticleTranslations,
  CollectionRecord,
  HelpCenterRecord,
  InternalArticleRecord,
} from "../records/library.ts";
import type { LibrarySetting } from "./library.ts";
import { HELP_CENTER_IDS } from "./library_settings.ts";
import { makeTimes } from "./library_texts.ts";
import { answer } from "./phrases.ts";
import { Random } from "./random.ts";

const DAY = 86_400;
const HOST = "https://help.kestrel.example";
const COLLECTIONS = 32;
const ARTICLES = 120;
const INTERNAL_ARTICLES = 30;
const FIRST_COLLECTION_ID = 6_871_000;
const FIRST_ARTICLE_ID = 9_410_000;

const TOPICS = [
  "Getting started",
  "Billing & invoices",
  "Exports",
  "Anmeldung",
  "API limits",
  'The "Team" plan',
  "Mobile 📱",
  "Webhooks",
];

/** Help centers with their collections and articles, public and internal. */
export function makeHelpCenter(
  setting: LibrarySetting,
): Pick<LibraryContent, "help_centers" | "collections" | "articles" | "internal_articles"> {
  return {
    "help_centers": HELP_CENTER_IDS.map((id, index) => makeCenter(id, { index, setting })),
    collections: makeCollections(setting),
    articles: Array.from({ length: ARTICLES }, (_, index) => {
      const random = new Random(setting.seed, "article", index);
      const times = makeTimes(random, { setting, place: index / ARTICLES });
      return makeArticle(random, { index, setting, times: moved(times, { index, setting }) });
    }),
    "internal_articles": makeInternalArticles(setting),
  };
}

interface Times {
  readonly created_at: number;
  readonly updated_at: number;
}

/** Whoever tidies up moves many texts in one second: those ties have no order of their own. */
function moved(
  times: Times,
  { index, setting }: { readonly index: number; readonly setting: LibrarySetting },
): Times {
  const at = setting.now - 60 * DAY;
  return index % 3 === 0 && at > times.created_at ? { ...times, "updated_at": at } : times;
}

function makeCenter(
  id: number,
  { index, setting }: { readonly index: number; readonly setting: LibrarySetting },
): HelpCenterRecord {
  return {
    id: String(id),
    "workspace_id": setting.workspaceId,
    "created_at": setting.start + index * 200 * DAY,
    "updated_at": setting.start + index * 210 * DAY + 17,
    identifier: index === 0 ? "kestrel" : "kestrel-pro",
    "website_turned_on": true,
    "display_name": index === 0 ? "Kestrel Help Center" : "Kestrel Pro ✦",
    url: index === 0 ? HOST : "https://intercom.help/kestrel-pro",
    "custom_domain": index === 0 ? "help.kestrel.example" : null,
    default: index === 0,
    locales: index === 0 ? ["en", "de"] : ["en"],
  };
}

/** Every fourth is a collection of the first level, the others are sections of one. */
function makeCollections(setting: LibrarySetting): CollectionRecord[] {
  return Array.from({ length: COLLECTIONS }, (_, index) => {
    const random = new Random(setting.seed, "collection", index);
    const id = FIRST_COLLECTION_ID + index * 7;
    const isSection = index % 4 !== 0;
    const name = `${random.pick(TOPICS)} ${index + 1}`;
    const times = makeTimes(random, { setting, place: index / COLLECTIONS });
    return {
      id: String(id),
      "workspace_id": setting.workspaceId,
      name,
      url: `${HOST}/en/collections/${id}`,
      order: index % 4,
      ...moved(times, { index, setting }),
      description: isSection ? null : `All about ${name}`,
      icon: isSection ? null : "book-bookmark",
      ...(isMultilingual(index) ? { "default_locale": "en" } : {}),
      ...(index % 8 < 2 ? { "translated_content": translatedGroup(name, index) } : {}),
      "parent_id": isSection ? String(FIRST_COLLECTION_ID + (index - (index % 4)) * 7) : null,
      // Sections have no help center of their own in the vendor's example.
      "help_center_id": isSection ? null : HELP_CENTER_IDS[isMultilingual(index) ? 0 : 1],
    };
  });
}

/** Whether a collection is in the first help center, which alone has several languages. */
function isMultilingual(collectionIndex: number): boolean {
  return collectionIndex % 8 < 4;
}

/** Some name the default language among the others. */
function translatedGroup(name: string, index: number): Record<string, unknown> {
  const german = { type: "group_content", name: `${name} (DE)`, description: "Alles dazu" };
  const english = { type: "group_content", name, description: `All about ${name}` };
  const type = "group_translated_content";
  return index % 16 === 0 ? { type, en: english, de: german } : { type, de: german };
}

/** An article that was written, and perhaps changed, at these times. Only the first help center translates its own. */
export function makeArticle(
  random: Random,
  { index, setting, times }: {
    readonly index: number;
    readonly setting: Pick<LibrarySetting, "staff" | "tags" | "workspaceId">;
    readonly times: Times;
  },
): ArticleRecord {
  const id = FIRST_ARTICLE_ID + index * 3;
  const author = Number(random.pick(setting.staff.admins).id);
  const state = random.chance(0.85) ? "published" : "draft";
  const title = `${random.pick(TOPICS)}: part ${index + 1}`;
  const body = answer(random);
  const collection = random.whole(0, COLLECTIONS - 1);
  const hasDraft = state === "published" && random.chance(0.1);
  const isPublished = state === "published";
  const article: ArticleRecord = {
    id: String(id),
    type: "article",
    "workspace_id": setting.workspaceId,
    "parent_ids": random.chance(0.1) ? [] : parentIds(collection, index),
    tags: { type: "tag.list", tags: tagsOf(random, { setting, author, times }) },
    title,
    description: random.chance(0.3) ? null : `What to know about ${title}`,
    body: random.chance(0.03) ? null : body,
    "body_markdown": `# ${title}\n\n…`,
    "author_id": author,
    state,
    ...times,
    url: isPublished ? `${HOST}/en/articles/${id}` : null,
    "has_unpublished_changes": hasDraft,
    "draft_updated_at": hasDraft ? times.updated_at : null,
    "ai_chatbot_availability": isPublished,
    "ai_copilot_availability": true,
    "ai_sales_agent_availability": false,
    "created_by_id": author,
    "updated_by_id": random.chance(0.2) ? null : author,
    "exclude_from_article_suggestions": random.chance(0.1),
    "help_center_audience": isPublished ? "everyone" : null,
    "scheduled_publish_at": !isPublished && index % 2 === 0 ? times.updated_at + 30 * DAY : null,
    "scheduled_unpublish_at": isPublished && index % 9 === 0 ? times.updated_at + 90 * DAY : null,
  };
  const isTranslated = random.chance(0.25);
  if (!isMultilingual(collection)) return { ...article, "audience_ids": index % 3 ? [] : [1, 2] };
  if (!isTranslated) return { ...article, "default_locale": "en" };
  return { ...article, "default_locale": "en", "translated_content": translated(article, body) };
}

/** Every tenth article stands in a second collection. */
function parentIds(collection: number, index: number): number[] {
  const other = (collection + 8) % COLLECTIONS;
  return (index % 10 === 4 ? [collection, other] : [collection])
    .map((place) => FIRST_COLLECTION_ID + place * 7);
}

/** An article's languages, of some the default one among them. */
function translated(article: ArticleRecord, body: string): ArticleTranslations {
  const type = "article_translated_content";
  const german = translation(article, { body, locale: "de" });
  if (Number(article.id) % 2 === 0) return { type, de: german };
  return { type, en: translation(article, { body, locale: "en" }), de: german };
}

function translation(
  article: ArticleRecord,
  { body, locale }: { readonly body: string; readonly locale: "en" | "de" },
): ArticleContentRecord {
  const isGerman = locale === "de";
  return {
    type: "article_content",
    title: isGerman ? `${article.title} (DE)` : article.title,
    description: isGerman ? "" : article.description ?? "",
    body,
    "body_markdown": article.body_markdown,
    "author_id": article.author_id,
    state: article.state,
    "created_at": article.created_at,
    "updated_at": article.updated_at,
    "has_unpublished_changes": article.has_unpublished_changes,
    "draft_updated_at": article.draft_updated_at,
    url: `${HOST}/${locale}/articles/${article.id}`,
    "audience_ids": Number(article.id) % 4 < 2 ? [3] : null,
    "ai_chatbot_availability": article.ai_chatbot_availability,
    "ai_copilot_availability": !isGerman,
    "ai_sales_agent_availability": false,
    "created_by_id": article.created_by_id,
    "updated_by_id": article.updated_by_id,
  };
}

function tagsOf(
  random: Random,
  { setting, author, times }: {
    readonly setting: Pick<LibrarySetting, "tags">;
    readonly author: number;
    readonly times: Times;
  },
): ArticleRecord["tags"]["tags"] {
  if (random.chance(0.8)) return [];
  return random.sample(setting.tags, random.whole(1, 3)).map((tag) => ({
    ...tag,
    "applied_at": times.created_at,
    "applied_by": { type: "admin", id: String(author) },
  }));
}

function makeInternalArticles(setting: LibrarySetting): InternalArticleRecord[] {
  return Array.from({ length: INTERNAL_ARTICLES }, (_, index) => {
    const random = new Random(setting.seed, "internal article", index);
    const author = Number(random.pick(setting.staff.admins).id);
    return {
      type: "internal_article",
      id: String(45 + index),
      title: `How we handle ${random.pick(TOPICS).toLowerCase()} (${index + 1})`,
      body: random.chance(0.1) ? null : answer(random),
      "body_markdown": random.chance(0.1) ? null : "# How we handle it\n",
      "owner_id": author,
      "author_id": author,
      ...makeTimes(random, { setting, place: index / INTERNAL_ARTICLES }),
      locale: random.pick(["en", "de"]),
      "audience_ids": random.chance(0.5) ? [] : [1],
      "ai_chatbot_availability": false,
      "ai_copilot_availability": true,
      "ai_sales_agent_availability": false,
    };
  });
}
