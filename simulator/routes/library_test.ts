import { assert, assertEquals } from "@std/assert";
import { ask, withSimulator } from "../ask.ts";
import { deleteRecord } from "../library_changes.ts";
import { libraryOf } from "../library.ts";
import type { Simulator } from "../simulator.ts";

const small = { contacts: 20, conversations: 100 };

interface Listed {
  readonly id: string;
  readonly created_at: number;
  readonly updated_at: number;
}

/** Every page of a page-numbered list. */
async function readPages(simulator: Simulator, path: string, perPage: number): Promise<Listed[][]> {
  const pages: Listed[][] = [];
  for (let page = 1, total = 1; page <= total; page++) {
    const { body } = await ask(simulator, `GET ${path}?per_page=${perPage}&page=${page}`);
    pages.push(body.data);
    total = body.pages.total_pages;
  }
  return pages;
}

const NUMBERED: readonly [path: string, usual: number, most: number, count: number][] = [
  ["/help_center/collections", 20, 250, 32],
  ["/articles", 25, 250, 120],
  ["/internal_articles", 25, 250, 30],
  ["/news/news_items", 10, 50, 24],
  ["/news/newsfeeds", 10, 50, 2],
  ["/calls", 25, 25, 80],
];

Deno.test("A page-numbered list has its own usual page and a largest one, and counts its records", async () => {
  await withSimulator(small, async (simulator) => {
    for (const [path, usual, most, count] of NUMBERED) {
      const { body } = await ask(simulator, `GET ${path}`);
      assertEquals(
        [body.type, body.total_count, body.pages.per_page],
        ["list", count, usual],
        path,
      );
      assertEquals(body.data.length, Math.min(usual, count), path);
      const pages = await readPages(simulator, path, most);
      assertEquals(new Set(pages.flat().map(({ id }) => id)).size, count, path);
      assertEquals((await ask(simulator, `GET ${path}?per_page=${most + 1}`)).status, 400, path);
    }
  });
});

Deno.test("The next page of articles is named as a URL on the vendor's host", async () => {
  await withSimulator(small, async (simulator) => {
    const { body } = await ask(simulator, "GET /articles?per_page=50&page=2");
    assertEquals(body.pages.next, "https://api.intercom.io/articles?per_page=50&page=3");
    assertEquals((await ask(simulator, "GET /articles?per_page=50&page=3")).body.pages.next, null);
  });
});

Deno.test("Articles and collections come newest change first, many changed in the same second", async () => {
  await withSimulator(small, async (simulator) => {
    for (const path of ["/articles", "/help_center/collections"]) {
      const records = (await readPages(simulator, path, 25)).flat();
      const times = records.map(({ updated_at }) => updated_at);
      assertEquals(times, times.toSorted((one, other) => other - one), path);
      assert(new Set(times).size < times.length - 5, `${path} has too few ties`);
    }
  });
});

Deno.test("Calls come newest first, each with its conversation and that one's contact", async () => {
  await withSimulator(small, async (simulator) => {
    const calls = (await readPages(simulator, "/calls", 25)).flat();
    const times = calls.map(({ created_at }) => created_at);
    assertEquals(times, times.toSorted((one, other) => other - one));
    const known = (calls as unknown as Record<string, string | null>[])
      .filter((call) => call["conversation_id"] !== null);
    assert(known.length > 60);
    for (const call of known.slice(0, 10)) {
      const { body } = await ask(simulator, `GET /conversations/${call["conversation_id"]}`);
      assertEquals(body.contacts.contacts[0].id, call["contact_id"]);
    }
  });
});

Deno.test("Content snippets say their place beside the records, fifty to a page at most", async () => {
  await withSimulator(small, async (simulator) => {
    const { body } = await ask(simulator, "GET /content_snippets?page=2");
    const { data, ...envelope } = body;
    assertEquals(envelope, {
      type: "list",
      "total_count": 70,
      page: 2,
      "per_page": 50,
      "total_pages": 2,
    });
    assertEquals(data.length, 20);
    assertEquals((await ask(simulator, "GET /content_snippets?per_page=51")).status, 400);
  });
});

Deno.test("Reasons, help centers, brands and hours are one page; the default brand has the workspace's id", async () => {
  await withSimulator(small, async (simulator) => {
    const reasons = (await ask(simulator, "GET /away_status_reasons")).body;
    assertEquals(reasons.data.filter((reason: { deleted: boolean }) => reason.deleted).length, 1);
    assertEquals("pages" in reasons, false);
    const brands = (await ask(simulator, "GET /brands")).body.data;
    assertEquals(brands[0].id, simulator.workspace.app.id_code);
    const centers = "GET /help_center/help_centers";
    assertEquals((await ask(simulator, centers)).body.data.length, 2);
    assertEquals((await ask(simulator, `${centers}?page=2`)).body, { type: "list", data: [] });
    const hours = (await ask(simulator, "GET /office_hours_schedules")).body;
    assertEquals([hours.type, hours.data.length], ["office_hours_schedule.list", 3]);
  });
});

const FIRST_VERSIONS: readonly [path: string, since: string, before: string][] = [
  ["/subscription_types", "2.3", "2.2"],
  ["/away_status_reasons", "2.14", "2.13"],
  ["/help_center/help_centers", "2.7", "2.6"],
  ["/help_center/collections", "2.1", "2.0"],
  ["/articles", "2.1", "2.0"],
  ["/internal_articles", "2.13", "2.12"],
  ["/news/news_items", "2.7", "2.6"],
  ["/news/newsfeeds", "2.7", "2.6"],
  ["/macros", "2.16", "2.15"],
  ["/brands", "2.15", "2.14"],
  ["/content_snippets", "2.16", "2.15"],
  ["/office_hours_schedules", "2.16", "2.15"],
  ["/calls", "2.14", "2.13"],
];

Deno.test("A version that a list is younger than is refused", async () => {
  await withSimulator(small, async (simulator) => {
    for (const [path, since, before] of FIRST_VERSIONS) {
      assertEquals((await ask(simulator, `GET ${path}`, { version: since })).status, 200, path);
      const { status, body } = await ask(simulator, `GET ${path}`, { version: before });
      assertEquals([status, body.errors[0].code], [400, "intercom_version_invalid"], path);
    }
  });
});

Deno.test("An article of 2.15 names one parent and lacks what is new", async () => {
  await withSimulator(small, async (simulator) => {
    const find = async (version: string): Promise<Record<string, unknown>> =>
      (await ask(simulator, "GET /articles/9410009", { version })).body;
    const [now, former, early] = [await find("2.16"), await find("2.15"), await find("2.12")];
    const [parentId] = now["parent_ids"] as number[];
    assertEquals([former["parent_id"], former["parent_type"]], [parentId, "collection"]);
    assertEquals("parent_id" in now, false);
    assertEquals(["body_markdown" in now, "body_markdown" in former], [true, false]);
    assertEquals(["tags" in former, "tags" in early], [true, false]);
    assertEquals("statistics" in now, true);
  });
});

Deno.test("What was deleted is in no list and its own endpoint answers 404", async () => {
  await withSimulator(small, async (simulator) => {
    const { workspace } = simulator;
    const [article] = [...libraryOf(workspace).articles.values()];
    const id = article?.id ?? "";
    assertEquals((await ask(simulator, `GET /articles/${id}`)).body.id, id);
    deleteRecord(workspace, { stream: "articles", id });
    assertEquals((await ask(simulator, `GET /articles/${id}`)).status, 404);
    assertEquals((await ask(simulator, "GET /articles")).body.total_count, 119);
  });
});
