import type {
  ContentSnippetRecord,
  MacroRecord,
  NewsfeedRecord,
  NewsItemRecord,
} from "../records/library.ts";
import type { LibrarySetting } from "./library.ts";
import { answer, question } from "./phrases.ts";
import { Random } from "./random.ts";

const DAY = 86_400;
const MACROS = 60;
const SNIPPETS = 70;
const NEWS = 24;

/** Prepared replies, in the order in which they were written. Every fifth was moved in the same second. */
export function makeMacros(setting: LibrarySetting): MacroRecord[] {
  const moved = isoTime(setting.now - 40 * DAY);
  return Array.from({ length: MACROS }, (_, index) => {
    const random = new Random(setting.seed, "macro", index);
    const times = makeTimes(random, { setting, place: index / MACROS });
    const macro = makeMacro(random, { index, at: times.created_at, setting });
    return {
      ...macro,
      "updated_at": index % 5 === 0 && moved > macro.created_at ? moved : isoTime(times.updated_at),
    };
  });
}

/** A macro that was just written. */
export function makeMacro(
  random: Random,
  { index, at, setting }: {
    readonly index: number;
    /** Unix seconds. */
    readonly at: number;
    readonly setting: Pick<LibrarySetting, "staff">;
  },
): MacroRecord {
  const isForTeams = random.chance(0.3);
  const isEmpty = random.chance(0.05);
  return {
    type: "macro",
    id: String(8_800 + index * 3),
    name: `Reply ${index + 1}: ${random.pick(["refund", "login", "Größe & Farbe", "outage 🚧"])}`,
    body: isEmpty
      ? null
      : `<p>Hi <attribute key="user.first_name" default="there"/>,</p>${answer(random)}`,
    "body_text": isEmpty ? null : `Hi {{user.first_name|fallback:"there"}}, we are on it.`,
    "created_at": isoTime(at),
    "updated_at": isoTime(at),
    "visible_to": isForTeams ? "specific_teams" : "everyone",
    "visible_to_team_ids": isForTeams ? random.sample(setting.staff.teams, 2).map(idOf) : [],
    "available_on": random.chance(0.5) ? ["inbox", "messenger"] : ["inbox"],
  };
}

/** Texts that the Fin agent answers from. Some have no title, as the vendor allows. */
export function makeSnippets(setting: LibrarySetting): ContentSnippetRecord[] {
  return Array.from({ length: SNIPPETS }, (_, index) => {
    const random = new Random(setting.seed, "snippet", index);
    const isForFin = random.chance(0.8);
    const text = question(random).replaceAll(/<[^>]*>/g, "");
    const title = random.chance(0.1) ? null : `Note ${index + 1}`;
    return {
      type: "content_snippet",
      id: String(3_200 + index * 2),
      title,
      locale: random.pick(["en", "en", "de"]),
      "json_blocks": [{ type: "paragraph", text }],
      "body_markdown": title === null ? null : `# ${title}\n\n${text}\n`,
      "chatbot_availability": isForFin ? 1 : 0,
      "copilot_availability": 1,
      "ai_chatbot_availability": isForFin,
      "ai_copilot_availability": true,
      "ai_sales_agent_availability": random.chance(0.5),
      ...makeTimes(random, { setting, place: index / SNIPPETS }),
      "audience_ids": random.chance(0.2) ? null : random.sample([1, 2, 3], random.whole(0, 2)),
    };
  });
}

/** News and the two feeds that show it. Drafts are in no feed. */
export function makeNews(
  setting: LibrarySetting,
): { readonly newsfeeds: NewsfeedRecord[]; readonly "news_items": NewsItemRecord[] } {
  const newsfeeds = ["Customers", "Visitors 🌍"].map((name, index): NewsfeedRecord => ({
    id: String(68 + index),
    type: "newsfeed",
    name,
    "created_at": setting.start + index * DAY,
    "updated_at": setting.start + index * 30 * DAY,
  }));
  const items = Array.from({ length: NEWS }, (_, index): NewsItemRecord => {
    const random = new Random(setting.seed, "news", index);
    const times = makeTimes(random, { setting, place: index / NEWS });
    const isLive = random.chance(0.8);
    return {
      id: String(290 + index * 5),
      type: "news-item",
      "workspace_id": setting.workspaceId,
      title: `Release ${index + 1}.0 – what is new`,
      body: answer(random),
      "sender_id": Number(random.pick(setting.staff.admins).id),
      state: isLive ? "live" : "draft",
      labels: random.chance(0.5) ? ["Product update"] : [],
      "cover_image_url": random.chance(0.3) ? "https://static.example/news/cover.png" : null,
      // Four places for emojis; those that nobody chose are null in the vendor's example too.
      reactions: random.chance(0.5) ? ["👍", "🎉", null, null] : [null, null, null, null],
      "deliver_silently": random.chance(0.2),
      ...times,
      "newsfeed_assignments": isLive
        ? newsfeeds.slice(0, random.whole(1, 2)).map(({ id }) => ({
          "newsfeed_id": Number(id),
          "published_at": times.created_at + 60,
        }))
        : [],
    };
  });
  return { newsfeeds, "news_items": items };
}

/** A time of making at a place of the past (0 its beginning, 1 its end), and one of change after it. */
export function makeTimes(
  random: Random,
  options: { readonly setting: LibrarySetting; readonly place: number },
): { readonly "created_at": number; readonly "updated_at": number } {
  const { start, now } = options.setting;
  const created = start + Math.floor((now - start) * options.place * 0.95) + random.whole(0, DAY);
  return { "created_at": created, "updated_at": random.whole(created, now) };
}

/** Unix seconds as the API writes the times of macros. */
export function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
