import { assertEquals } from "@std/assert";
import { me, refusal } from "./fake_api_server.ts";
import { liveRows, pageOf, time, withParts, withRuns } from "./fake_runs.ts";
import { answersAt, numberedPage, recordsFrom, searchPage } from "./fake_search.ts";

const day = 86_400;

Deno.test("a feed that ends before it has shown as many as it says is partial, and read again down to the same place", () => {
  const streams = ["deleted_conversations"];
  let all = [{ id: "d0", deleted_at: time }];
  let endsAfter = Infinity;
  return withRuns((operation, { url }) => {
    if (operation !== "GET /conversations/deleted") return undefined;
    const page = numberedPage(url, "conversations", all);
    return Number(url.searchParams.get("page")) < endsAfter ? page : { ...page, pages: {} };
  }, async ({ again, rows }) => {
    assertEquals((await again({ streams })).status, "ok");
    const newer = recordsFrom(time + day, 150).map(({ id, updated_at }) => ({
      id,
      deleted_at: updated_at,
    }));
    [all, endsAfter] = [[...newer.reverse(), ...all], 1];
    const cut = await again({ streams });
    assertEquals([cut.status, cut.message], ["partial", "The API showed 60 of 151 records"]);
    endsAfter = Infinity;
    assertEquals((await again({ streams })).status, "ok");
    assertEquals((await rows(liveRows("deleted_conversations"))).length, 151);
  });
});

for (
  const [what, run] of [
    ["that is not read", { streams: ["conversation_parts"] }],
    ["that is skipped", {
      streams: ["conversations", "conversation_parts"],
      skip: ["deleted_conversations"],
    }],
    ["that the token may not read", { streams: ["conversations", "deleted_conversations"] }],
  ] as const
) {
  Deno.test(`a feed of deletions ${what} tells of none, so that the sweep finds them`, () => {
    let [isGone, now] = [false, time + day];
    const answers = answersAt(() => now, (operation) => {
      if (operation === "GET /conversations/deleted") return refusal(403, "forbidden");
      if (isGone) {
        return operation === "POST /conversations/search" ? pageOf("conversations", []) : undefined;
      }
      if (operation === "POST /conversations/search") {
        return pageOf("conversations", [{ id: "1", updated_at: time }]);
      }
      return operation === "GET /conversations/1" ? withParts("1", []) : undefined;
    });
    return withRuns(answers, async ({ again, rows }) => {
      const options = { ...run, judged: "conversations", sweepMs: 0 };
      assertEquals((await again(options)).inserted, 1);
      [isGone, now] = [true, now + 60];
      const result = await again(options);
      assertEquals([result.status, result.deleted], ["ok", 1]);
      assertEquals(await rows(liveRows("conversations")), []);
    });
  });
}

Deno.test("a call that leaves the list while it is read does not take its neighbour with it", () => {
  let all = recordsFrom(time, 60).reverse().map((record) => ({
    ...record,
    created_at: record.updated_at,
  }));
  const ids = all.map(({ id }) => ({ record_id: id })).reverse();
  let isShifting = true;
  return withRuns((operation, { url }) => {
    if (operation !== "GET /calls") return undefined;
    const page = numberedPage(url, "data", all);
    if (isShifting && url.searchParams.get("page") === "2") {
      isShifting = false;
      all = all.slice(1);
    }
    return page;
  }, async ({ again, rows }) => {
    assertEquals((await again({ streams: ["calls"] })).status, "ok");
    assertEquals(await rows(liveRows("calls")), ids);
  });
});

Deno.test("a range of activity logs that shows fewer than it says is partial, and read again by the next run", () => {
  const streams = ["activity_logs"];
  const all = Array.from({ length: 50 }, (_, index) => ({
    id: `l${index}`,
    created_at: time - 5 * day - index * 60,
  }));
  let isCut = true;
  const answers = answersAt(() => time, (operation, { url }) => {
    if (operation === "GET /me") return { ...me, app: { ...me.app, created_at: time - 20 * day } };
    if (operation !== "GET /admins/activity_logs") return undefined;
    const from = Number(url.searchParams.get("created_at_after"));
    const until = Number(url.searchParams.get("created_at_before"));
    const found = all.filter(({ created_at: at }) => at > from && at < until);
    const page = numberedPage(url, "activity_logs", found);
    return isCut ? { ...page, pages: { next: null } } : page;
  });
  return withRuns(answers, async ({ again, rows }) => {
    const cut = await again({ streams });
    assertEquals([cut.status, cut.message], ["partial", "The API showed 20 of 50 records"]);
    isCut = false;
    assertEquals((await again({ streams })).status, "ok");
    assertEquals((await rows(liveRows("activity_logs"))).length, 50);
  });
});

Deno.test("one 404 for the detail of a conversation that the search shows is not taken for its deletion", () => {
  const records = recordsFrom(time, 20);
  let isMissing = true;
  return withRuns((operation, { body }) => {
    if (operation === "GET /conversations/deleted") return pageOf("conversations", []);
    if (operation === "POST /conversations/search") {
      return searchPage(body, records, { key: "conversations" });
    }
    const record = records.find(({ id }) => operation === `GET /conversations/${id}`);
    if (record?.id !== "r0010" || !isMissing) {
      return record && { ...withParts(record.id, []), ...record };
    }
    isMissing = false;
    return refusal(404, "not_found");
  }, async ({ again, rows }) => {
    const run = { streams: ["conversations", "conversation_parts"], judged: "conversations" };
    await again(run);
    const result = await again(run);
    assertEquals([result.status, result.message], ["ok", undefined]);
    assertEquals((await rows(liveRows("conversations"))).length, 20);
  });
});
