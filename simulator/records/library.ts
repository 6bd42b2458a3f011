import type { Intercom } from "intercom-client";
import type { Retyped, Wire } from "./wire.ts";

/** What the Fin agent and Copilot may read of a text. Sent from 2.16 on. */
interface Availability {
  "ai_chatbot_availability": boolean;
  "ai_copilot_availability": boolean;
  "ai_sales_agent_availability": boolean;
}

/** Why a teammate is away. One that was deleted stays in the list, with `deleted: true`. */
export type AwayStatusReasonRecord = Required<Intercom.AwayStatusReason>;

/** A help center. `default` and `locales` are sent from 2.16 on. */
export type HelpCenterRecord = Retyped<Required<Wire<Intercom.HelpCenter>>, {
  id: string;
  "updated_at": number;
  default: boolean;
  locales: string[];
}>;

/** A collection of a help center, or a section of one. A help center of one language has no default one. */
export type CollectionRecord = Retyped<Wire<Intercom.Collection>, {
  "updated_at": number;
  "default_locale"?: string;
  "translated_content"?: Record<string, unknown>;
}>;

/** What 2.16 tells of an article in one language besides. */
interface NewerContent extends Availability {
  "body_markdown": string | null;
  "has_unpublished_changes": boolean;
  "draft_updated_at": number | null;
  "audience_ids": number[] | null;
  "created_by_id": number | null;
  "updated_by_id": number | null;
}

/** An article in one language. */
export interface ArticleContentRecord extends NewerContent {
  type: "article_content";
  title: string;
  description: string;
  body: string;
  "author_id": number;
  state: "published" | "draft";
  "created_at": number;
  "updated_at": number;
  url: string;
}

/** An article by language. The default one may be among them. */
export interface ArticleTranslations {
  type: "article_translated_content";
  en?: ArticleContentRecord;
  de?: ArticleContentRecord;
}

/** An article as the list sends it, with all that 2.16 has. `audience_ids` is here where the help center has one language. */
export type ArticleRecord =
  & Retyped<Omit<Wire<Intercom.ArticleListItem>, "parent_id" | "parent_type">, {
    type: "article";
    "default_locale"?: string;
    "parent_ids": number[];
    "translated_content"?: ArticleTranslations;
    "audience_ids"?: number[] | null;
  }>
  & Availability
  & {
    "body_markdown": string | null;
    "has_unpublished_changes": boolean;
    "draft_updated_at": number | null;
    "created_by_id": number | null;
    "updated_by_id": number | null;
    "exclude_from_article_suggestions": boolean;
    "help_center_audience": string | null;
    "scheduled_publish_at": number | null;
    "scheduled_unpublish_at": number | null;
    tags: { type: "tag.list"; tags: ArticleTag[] };
  };

/** A tag on an article. */
export interface ArticleTag {
  type: "tag";
  id: string;
  name: string;
  "applied_at": number;
  "applied_by": { type: "admin"; id: string };
}

/** An article for teammates alone. */
export type InternalArticleRecord =
  & Retyped<Required<Wire<Intercom.InternalArticleListItem>>, {
    id: string;
    body: string | null;
    "updated_at": number;
  }>
  & Availability
  & { "body_markdown": string | null; "audience_ids": number[] | null };

/** News for the Messenger. */
export type NewsItemRecord = Retyped<Required<Wire<Intercom.NewsItem>>, {
  id: string;
  "newsfeed_assignments": { "newsfeed_id": number; "published_at": number }[];
  labels: (string | null)[];
  reactions: (string | null)[];
  "cover_image_url": string | null;
  "updated_at": number;
}>;

/** A feed that news is assigned to. */
export type NewsfeedRecord = Required<Intercom.Newsfeed>;

/** A prepared reply. Its times are ISO 8601 texts, unlike all others. */
export interface MacroRecord {
  type: "macro";
  id: string;
  name: string;
  body: string | null;
  "body_text": string | null;
  "created_at": string;
  "updated_at": string;
  "visible_to": "everyone" | "specific_teams";
  "visible_to_team_ids": string[];
  "available_on": ("inbox" | "messenger")[];
}

/** A brand. The default one has the workspace's id. */
export interface BrandRecord {
  type: "brand";
  id: string;
  name: string;
  "is_default": boolean;
  "created_at": number;
  "updated_at": number;
  "help_center_id": string;
  "default_address_settings_id": string;
}

/** A text that the Fin agent and Copilot answer from. */
export interface ContentSnippetRecord extends Availability {
  type: "content_snippet";
  id: string;
  title: string | null;
  locale: string;
  "json_blocks": { type: string; text: string }[];
  "body_markdown": string | null;
  "chatbot_availability": number;
  "copilot_availability": number;
  "created_at": number;
  "updated_at": number;
  "audience_ids": number[] | null;
}

/** The hours of a week in which the workspace is open. Minutes count from Monday 00:00. */
export interface OfficeHoursRecord {
  type: "office_hours_schedule";
  id: string;
  name: string;
  "time_zone_name": string;
  "time_intervals": { "start_minute": number; "end_minute": number; "day_of_week": number }[];
  "twenty_four_seven": boolean;
  "created_at": number;
  "updated_at": number;
}

/** What a teammate did to the workspace. It never changes. */
export interface ActivityLogRecord {
  id: string;
  "performed_by": { type: "admin"; id: string; email: string; ip: string };
  metadata: Record<string, unknown> | null;
  "created_at": number;
  "activity_type": string;
  "activity_description": string;
}

/** A phone call. What has not happened has no time. */
export type CallRecord = Retyped<Required<Wire<Intercom.Call>>, {
  type: "call";
  id: string;
  "initiated_at": number;
  "answered_at": number | null;
  "ended_at": number | null;
  "created_at": number;
  "updated_at": number;
}>;
