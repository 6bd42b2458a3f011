import { assertEquals, assertStringIncludes } from "@std/assert";
import { streams } from "../extract/streams/mod.ts";
import { runningClock } from "../simulator/clock.ts";
import type { FaultName } from "../simulator/faults.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";
import { landedText, readRows } from "./landed.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

const names = streams.map(({ name }) => name);
const now = Date.UTC(2026, 5, 30, 15);

async function withSimulator(work: (simulator: Simulator) => Promise<void>): Promise<void> {
  const simulator = await startSimulator({
    contacts: 300,
    conversations: 120,
    clock: runningClock(now),
  });
  try {
    await work(simulator);
  } finally {
    await simulator.stop();
  }
}

/** All raw tables, by name. */
async function landedAll(database: string): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const name of names) all[name] = await landedText(database, name);
  return all;
}

/** What an undisturbed run lands. */
async function undisturbed(url: string): Promise<Record<string, string[]>> {
  let landed: Record<string, string[]> = {};
  await withDatabase(async (database) => {
    assertEquals((await syncRun({ url, database })).status, "ok");
    landed = await landedAll(database);
  });
  return landed;
}

for (
  const name of [
    "not_json",
    "cut_off",
    "empty_body",
    "status_500",
    "status_502_html",
    "status_503",
    "status_408",
    "reset",
  ] as const satisfies readonly FaultName[]
) {
  Deno.test(`a run in which every kind of request meets ${name} once lands the same as an undisturbed one`, () =>
    withSimulator((simulator) =>
      withDatabase(async (database) => {
        const { url, faults } = simulator;
        const expected = await undisturbed(url);
        for (
          const match of [
            /GET \/admins/,
            /POST \/contacts\/search/,
            /GET \/contacts\/\w+\/companies/,
            /POST \/conversations\/search/,
            /GET \/conversations\/\d+/,
          ]
        ) {
          faults.add({
            name,
            match,
            times: 1,
            after: match.source.includes("contacts\\/search") ? 1 : 0,
          });
        }
        const end = await syncRun({ url, database });
        assertEquals(end.status, "ok", JSON.stringify(end.results));
        assertEquals(faults.happened(name), 5);
        assertEquals(await landedAll(database), expected);
      })
    ));
}

Deno.test("a scroll that dies on the way begins again and loses no company", () =>
  withSimulator((simulator) =>
    withDatabase(async (database) => {
      const expected = await undisturbed(simulator.url);
      simulator.faults.add({
        name: "scroll_died",
        match: /companies\/scroll\?scroll_param/,
        times: 1,
      });
      const end = await syncRun({ url: simulator.url, database, streams: ["companies"] });
      assertEquals(end.status, "ok");
      assertEquals(simulator.faults.happened("scroll_died"), 1);
      assertEquals(await landedText(database, "companies"), expected["companies"]);
    })
  ));

Deno.test("an answer without its list fails its stream alone, keeps the bookmark, and the next run heals", () =>
  withSimulator((simulator) =>
    withDatabase(async (database) => {
      const { url, faults } = simulator;
      const expected = await undisturbed(url);
      faults.add({ name: "missing_list", match: /GET \/tags/, times: 1 });
      faults.add({ name: "missing_list", match: /POST \/conversations\/search/, times: 1 });
      const end = await syncRun({ url, database });
      assertEquals(end.status, "failed");
      assertEquals(end.result("tags").status, "failed");
      assertStringIncludes(end.result("tags").message ?? "", '"data" must be a list');
      assertEquals(end.result("conversations").status, "failed");
      assertEquals(end.result("contacts").status, "ok");
      const bookmarks = await readRows(database, "select stream from intercom_raw.bookmarks");
      assertEquals(bookmarks, [{ stream: "contacts" }]);
      assertEquals((await syncRun({ url, database })).status, "ok");
      assertEquals(await landedAll(database), expected);
    })
  ));

Deno.test("a search that breaks off after its first page keeps what is landed and goes on from there", () =>
  withDatabase(async (database) => {
    const simulator = await startSimulator({
      contacts: 400,
      conversations: 10,
      clock: runningClock(now),
    });
    try {
      const { url, faults } = simulator;
      const expected = await undisturbed(url);
      faults.add({ name: "status_500", match: /POST \/contacts\/search/, times: 3, after: 1 });
      const broken = await syncRun({ url, database, streams: ["contacts"] });
      assertEquals(broken.result("contacts").status, "failed");
      assertEquals((await landedText(database, "contacts")).length, 150);
      const healed = await syncRun({ url, database });
      assertEquals(healed.status, "ok");
      assertEquals(await landedAll(database), expected);
    } finally {
      await simulator.stop();
    }
  }));

Deno.test("a conversation that can not be fetched is landed without its parts, reported, and fetched by the next run", () =>
  withSimulator((simulator) =>
    withDatabase(async (database) => {
      const { url, faults } = simulator;
      const expected = await undisturbed(url);
      const [broken] = [...simulator.workspace.conversations.values()];
      faults.add({
        name: "status_500",
        match: new RegExp(`GET /conversations/${broken?.id}$`),
        times: 3,
      });
      const end = await syncRun({ url, database });
      assertEquals([end.status, end.result("conversations").skipped], ["partial", 1]);
      assertStringIncludes(
        end.result("conversations").message ?? "",
        "status is 500 (server_error)",
      );
      const before = await landedAll(database);
      assertEquals(before["conversations"]?.length, expected["conversations"]?.length);
      assertEquals((await syncRun({ url, database })).status, "ok");
      assertEquals(await landedAll(database), expected);
    })
  ));

Deno.test("a stream that the token may not read is forbidden, which is neither empty nor failed", () =>
  withSimulator((simulator) =>
    withDatabase(async (database) => {
      const { url, faults } = simulator;
      faults.add({ name: "forbidden", match: /conversations\/search/, times: 99 });
      const end = await syncRun({ url, database });
      assertEquals(end.status, "forbidden");
      assertEquals(end.result("conversations").status, "forbidden");
      assertEquals(end.result("conversation_parts").status, "forbidden");
      assertEquals(end.result("companies").status, "ok");
    })
  ));

Deno.test("a run that is stopped by a signal says so, and the next one lands the rest", () =>
  withSimulator((simulator) =>
    withDatabase(async (database) => {
      const { url, faults } = simulator;
      const expected = await undisturbed(url);
      const controller = new AbortController();
      faults.add({ name: "slow", match: /GET \/conversations\/\d+/, times: 999, delayMs: 20 });
      setTimeout(() => controller.abort(new Error("stop")), 150);
      const end = await syncRun({ url, database, signal: controller.signal, concurrency: 2 });
      assertEquals([end.status, end.result("conversations").status], [
        "interrupted",
        "interrupted",
      ]);
      faults.clear();
      assertEquals((await syncRun({ url, database })).status, "ok");
      assertEquals(await landedAll(database), expected);
    })
  ));
