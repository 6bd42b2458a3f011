import { assertEquals, assertStringIncludes } from "@std/assert";
import { refusal } from "./fake_api_server.ts";
import { liveRows, pageOf, time, withRuns } from "./fake_runs.ts";
import { numberedPage, recordsFrom, searchPage } from "./fake_search.ts";

for (
  const [stream, path] of [
    ["articles", "/articles"],
    ["custom_objects", "/custom_object_instances/order"],
  ] as const
) {
  Deno.test(`one of ${stream} that is deleted between two pages does not take its neighbour with it`, () => {
    let records = recordsFrom(time, 200);
    let isShifting = false;
    const run = { streams: [stream], customObjectTypes: ["order"] };
    return withRuns((operation, { url }) => {
      if (operation !== `GET ${path}`) return undefined;
      const page = numberedPage(url, "data", records);
      if (isShifting) records = records.slice(1);
      isShifting = false;
      return page;
    }, async ({ again, rows }) => {
      assertEquals((await again(run)).status, "ok");
      isShifting = true;
      const result = await again(run);
      assertEquals([result.status, result.deleted], ["ok", 1]);
      const live = await rows(liveRows(stream));
      assertEquals(live, records.map(({ id }) => ({ record_id: id })));
    });
  });
}

Deno.test("a list that loses a record each time it is read is partial, and none of it is taken for deleted", () => {
  let records = recordsFrom(time, 200);
  let isShifting = false;
  return withRuns((operation, { url }) => {
    if (operation !== "GET /articles") return undefined;
    const page = numberedPage(url, "data", records);
    if (isShifting && url.searchParams.get("page") === "1") records = records.slice(1);
    return page;
  }, async ({ again, rows }) => {
    await again({ streams: ["articles"] });
    isShifting = true;
    assertEquals((await again({ streams: ["articles"] })).status, "partial");
    assertEquals((await rows(liveRows("articles"))).length, 200);
  });
});

Deno.test("custom objects of a type that a run does not name stay as they are", () => {
  const streams = ["custom_objects"];
  return withRuns((operation) => {
    const type = operation.replace("GET /custom_object_instances/", "");
    return type.length > 1 ? undefined : pageOf("data", [{ id: `${type}1` }, { id: `${type}2` }]);
  }, async ({ again, rows }) => {
    await again({ streams, customObjectTypes: ["a", "b"] });
    assertEquals((await again({ streams, customObjectTypes: ["a"] })).deleted, 0);
    assertEquals((await again({ streams, customObjectTypes: [] })).deleted, 0);
    assertEquals((await rows(liveRows("custom_objects"))).length, 4);
  });
});

/** A contact that embeds the first of its lists only; the rest is asked for. */
function withMore(list: string, id: string, updatedAt = time): Record<string, unknown> {
  return { id, updated_at: updatedAt, [list]: { data: [], total_count: 12, has_more: true } };
}

/** Members of a contact's list. */
const members = Array.from({ length: 12 }, (_, index) => ({ id: `m${index}` }));

Deno.test("a contact's companies that are fewer than their own total are no whole list: nobody is taken for gone", () => {
  let given = 12;
  let updatedAt = time;
  const run = { streams: ["contacts", "contact_companies"], judged: "contact_companies" };
  return withRuns((operation) => {
    if (operation === "POST /contacts/search") {
      return pageOf("data", [withMore("companies", "c1", updatedAt)]);
    }
    if (operation !== "GET /contacts/c1/companies") return undefined;
    return pageOf("data", members.slice(0, given), 12);
  }, async ({ again, rows }) => {
    assertEquals((await again(run)).status, "ok");
    [given, updatedAt] = [10, time + 10];
    const result = await again(run);
    assertEquals([result.status, result.deleted], ["partial", 0]);
    assertStringIncludes(result.message ?? "", "10 of 12 records");
    assertEquals((await rows(liveRows("contact_companies"))).length, 12);
  });
});

Deno.test("contacts in a row that are gone do not block the lists of those that are there", () => {
  const gone = Array.from(
    { length: 14 },
    (_, index) => withMore("tags", `g${index}`, time + index),
  );
  const live = withMore("tags", "live", time + 50);
  return withRuns((operation) => {
    if (operation === "POST /contacts/search") return pageOf("data", [...gone, live]);
    if (operation === "GET /contacts/live/tags") return { data: members };
    return operation === "GET /contacts/live" ? live : undefined;
  }, async ({ again, rows }) => {
    const streams = ["contacts", "contact_tags"];
    const result = await again({ streams, judged: "contact_tags", concurrency: 1 });
    assertEquals(result.status, "ok");
    assertEquals((await rows(liveRows("contact_tags"))).length, 12);
    assertEquals(await rows(liveRows("contacts")), [{ record_id: "live" }]);
  });
});

Deno.test("notes that the token may not read cost a quiet run one request, however many contacts lack them", () => {
  const contacts = recordsFrom(time, 1_100).map((contact, index) => ({
    ...contact,
    updated_at: time + index * 43_200,
    notes: { data: [], total_count: 3 },
  }));
  let asked: string[] = [];
  return withRuns((operation, { body }) => {
    asked.push(operation);
    if (operation === "POST /contacts/search") return searchPage(body, contacts, { byDay: true });
    return operation.endsWith("/notes") ? refusal(403, "forbidden") : undefined;
  }, async ({ again }) => {
    const run = { streams: ["contacts", "contact_notes"] };
    assertEquals((await again({ ...run, judged: "contact_notes" })).status, "forbidden");
    asked = [];
    assertEquals((await again({ ...run, judged: "contacts" })).status, "ok");
    const searches = asked.filter((operation) => operation === "POST /contacts/search");
    const notes = asked.filter((operation) => operation.endsWith("/notes"));
    assertEquals([searches.length, notes.length], [1, 1]);
  });
});

for (
  const [stream, path, key] of [
    ["articles", "/articles", "data"],
    ["deleted_conversations", "/conversations/deleted", "conversations"],
  ] as const
) {
  Deno.test(`pages of ${stream} that are empty and lead on for ever are the end of the list`, () => {
    const stop = new AbortController();
    let requests = 0;
    return withRuns((operation) => {
      if (operation !== `GET ${path}`) return undefined;
      if (++requests === 50) stop.abort(new Error("a signal"));
      const records = requests === 1 ? [{ id: "1", updated_at: time, deleted_at: time }] : [];
      return { [key]: records, total_count: 1, pages: { next: "https://api.intercom.io/next" } };
    }, async ({ again, rows }) => {
      assertEquals((await again({ streams: [stream], signal: stop.signal })).status, "ok");
      assertEquals((await rows(liveRows(stream))).length, 1);
    });
  });
}

Deno.test("a contact's list that gives the same page again and again is stopped, and its contact lands", () => {
  const stop = new AbortController();
  let requests = 0;
  return withRuns((operation) => {
    if (operation === "POST /contacts/search") return pageOf("data", [withMore("companies", "c1")]);
    if (operation !== "GET /contacts/c1/companies") return undefined;
    if (++requests === 50) stop.abort(new Error("a signal"));
    return { data: members, total_count: 12, pages: { next: "https://api.intercom.io/next" } };
  }, async ({ again, rows }) => {
    const run = { streams: ["contact_companies"], signal: stop.signal };
    const result = await again(run);
    assertEquals(result.status, "partial");
    assertStringIncludes(result.message ?? "", "a page comes twice");
    assertEquals(requests, 2);
    assertEquals((await rows(liveRows("contacts"))).length, 1);
  });
});
