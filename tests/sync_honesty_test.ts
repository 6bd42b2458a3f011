import { assertEquals, assertStringIncludes } from "@std/assert";
import type { StreamResult } from "../extract/raw/runs.ts";
import { runExtract } from "../tasks/extract_process.ts";
import { type FakeAnswer, type FakeAnswers, me, refusal, withFakeApi } from "./fake_api_server.ts";
import { readRows } from "./landed.ts";
import { syncRun, type SyncRunOptions, withDatabase } from "./sync_run.ts";

const time = 1_700_000_000;

/** A fake API, and a way to run against it on one database, again and again. */
function withRuns(
  answers: FakeAnswers,
  work: (run: {
    again(options: Partial<SyncRunOptions>): Promise<StreamResult>;
    rows(sql: string): Promise<Record<string, unknown>[]>;
  }) => Promise<void>,
): Promise<void> {
  return withDatabase((database) =>
    withFakeApi(answers, (url) =>
      work({
        again: async (options) => {
          const end = await syncRun({ url, database, ...options });
          return end.result(options.streams?.[0] ?? "conversations");
        },
        rows: (sql) => readRows(database, sql),
      }))
  );
}

function pageOf(key: string, records: readonly unknown[], totalCount = records.length): FakeAnswer {
  return { [key]: records, total_count: totalCount, pages: {} };
}

function withParts(id: string, parts: readonly unknown[]): Record<string, unknown> {
  const list = { conversation_parts: parts, total_count: parts.length };
  return { id, updated_at: time, conversation_parts: list };
}

const liveRows = (stream: string) =>
  `select record_id from intercom_raw.${stream} where deleted_at is null order by 1`;

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
        const result = await again({ streams: ["contacts", "contact_tags"] });
        assertEquals([result.status, result.skipped > 0, result.deleted], ["partial", true, 0]);
        assertEquals((await rows(liveRows("contacts"))).length, 2);
      }
    });
  });
}

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
          `select status from intercom_raw.sync_streams where stream = 'conversation_parts'
           order by finished_at desc limit 1`,
        );
        assertEquals(parts, { status: "partial" });
      }
    }));
}

/** A scroll of four pages of a hundred companies; `spoil` answers instead where it wants to. */
function scrolling(spoil: (request: number, position: number) => FakeAnswer): FakeAnswers {
  let [requests, position] = [0, 0];
  return (operation, { url }) => {
    if (operation === "POST /companies/list") return pageOf("data", [], 400);
    if (operation.startsWith("GET /companies/c")) return { id: operation.slice(15) };
    if (operation !== "GET /companies/scroll") return undefined;
    if (!url.searchParams.has("scroll_param")) position = 0;
    const at = position++;
    const page = Array.from(
      { length: at < 4 ? 100 : 0 },
      (_, index) => ({ id: `c${at}-${index}` }),
    );
    return spoil(++requests, at) ?? { data: page, scroll_param: "s", total_count: null };
  };
}

for (const status of [408, 500, 502, 503, 504]) {
  Deno.test(`a ${status} in mid-scroll begins the scroll again, as the page may be lost`, () =>
    withRuns(
      scrolling((request) => request === 2 ? refusal(status, "gateway") : undefined),
      async ({ again, rows }) => {
        assertEquals((await again({ streams: ["companies"] })).status, "ok");
        assertEquals((await rows(liveRows("companies"))).length, 400);
      },
    ));
}

for (
  const [what, spoil] of [
    [
      "ends early",
      (request: number) => request === 2 ? { data: [], scroll_param: "s" } : undefined,
    ],
    [
      "dies, and is empty when it begins again",
      (request: number) =>
        request === 2
          ? refusal(404, "not_found")
          : request === 3
          ? { data: [], scroll_param: "t" }
          : undefined,
    ],
  ] as const
) {
  Deno.test(`a scroll that ${what} is partial, and what it did not show is not taken for deleted`, () => {
    let isSpoiled = false;
    const whole = scrolling(() => undefined);
    let spoiled = scrolling(spoil);
    return withRuns(
      (operation, asked) => (isSpoiled ? spoiled : whole)(operation, asked),
      async ({ again, rows }) => {
        await again({ streams: ["companies"] });
        isSpoiled = true;
        spoiled = scrolling(spoil);
        const result = await again({ streams: ["companies"] });
        assertEquals(result.status, "partial");
        assertStringIncludes(result.message ?? "", "of 400 records");
        assertEquals((await rows(liveRows("companies"))).length, 400);
      },
    );
  });
}

Deno.test("a scroll that never ends is stopped", () =>
  withRuns(
    scrolling(() => ({ data: [{ id: "same" }], scroll_param: "s" })),
    async ({ again }) => {
      const result = await again({ streams: ["companies"] });
      assertEquals(result.status, "failed");
      assertStringIncludes(result.message ?? "", 'Cannot read "companies" as its list must end');
    },
  ));

Deno.test("a segment's search that ends early is partial, and who it left out is not taken for gone", () => {
  let shown = 100;
  return withRuns((operation) => {
    if (operation === "GET /segments") return { segments: [{ id: "s1" }] };
    if (operation !== "POST /contacts/search") return undefined;
    return pageOf("data", Array.from({ length: shown }, (_, index) => ({ id: `k${index}` })), 100);
  }, async ({ again, rows }) => {
    await again({ streams: ["contact_segments"] });
    shown = 10;
    assertEquals((await again({ streams: ["contact_segments"] })).status, "partial");
    assertEquals((await rows(liveRows("contact_segments"))).length, 100);
  });
});

Deno.test("a clock of the vendor that is once a day ahead loses no later change", () => {
  const conversations = [{ id: "1", updated_at: time - 5 * 86_400 }];
  let aheadSeconds = 86_400;
  return withRuns((operation, { body }) => {
    const headers = { date: new Date((time + aheadSeconds) * 1000).toUTCString() };
    if (operation === "GET /me") return Response.json(me, { headers });
    if (operation !== "POST /conversations/search") {
      const id = operation.replace("GET /conversations/", "");
      return Response.json(withParts(id, []), { headers });
    }
    const { value } = body["query"] as { value: number };
    const found = conversations.filter(({ updated_at }) => updated_at > value);
    const page = { conversations: found, total_count: found.length, pages: {} };
    return Response.json(page, { headers });
  }, async ({ again, rows }) => {
    const streams = ["conversations"];
    await again({ streams });
    conversations.push({ id: "2", updated_at: time + 1800 });
    aheadSeconds = 3600;
    await again({ streams });
    assertEquals((await rows(liveRows("conversations"))).length, 2);
  });
});

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

Deno.test("a token that is revoked in mid-run fails the streams and the command, which is not forbidden", () =>
  withDatabase((database) => {
    let asked = 0;
    return withFakeApi(
      () => asked++ === 0 ? me : refusal(401, "token_revoked"),
      async (url) => {
        const end = await runExtract(["--base-url", url, "--database", database]);
        assertEquals(end.code, 1);
        assertStringIncludes(end.stdout, "status is 401 (token_revoked)");
        assertEquals(end.stdout.includes("forbidden"), false);
      },
    );
  }));
