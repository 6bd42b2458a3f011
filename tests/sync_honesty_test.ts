import { assertEquals, assertStringIncludes } from "@std/assert";
import { runExtract } from "../tasks/extract_process.ts";
import { type FakeAnswer, type FakeAnswers, me, refusal, withFakeApi } from "./fake_api_server.ts";
import { liveRows, pageOf, time, withParts, withRuns } from "./fake_runs.ts";
import { withDatabase } from "./sync_run.ts";

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
      "ends early each time",
      (_request: number, at: number) => at === 1 ? { data: [], scroll_param: "s" } : undefined,
    ],
    [
      "dies each time, and is empty when it begins again",
      (request: number) =>
        request % 3 === 2
          ? refusal(404, "not_found")
          : request % 3 === 0
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

Deno.test("a scroll that ends early once is read again, and whole", () =>
  withRuns(
    scrolling((request) => request === 2 ? { data: [], scroll_param: "s" } : undefined),
    async ({ again, rows }) => {
      assertEquals((await again({ streams: ["companies"] })).status, "ok");
      assertEquals((await rows(liveRows("companies"))).length, 400);
    },
  ));

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

Deno.test("a token that is revoked in mid-run ends the command as the operator's to mend, which is not forbidden", () =>
  withDatabase((database) => {
    let asked = 0;
    return withFakeApi(
      () => asked++ === 0 ? me : refusal(401, "token_revoked"),
      async (url) => {
        const end = await runExtract(["--base-url", url, "--database", database]);
        assertEquals(end.code, 2);
        assertStringIncludes(end.stderr, "status is 401 (token_revoked)");
        assertEquals(end.stdout.includes("forbidden"), false);
      },
    );
  }));

Deno.test("a search that leaves a record out, and shows another twice, is partial and read again", () => {
  const conversation = (id: string, updatedAt: number) => ({ id, updated_at: updatedAt });
  let isShort = true;
  return withRuns((operation, { body }) => {
    const id = operation.replace("GET /conversations/", "");
    if (operation === "GET /me") return undefined;
    if (operation !== "POST /conversations/search") return withParts(id, []);
    const { starting_after: cursor } = body["pagination"] as { starting_after?: string };
    if (!isShort) {
      return pageOf(
        "conversations",
        ["1", "2", "3"].map((id) => conversation(id, time)),
      );
    }
    if (cursor !== undefined) return pageOf("conversations", [conversation("1", time + 9)], 3);
    const page = [conversation("1", time), conversation("2", time)];
    return { conversations: page, total_count: 3, pages: { next: { starting_after: "a" } } };
  }, async ({ again, rows }) => {
    const streams = ["conversations"];
    const first = await again({ streams });
    assertEquals([first.status, first.message], ["partial", "The API showed 2 of 3 records"]);
    isShort = false;
    assertEquals((await again({ streams })).status, "ok");
    assertEquals((await rows(liveRows("conversations"))).length, 3);
  });
});

Deno.test("two workspaces in one file have bookmarks and members of their own", () => {
  let workspaceId = "w1";
  let tags = 12;
  return withRuns((operation) => {
    if (operation === "GET /me") return { ...me, app: { ...me.app, id_code: workspaceId } };
    if (operation === "POST /contacts/search") {
      const list = { data: [], has_more: true, total_count: tags };
      return pageOf("data", [{ id: "1", updated_at: time, tags: list }]);
    }
    if (operation !== "GET /contacts/1/tags") return undefined;
    return pageOf("data", Array.from({ length: tags }, (_, index) => ({ id: `t${index}` })));
  }, async ({ again, rows }) => {
    const streams = ["contacts", "contact_tags"];
    await again({ streams });
    [workspaceId, tags] = ["w2", 11];
    assertEquals((await again({ streams })).inserted, 1);
    const counts = await rows(
      `select workspace_id, count(*)::integer as tags from intercom_raw.contact_tags
       where deleted_at is null group by all order by all`,
    );
    assertEquals(counts, [{ workspace_id: "w1", tags: 12 }, { workspace_id: "w2", tags: 11 }]);
    assertEquals((await rows("select * from intercom_raw.bookmarks")).length, 2);
  });
});
