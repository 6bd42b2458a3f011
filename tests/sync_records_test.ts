import { assertEquals, assertRejects, assertStrictEquals, assertStringIncludes } from "@std/assert";
import { startRun } from "../extract/raw/runs.ts";
import { Warehouse } from "../extract/raw/warehouse.ts";
import { streams } from "../extract/streams/mod.ts";
import { selectStreams } from "../extract/streams/select.ts";
import { sync, type SyncEvent } from "../extract/sync.ts";
import { type FakeAnswers, me, refusal } from "./fake_api_server.ts";
import { liveRows, pageOf, time, withParts, withRuns } from "./fake_runs.ts";
import { readRows } from "./landed.ts";
import { withDatabase } from "./sync_run.ts";

Deno.test("a conversation with a part that has no id is not landed by halves, and never claimed", () => {
  let isBroken = true;
  const answers: FakeAnswers = (operation) => {
    if (operation === "POST /conversations/search") {
      return pageOf("conversations", [{ id: "7", updated_at: time }]);
    }
    return withParts("7", [{ id: "a" }, isBroken ? { body: "no id" } : { id: "b" }, { id: "c" }]);
  };
  return withRuns(
    (operation, asked) => operation === "GET /me" ? undefined : answers(operation, asked),
    async ({ again, rows }) => {
      const streams = ["conversations"];
      const first = await again({ streams });
      assertEquals(first.status, "failed");
      assertStringIncludes(first.message ?? "", "it must be identified: its id is missing");
      assertEquals(await rows("select record_id from intercom_raw.conversation_parts"), []);
      isBroken = false;
      assertEquals((await again({ streams })).status, "ok");
      assertEquals((await rows(liveRows("conversation_parts"))).length, 3);
    },
  );
});

for (const status of [500, 422]) {
  Deno.test(`a conversation whose detail always answers ${status} holds up no other, in any run`, () =>
    withRuns((operation) => {
      const ids = Array.from({ length: 40 }, (_, index) => String(100 + index));
      if (operation === "POST /conversations/search") {
        return pageOf("conversations", ids.map((id) => ({ id, updated_at: time })));
      }
      const id = operation.replace("GET /conversations/", "");
      if (id === "105") return refusal(status, "server_error");
      return ids.includes(id) ? withParts(id, [{ id: `part of ${id}` }]) : undefined;
    }, async ({ again, rows }) => {
      const streams = ["conversations"];
      await again({ streams, skip: ["conversation_parts"] });
      for (let run = 1; run <= 2; run++) {
        const result = await again({ streams });
        assertEquals([result.status, result.skipped], ["partial", 1]);
        assertEquals((await rows(liveRows("conversation_parts"))).length, 39);
        const [parts] = await rows(
          `select distinct status from intercom_raw.sync_streams where stream = 'conversation_parts'`,
        );
        assertEquals(parts, { status: "partial" });
      }
    }));
}

Deno.test("a stream whose every detail fails is given up, not tried a thousand times", () => {
  let details = 0;
  return withRuns((operation) => {
    if (operation === "POST /conversations/search") {
      const ids = Array.from({ length: 150 }, (_, index) => ({ id: `${index}`, updated_at: time }));
      return pageOf("conversations", ids);
    }
    if (!operation.startsWith("GET /conversations/")) return undefined;
    details++;
    return refusal(500, "server_error");
  }, async ({ again }) => {
    const result = await again({ streams: ["conversations"], concurrency: 2 });
    assertEquals(result.status, "failed");
    // Three attempts each, of the eleven in a row and of those under way then.
    assertEquals(details <= 3 * 20, true, `${details} requests`);
  });
});

Deno.test("parts beyond what the API gives stay as they were landed, and the stream says so", () => {
  let parts = ["a", "b"];
  let updatedAt = time;
  return withRuns((operation) => {
    if (operation === "POST /conversations/search") {
      return pageOf("conversations", [{ id: "7", updated_at: updatedAt }]);
    }
    if (operation !== "GET /conversations/7") return undefined;
    const list = parts.map((id) => ({ id }));
    return {
      id: "7",
      updated_at: updatedAt,
      conversation_parts: { conversation_parts: list, total_count: updatedAt === time ? 2 : 4 },
    };
  }, async ({ again, rows }) => {
    const streams = ["conversations"];
    await again({ streams });
    [parts, updatedAt] = [["c", "d"], time + 60];
    assertEquals((await again({ streams })).status, "ok");
    assertEquals((await rows(liveRows("conversation_parts"))).length, 4);
    const [said] = await rows(
      `select max(message) as message from intercom_raw.sync_streams
       where stream = 'conversation_parts'`,
    );
    assertStringIncludes(String(said?.["message"]), "Lists longer than the API gives: 1");
  });
});

Deno.test("a change in the second in which a run began is fetched again by the next", () => {
  let title = "first";
  return withRuns((operation) => {
    const headers = { date: new Date(time * 1000).toUTCString() };
    if (operation === "GET /me") return Response.json(me, { headers });
    const conversation = { ...withParts("7", []), title };
    if (operation === "GET /conversations/7") return Response.json(conversation, { headers });
    const page = pageOf("conversations", [{ id: "7", updated_at: time }]) as Record<
      string,
      unknown
    >;
    return Response.json(page, { headers });
  }, async ({ again, rows }) => {
    const streams = ["conversations"];
    await again({ streams });
    title = "second";
    await again({ streams });
    const [row] = await rows("select record ->> 'title' as title from intercom_raw.conversations");
    assertEquals(row, { title: "second" });
  });
});

Deno.test("a conversation that was gone and comes back is there again, with its parts", () => {
  let isGone = false;
  return withRuns((operation) => {
    if (operation === "POST /conversations/search") {
      return pageOf("conversations", [{ id: "7", updated_at: time }]);
    }
    return isGone || operation !== "GET /conversations/7"
      ? undefined
      : withParts("7", [{ id: "a" }]);
  }, async ({ again, rows }) => {
    const streams = ["conversations"];
    for (const [gone, left] of [[false, 1], [true, 0], [false, 1]] as const) {
      isGone = gone;
      await again({ streams, fullRefresh: gone });
      assertEquals((await rows(liveRows("conversations"))).length, left);
      assertEquals((await rows(liveRows("conversation_parts"))).length, left);
    }
  });
});

Deno.test("a full refresh since a day marks what is gone of what changed since then", () => {
  let ids = ["1", "2"];
  return withRuns((operation) => {
    if (operation === "POST /conversations/search") {
      return pageOf("conversations", ids.map((id) => ({ id, updated_at: time })));
    }
    const id = operation.replace("GET /conversations/", "");
    return ids.includes(id) ? withParts(id, []) : undefined;
  }, async ({ again, rows }) => {
    await again({ streams: ["conversations"] });
    ids = ["1"];
    const result = await again({
      streams: ["conversations"],
      fullRefresh: true,
      sinceMs: (time - 86_400) * 1000,
    });
    assertEquals([result.status, result.deleted], ["ok", 1]);
    assertEquals(await rows(liveRows("conversations")), [{ record_id: "1" }]);
  });
});

Deno.test("an error that is nobody's but ours is told by its kind only: what it says may quote a record", () =>
  withDatabase(async (path) => {
    const warehouse = await Warehouse.open({
      path,
      streams: streams.map(({ name }) => name),
      workspaceId: "w1",
      runId: "r1",
      apiVersion: "2.16",
      now: () => 0,
    });
    const bug = new RangeError("joe@example.com");
    await startRun(warehouse, { extractorVersion: "test", arguments: {} });
    const events: SyncEvent[] = [];
    const thrown = await assertRejects(() =>
      sync({
        client: {
          version: "2.16",
          now: () => 0,
          sleep: () => Promise.resolve(),
          send: () => Promise.reject(bug),
        },
        warehouse,
        streams: selectStreams(streams, { streams: ["tags"] }),
        settings: {
          sinceMs: undefined,
          fullRefresh: false,
          concurrency: 1,
          omit: new Map(),
          sweepMs: undefined,
          customObjectTypes: [],
        },
        signal: new AbortController().signal,
        report: (event) => events.push(event),
      })
    );
    assertStrictEquals(thrown, bug);
    await warehouse.close();
    const told = JSON.stringify([
      events,
      await readRows(path, "select status, message from intercom_raw.sync_streams"),
    ]);
    assertStringIncludes(told, "An unexpected error");
    assertEquals(told.includes("joe@example.com"), false);
    assertEquals(await readRows(path, "select status from intercom_raw.sync_runs"), [{
      status: "failed",
    }]);
  }));
