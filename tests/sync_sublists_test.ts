import { assertEquals } from "@std/assert";
import { refusal } from "./fake_api_server.ts";
import { liveRows, pageOf, time, withRuns } from "./fake_runs.ts";

for (
  const [status, code] of [[404, "not_found"], [403, "forbidden"], [400, "bad_request"]] as const
) {
  Deno.test(`a contact whose list answers ${status} is landed, reported and never taken for deleted`, () => {
    const contact = (id: string, tags: number) => ({
      id,
      updated_at: time,
      tags: { data: [], has_more: tags > 10, total_count: tags },
    });
    return withRuns((operation) => {
      if (operation === "POST /contacts/search") {
        return pageOf("data", [contact("1", 0), contact("2", 12)]);
      }
      if (operation === "GET /contacts/2") return contact("2", 12);
      if (operation === "GET /contacts/2/tags") return refusal(status, code);
      return undefined;
    }, async ({ again, rows }) => {
      for (let run = 1; run <= 2; run++) {
        const { status: end, skipped, deleted } = await again({
          streams: ["contacts", "contact_tags"],
          judged: "contact_tags",
        });
        assertEquals([end, skipped, deleted], [status === 403 ? "forbidden" : "partial", 1, 0]);
        assertEquals((await rows(liveRows("contacts"))).length, 2);
      }
    });
  });
}

Deno.test("a contact that comes twice in a walk, the second time with a tag less, has that tag no more", () => {
  let asked = 0;
  const contact = (updatedAt: number) => ({
    id: "1",
    updated_at: updatedAt,
    tags: { data: [], has_more: true, total_count: 12 },
  });
  return withRuns((operation, { body }) => {
    if (operation === "POST /contacts/search") {
      const { starting_after: cursor } = body["pagination"] as { starting_after?: string };
      if (cursor !== undefined) return pageOf("data", [contact(time + 500)], 1);
      const pages = { next: { starting_after: "a" } };
      return { data: [contact(time)], total_count: 1, pages };
    }
    if (operation !== "GET /contacts/1/tags") return undefined;
    const tags = Array.from(
      { length: asked++ === 0 ? 12 : 11 },
      (_, index) => ({ id: `t${index}` }),
    );
    return { data: tags };
  }, async ({ again, rows }) => {
    await again({ streams: ["contacts", "contact_tags"] });
    assertEquals((await rows(liveRows("contact_tags"))).length, 11);
  });
});

Deno.test("contacts whose lists the token may not read are all landed, and the list is asked for no more", () => {
  let asked = 0;
  return withRuns((operation) => {
    if (operation === "POST /contacts/search") {
      const contacts = Array.from({ length: 40 }, (_, index) => ({
        id: `k${index}`,
        updated_at: time,
        tags: { data: [], has_more: true, total_count: 12 },
      }));
      return pageOf("data", contacts);
    }
    if (operation.endsWith("/tags")) asked++;
    return operation.endsWith("/tags") ? refusal(403, "forbidden") : undefined;
  }, async ({ again, rows }) => {
    const streams = ["contacts", "contact_tags"];
    assertEquals((await again({ streams, concurrency: 4 })).status, "ok");
    assertEquals((await rows(liveRows("contacts"))).length, 40);
    assertEquals(asked <= 4, true, `${asked}`);
    assertEquals((await again({ streams, judged: "contact_tags" })).status, "forbidden");
  });
});

Deno.test("a list that fails for contact after contact is given up alone: its owners land, and the next run asks again", () => {
  let isWell = false;
  let asked = 0;
  return withRuns((operation) => {
    if (operation === "POST /contacts/search") {
      const ids = Array.from(
        { length: 100 },
        (_, index) => ({ id: `k${index}`, updated_at: time }),
      );
      return pageOf("data", ids);
    }
    const id = operation.replace("GET /contacts/", "");
    if (operation.startsWith("GET /contacts/")) return { id, updated_at: time };
    if (operation !== "GET /events") return undefined;
    asked++;
    return isWell
      ? { events: [{ event_name: "ordered", created_at: time }], pages: {} }
      : refusal(400, "bad_request");
  }, async ({ again, rows }) => {
    const run = {
      streams: ["contacts", "contact_events"],
      concurrency: 4,
      judged: "contact_events",
    };
    const failed = await again(run);
    assertEquals(failed.status, "partial");
    assertEquals((await rows(liveRows("contacts"))).length, 100);
    assertEquals(asked < 30, true, `${asked}`);
    isWell = true;
    assertEquals((await again(run)).status, "ok");
    assertEquals((await rows(liveRows("contact_events"))).length, 100);
  });
});
