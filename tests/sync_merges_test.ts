import { assertEquals } from "@std/assert";
import { refusal } from "./fake_api_server.ts";
import { liveRows, pageOf, time, withParts, withRuns } from "./fake_runs.ts";
import { answersAt } from "./fake_search.ts";

/** A merge, as the surviving contact tells of it. */
function mergeOf(contactId: string): Record<string, unknown> {
  return { source_contact_id: contactId, merged_at: time + 5 };
}

/** How the API answers for a contact that was merged into another. */
function mergedInto(survivorId: string): Response {
  const answer = refusal(404, "not_found");
  answer.headers.set("link", `</contacts/${survivorId}>; rel="canonical"`);
  return answer;
}

Deno.test("a contact that is shown without its merges keeps those that are landed", () => {
  const merged = { id: "c1", updated_at: time, merge_history: [mergeOf("s1")] };
  let shown: Record<string, unknown> = merged;
  const run = { streams: ["contacts", "contact_merges"], judged: "contact_merges" };
  return withRuns(
    (operation) => operation === "POST /contacts/search" ? pageOf("data", [shown]) : undefined,
    async ({ again, rows }) => {
      assertEquals((await again(run)).inserted, 1);
      shown = { id: "c1", updated_at: time + 9 };
      assertEquals((await again(run)).deleted, 0);
      assertEquals(await rows(liveRows("contact_merges")), [{ record_id: "s1" }]);
    },
  );
});

Deno.test("a merged contact whose survivor can not be had is asked for again, so that the merge lands", () => {
  const alone = { id: "c", updated_at: time, merge_history: [] };
  const survivor = { id: "s", updated_at: time, merge_history: [mergeOf("c")] };
  let [isMerged, isDown, now] = [false, true, time + 86_400];
  const answers = answersAt(() => now, (operation) => {
    if (operation === "POST /contacts/search") {
      const before = { ...survivor, merge_history: [] };
      return pageOf("data", isMerged ? [before] : [alone, before]);
    }
    if (operation === "GET /contacts/c") return mergedInto("s");
    if (operation !== "GET /contacts/s") return undefined;
    return isDown ? refusal(500, "server_error") : survivor;
  });
  const run = { streams: ["contacts", "contact_merges"], judged: "contacts", sweepMs: 0 };
  return withRuns(answers, async ({ again, rows }) => {
    assertEquals((await again(run)).status, "ok");
    [isMerged, now] = [true, now + 60];
    assertEquals((await again(run)).status, "partial");
    [isDown, now] = [false, now + 60];
    assertEquals((await again(run)).status, "ok");
    assertEquals(await rows(liveRows("contact_merges")), [{ record_id: "c" }]);
    assertEquals(await rows(liveRows("contacts")), [{ record_id: "s" }]);
  });
});

Deno.test("a conversation that is deleted while it is read takes all its parts with it, also those just shown", () => {
  let details = 0;
  const conversation = {
    ...withParts("1", []),
    conversation_parts: {
      conversation_parts: [{ id: "p1", updated_at: time }, { id: "p2", updated_at: time }],
      total_count: 3,
    },
  };
  return withRuns((operation) => {
    if (operation === "POST /conversations/search") {
      const [before, after] = [{ id: "1", updated_at: time }, { id: "1", updated_at: time + 5 }];
      return pageOf("conversations", [before, after], 1);
    }
    return operation === "GET /conversations/1" && ++details === 1 ? conversation : undefined;
  }, async ({ again, rows }) => {
    const streams = ["conversation_parts"];
    assertEquals((await again({ streams, judged: "conversations", concurrency: 1 })).status, "ok");
    assertEquals(await rows(liveRows("conversations")), []);
    assertEquals(await rows(liveRows("conversation_parts")), []);
  });
});
