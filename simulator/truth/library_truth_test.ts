import { assertEquals } from "@std/assert";
import { ask, withSimulator } from "../ask.ts";
import { frozenClock } from "../clock.ts";
import { Random } from "../generator/random.ts";
import { changeLibrary } from "../library_changes.ts";
import type { Simulator } from "../simulator.ts";
import { rawTruth } from "../truth.ts";

type Item = { readonly id: string };

const LISTS: readonly [stream: string, path: string, key?: string][] = [
  ["subscription_types", "/subscription_types"],
  ["away_status_reasons", "/away_status_reasons"],
  ["help_centers", "/help_center/help_centers"],
  ["collections", "/help_center/collections"],
  ["articles", "/articles"],
  ["internal_articles", "/internal_articles"],
  ["news_items", "/news/news_items"],
  ["newsfeeds", "/news/newsfeeds"],
  ["macros", "/macros"],
  ["brands", "/brands"],
  ["content_snippets", "/content_snippets"],
  ["office_hours", "/office_hours_schedules"],
  ["activity_logs", "/admins/activity_logs?created_at_after=0", "activity_logs"],
  ["calls", "/calls"],
];

/** Reads a list to its end, whichever way it says that there is more. */
async function readList(simulator: Simulator, path: string, key: string): Promise<Item[]> {
  const records: Item[] = [];
  const joint = path.includes("?") ? "&" : "?";
  let query: string | undefined = "page=1";
  for (let page = 1; query !== undefined; page++) {
    const { body } = await ask(simulator, `GET ${path}${joint}${query}`);
    records.push(...body[key]);
    const { total_pages = body.total_pages ?? 1, next } = body.pages ?? {};
    const cursor = next?.starting_after;
    query = cursor !== undefined
      ? `starting_after=${cursor}`
      : page < total_pages
      ? `page=${page + 1}`
      : undefined;
  }
  return records;
}

async function assertTruth(simulator: Simulator): Promise<void> {
  const truth = rawTruth(simulator.workspace);
  for (const [stream, path, key = "data"] of LISTS) {
    const byId = (one: Item, other: Item): number => one.id < other.id ? -1 : 1;
    const expected = (truth.get(stream) ?? []).filter(({ deleted }) => !deleted)
      .map(({ record }) => record as Item).sort(byId);
    const read = (await readList(simulator, path, key)).sort(byId);
    assertEquals(read, expected, stream);
  }
}

Deno.test("The truth of a library is what the answers hold, before and after it changed", async () => {
  const clock = frozenClock(Date.parse("2026-03-02T15:00:00Z"));
  await withSimulator({ clock, contacts: 20, conversations: 40 }, async (simulator) => {
    await assertTruth(simulator);
    const random = new Random("truth");
    for (let round = 0; round < 60; round++) {
      clock.advance(1_000);
      changeLibrary(simulator.workspace, random);
    }
    await assertTruth(simulator);
    const articles = rawTruth(simulator.workspace).get("articles") ?? [];
    assertEquals(articles.some(({ deleted }) => deleted), true);
  });
});

Deno.test("The truth of a macro has its time of change in seconds, though the record has a text", async () => {
  await withSimulator({ contacts: 20, conversations: 5 }, ({ workspace }) => {
    for (const row of rawTruth(workspace).get("macros") ?? []) {
      const { updated_at } = row.record as { readonly updated_at: string };
      assertEquals(new Date((row.updated_at ?? 0) * 1000).toISOString(), updated_at);
    }
    return Promise.resolve();
  });
});
