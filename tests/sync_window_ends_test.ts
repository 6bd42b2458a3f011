import { assertEquals } from "@std/assert";
import type { Fetch } from "../extract/api/client.ts";
import { type FakeAnswers, refusal } from "./fake_api_server.ts";
import { liveRows, time, withRuns } from "./fake_runs.ts";
import { recordsFrom, searchPage } from "./fake_search.ts";

const streams = ["tickets"];

/** So many are searched as windows. The first of them hides a record of its own, and ends with another. */
const TICKETS = 1_150;
const HIDDEN = "r0300";
const LAST_OF_FIRST_WINDOW = "r0409";

/** A search for tickets that counts one and does not show it, as long as that is wanted. */
function searchThatHides(isHiding: () => boolean): FakeAnswers {
  const records = recordsFrom(time, TICKETS);
  return (operation, { body }) => {
    if (operation !== "POST /tickets/search") {
      return records.find(({ id }) => operation === `GET /tickets/${id}`);
    }
    return searchPage(body, records, {
      key: "tickets",
      hidden: new Set(isHiding() ? [HIDDEN] : []),
    });
  };
}

/** What is done with pages of other windows, once the first one has ended, and with counts from then on. */
interface Disturbance {
  readonly onPage: () => Response;
  readonly onCount?: () => Response;
}

/** A network on which the first window is read to its end, and then something happens. */
function disturbed({ onPage, onCount }: Disturbance): Fetch {
  const ended = Promise.withResolvers<void>();
  let isEnded = false;
  return async (url, init) => {
    const response = await fetch(url, init);
    if (!url.endsWith("/tickets/search")) return response;
    const text = await response.text();
    const { tickets, pages } = JSON.parse(text);
    const answer = Response.json(JSON.parse(text));
    const isCount = JSON.parse(String(init.body)).pagination?.per_page === 1;
    if (isCount) return isEnded && onCount !== undefined ? onCount() : answer;
    if ((tickets.at(-1)?.id ?? "") > LAST_OF_FIRST_WINDOW) {
      await ended.promise;
      return onPage();
    }
    if (pages.next === undefined) {
      isEnded = true;
      setTimeout(() => ended.resolve(), 50);
    }
    return answer;
  };
}

for (const how of ["fails", "is stopped"] as const) {
  Deno.test(`a window that showed too few is read again by the next run, though the stream ${how} before that is seen`, () => {
    let isHiding = true;
    const stop = new AbortController();
    const network = disturbed({
      onPage: () => {
        if (how === "is stopped") stop.abort(new Error("a signal"));
        return refusal(403, "forbidden");
      },
    });
    return withRuns(searchThatHides(() => isHiding), async ({ again, rows }) => {
      const first = await again({ streams, signal: stop.signal, fetch: network });
      assertEquals(first.status, how === "fails" ? "forbidden" : "interrupted");
      isHiding = false;
      assertEquals((await again({ streams })).status, "ok");
      assertEquals((await rows(liveRows("tickets"))).length, TICKETS);
    });
  });
}

Deno.test("a stream tells why it failed, not that the end of a window could not be counted meanwhile", () => {
  const network = disturbed({
    onPage: () => Response.json({ total_count: TICKETS, pages: {} }),
    onCount: () => refusal(403, "forbidden"),
  });
  return withRuns(searchThatHides(() => true), async ({ again }) => {
    assertEquals((await again({ streams, fetch: network })).status, "failed");
  });
});
