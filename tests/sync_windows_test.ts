import { assertEquals } from "@std/assert";
import type { FakeAnswers } from "./fake_api_server.ts";
import { liveRows, time, withParts, withRuns } from "./fake_runs.ts";
import {
  answersAt,
  type FakeRecord,
  type FakeSearchOptions,
  recordsFrom,
  searchPage,
} from "./fake_search.ts";

const tickets = ["tickets"];

/** A search for tickets, ten pages of which are five hundred. */
function ticketSearch(search: () => { records: FakeRecord[] } & FakeSearchOptions): FakeAnswers {
  return (operation, { body }) => {
    const { records, ...options } = search();
    if (operation === "POST /tickets/search") {
      return searchPage(body, records, { ...options, key: "tickets" });
    }
    return records.find(({ id }) => operation === `GET /tickets/${id}`);
  };
}

/** A search for conversations, each of which has a detail; hears which are asked for. */
function conversationSearch(
  search: (asked?: string) => { records: FakeRecord[] } & FakeSearchOptions,
): FakeAnswers {
  return (operation, { body }) => {
    if (operation === "POST /conversations/search") {
      const { records, ...options } = search();
      return searchPage(body, records, { ...options, key: "conversations" });
    }
    const id = operation.replace("GET /conversations/", "");
    const { records, shown } = search(id);
    const record = shown?.get(id) ?? records.find((one) => one.id === id);
    return record && { ...withParts(id, []), ...record };
  };
}

/** What conversations are read with, one after the other. */
const conversations = {
  streams: ["conversation_parts"],
  judged: "conversations",
  concurrency: 1,
} as const;

/** An end by a signal, as soon as something is asked for. */
function stopping(at: string): { signal: AbortSignal; hear(asked: string | undefined): void } {
  const stop = new AbortController();
  return {
    signal: stop.signal,
    hear: (asked) => asked === at && stop.abort(new Error("a signal")),
  };
}

Deno.test("a run that is stopped behind a record that the API fails on leaves that record to the next run", () => {
  const records = recordsFrom(time, 100);
  const { signal, hear } = stopping("r0095");
  let poisoned = new Set(["r0050"]);
  return withRuns(
    conversationSearch((asked) => (hear(asked), { records, poisoned })),
    async ({ again, rows }) => {
      assertEquals((await again({ ...conversations, signal })).status, "interrupted");
      poisoned = new Set();
      assertEquals((await again(conversations)).status, "ok");
      assertEquals((await rows(liveRows("conversations"))).length, 100);
    },
  );
});

Deno.test("a window with a record that the API fails on stays open, though another window ends short", () => {
  const records = recordsFrom(time, 1_150);
  let faults = { poisoned: new Set(["r0300"]), hidden: new Set(["r1000"]) };
  return withRuns(ticketSearch(() => ({ records, ...faults })), async ({ again, rows }) => {
    assertEquals((await again({ streams: tickets })).status, "partial");
    assertEquals((await rows(liveRows("tickets"))).length, 1_148);
    faults = { poisoned: new Set(), hidden: new Set() };
    assertEquals((await again({ streams: tickets })).status, "ok");
    assertEquals((await rows(liveRows("tickets"))).length, 1_150);
  });
});

Deno.test("a stream that is given up as too many records fail keeps those that it passed for the next run", () => {
  const inOneSecond = Array.from({ length: 301 }, (_, index) => ({
    id: `s${index}`,
    updated_at: time - 86_400,
  }));
  const records = [...inOneSecond, ...recordsFrom(time, 20)];
  let poisoned = new Set([...inOneSecond.slice(50, 251).map(({ id }) => id), "r0015"]);
  return withRuns(ticketSearch(() => ({ records, poisoned })), async ({ again, rows }) => {
    assertEquals((await again({ streams: tickets })).status, "failed");
    poisoned = new Set();
    assertEquals((await again({ streams: tickets })).status, "ok");
    assertEquals((await rows(liveRows("tickets"))).length, 321);
  });
});

Deno.test("who asks for more than before, and is stopped, is given the rest by the next run, whatever was left open", () => {
  const records = recordsFrom(time, 60);
  const { signal, hear } = stopping("r0020");
  let poisoned = new Set(["r0050"]);
  const sinceMs = (time + 40 * 5_400) * 1000;
  return withRuns(
    conversationSearch((asked) => (hear(asked), { records, poisoned })),
    async ({ again, rows }) => {
      assertEquals((await again({ ...conversations, sinceMs })).status, "partial");
      poisoned = new Set();
      assertEquals((await again({ ...conversations, signal })).status, "interrupted");
      assertEquals((await again(conversations)).status, "ok");
      assertEquals((await rows(liveRows("conversations"))).length, 60);
    },
  );
});

Deno.test("a full refresh since a day does not forget what the API failed on before that day", () => {
  const records = recordsFrom(time, 100);
  let poisoned = new Set(["r0020"]);
  return withRuns(ticketSearch(() => ({ records, poisoned })), async ({ again, rows }) => {
    assertEquals((await again({ streams: tickets })).status, "partial");
    poisoned = new Set();
    const sinceMs = (time + 80 * 5_400) * 1000;
    assertEquals((await again({ streams: tickets, fullRefresh: true, sinceMs })).status, "ok");
    assertEquals((await again({ streams: tickets })).status, "ok");
    assertEquals((await rows(liveRows("tickets"))).length, 100);
  });
});

for (const [who, from, to] of [["one record is", 45, 46], ["ten records are", 40, 50]] as const) {
  Deno.test(`a long read leaves nothing out though ${who} shown on its first page with a time later than its place`, () => {
    const records = recordsFrom(time, 700);
    const changed = records.slice(from, to).map(({ id }) => (
      [id, { id, updated_at: time + 700 * 5_400 }] as const
    ));
    const shown = new Map(changed);
    return withRuns(ticketSearch(() => ({ records, shown })), async ({ again, rows }) => {
      assertEquals((await again({ streams: tickets })).status, "ok");
      assertEquals((await rows(liveRows("tickets"))).length, 700);
    });
  });
}

Deno.test("a record that shows a later time than that of its place does not move the bookmark past the others", () => {
  let records = recordsFrom(time, 120);
  const changed = { id: "r0055", updated_at: time + 365 * 86_400 };
  const shown = new Map([[changed.id, changed]]);
  const { signal, hear } = stopping("r0060");
  return withRuns(
    conversationSearch((asked) => (hear(asked), { records, shown })),
    async ({ again, rows }) => {
      assertEquals((await again({ ...conversations, signal })).status, "interrupted");
      records = records.map((record) => shown.get(record.id) ?? record);
      assertEquals((await again(conversations)).status, "ok");
      assertEquals((await rows(liveRows("conversations"))).length, 120);
    },
  );
});

Deno.test("a record that the API failed on a moment ago does not take the lag away from those that come late", () => {
  const records = [
    { id: "old", updated_at: time - 300_000 },
    { id: "poisoned", updated_at: time - 600 },
    { id: "new", updated_at: time - 300 },
  ];
  let poisoned = new Set(["poisoned"]);
  const answers = answersAt(() => time, ticketSearch(() => ({ records, poisoned })));
  return withRuns(answers, async ({ again, rows }) => {
    assertEquals((await again({ streams: tickets })).status, "partial");
    poisoned = new Set();
    assertEquals((await again({ streams: tickets })).status, "ok");
    // It changed before the first run, and is in the index only now.
    records.push({ id: "late", updated_at: time - 1_800 });
    assertEquals((await again({ streams: tickets })).status, "ok");
    assertEquals((await rows(liveRows("tickets"))).length, 4);
  });
});

Deno.test("a full refresh since a day does not put off the sweep that compares all ids", () => {
  const day = 86_400;
  let now = time;
  let records = [{ id: "old", updated_at: time - 100 * day }, {
    id: "new",
    updated_at: time - day,
  }];
  const answers = answersAt(() => now, ticketSearch(() => ({ records })));
  const [streams, sweepMs] = [tickets, 7 * day * 1000];
  return withRuns(answers, async ({ again, rows }) => {
    await again({ streams, sweepMs });
    records = records.slice(1);
    now = time + 6 * day;
    const sinceMs = (time - 10 * day) * 1000;
    const refreshed = await again({ streams, sweepMs, fullRefresh: true, sinceMs });
    assertEquals([refreshed.status, refreshed.deleted], ["ok", 0]);
    now = time + 7 * day + 60;
    assertEquals((await again({ streams, sweepMs })).deleted, 1);
    assertEquals(await rows(liveRows("tickets")), [{ record_id: "new" }]);
  });
});
