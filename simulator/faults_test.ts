import { assert, assertEquals, assertThrows } from "@std/assert";
import { ask, type Asked, withSimulator } from "./ask.ts";
import { frozenClock } from "./clock.ts";
import { type Fault, type FaultName, Faults } from "./faults.ts";
import type { Simulator } from "./simulator.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");
const sizes = { contacts: 200, conversations: 20, companies: 90 };

function withFault(
  fault: Omit<Fault, "match"> & { readonly match?: RegExp },
  test: (simulator: Simulator) => Promise<void>,
): Promise<void> {
  return withSimulator({ ...sizes, clock: frozenClock(NOW) }, async (simulator) => {
    simulator.faults.add({ match: /./, ...fault });
    await test(simulator);
  });
}

/** Searches contacts, fifty a page, and says what the next cursor is. */
async function cursorAfter(simulator: Simulator, cursor?: string): Promise<string | undefined> {
  const { body } = await search(simulator, { "per_page": 50, "starting_after": cursor });
  return body.pages.next?.starting_after;
}

function search(simulator: Simulator, pagination: unknown): Promise<Asked> {
  const query = { field: "created_at", operator: ">", value: 0 };
  return ask(simulator, "POST /contacts/search", { body: { query, pagination } });
}

Deno.test("A repeated cursor is the one that was asked with", async () => {
  await withFault({ name: "repeated_cursor", times: 1 }, async (simulator) => {
    const first = await cursorAfter(simulator);
    assertEquals(await cursorAfter(simulator, first), first);
    const second = await cursorAfter(simulator, first);
    assert(second !== undefined && second !== first);
    assertEquals(simulator.faults.happened("repeated_cursor"), 1);
  });
});

Deno.test("A loop of cursors goes back to the page before, as often as it is told", async () => {
  await withFault({ name: "cursor_loop", times: 2 }, async (simulator) => {
    const a = await cursorAfter(simulator);
    const b = await cursorAfter(simulator, a);
    assertEquals(await cursorAfter(simulator, b), a);
    assertEquals(await cursorAfter(simulator, a), b);
    assertEquals(await cursorAfter(simulator, b), a);
    const c = await cursorAfter(simulator, b);
    assert(c !== a && c !== b);
  });
});

Deno.test("A poisoned record spoils its own answer and every page that has it, no other", async () => {
  await withSimulator({ ...sizes, clock: frozenClock(NOW) }, async (simulator) => {
    const { body } = await search(simulator, { "per_page": 20 });
    const recordId = body.data[7].id;
    simulator.faults.add({ name: "poisoned", match: /contacts/, times: Infinity, recordId });
    assertEquals((await search(simulator, { "per_page": 20 })).status, 500);
    assertEquals((await search(simulator, { "per_page": 7 })).status, 200);
    assertEquals((await search(simulator, { "per_page": 8 })).status, 500);
    assertEquals((await ask(simulator, `GET /contacts/${recordId}`)).status, 500);
    assertEquals((await ask(simulator, `GET /contacts/${body.data[6].id}`)).status, 200);
    simulator.faults.clear();
    simulator.faults.add({ name: "poisoned", match: /./, times: 1, recordId, status: 404 });
    assertEquals((await search(simulator, { "per_page": 20 })).status, 404);
    assertEquals((await search(simulator, { "per_page": 20 })).status, 200);
  });
});

Deno.test("Pages that are too big end in a page of the load balancer", async () => {
  await withFault({ name: "too_big", times: Infinity, most: 40 }, async (simulator) => {
    const { status, headers } = await search(simulator, { "per_page": 41 });
    assertEquals([status, headers.get("Content-Type")], [504, "text/html"]);
    assertEquals((await search(simulator, { "per_page": 40 })).status, 200);
  });
});

Deno.test("Headers of the rate limit may be missing, or say that nothing is left", async () => {
  await withFault({ name: "no_rate_headers", times: 1 }, async (simulator) => {
    const header = async (): Promise<string | null> =>
      (await ask(simulator, "GET /admins")).headers.get("X-RateLimit-Remaining");
    assertEquals(await header(), null);
    simulator.faults.add({ name: "rate_spent", match: /./, times: 1 });
    assertEquals(await header(), "0");
    assertEquals(await header(), "1666");
  });
});

Deno.test("A limit that drops is enforced from then on", async () => {
  await withFault({ name: "limit_drops", times: 1, limit: 3 }, async (simulator) => {
    const statuses: number[] = [];
    for (let request = 0; request < 5; request++) {
      statuses.push((await ask(simulator, "GET /admins")).status);
    }
    assertEquals(statuses, [200, 200, 200, 429, 429]);
    simulator.clock.advance(10_000);
    const { status, headers } = await ask(simulator, "GET /admins");
    assertEquals([status, headers.get("X-RateLimit-Limit")], [200, "3"]);
  });
});

Deno.test("A token that was revoked stays revoked, and its answers have no rate limit", async () => {
  await withFault({ name: "unauthorized_now", times: 1, after: 1 }, async (simulator) => {
    assertEquals((await ask(simulator, "GET /admins")).status, 200);
    for (let request = 0; request < 3; request++) {
      const { status, headers, body } = await ask(simulator, "GET /admins");
      assertEquals([status, body.errors[0].code], [401, "token_revoked"]);
      assertEquals(headers.get("X-RateLimit-Limit"), null);
    }
  });
});

Deno.test("A scroll that somebody else has open is free again after its time", async () => {
  const fault = { name: "scroll_open_elsewhere", times: 1, seconds: 90 } as const;
  await withFault(fault, async (simulator) => {
    const begin = async (): Promise<unknown> =>
      (await ask(simulator, "GET /companies/scroll")).body.errors?.[0].code;
    assertEquals(await begin(), "scroll_exists");
    simulator.clock.advance(89_000);
    assertEquals(await begin(), "scroll_exists");
    simulator.clock.advance(1_000);
    assertEquals(await begin(), undefined);
  });
});

Deno.test("A page that slid begins with the last record of the page before", async () => {
  const fault = { name: "duplicate_in_page", match: /companies/, times: 1 } as const;
  await withFault(fault, async (simulator) => {
    const ids = async (page: number): Promise<string[]> => {
      const { body } = await ask(simulator, `POST /companies/list?page=${page}&per_page=10`);
      return body.data.map(({ id }: { id: string }) => id);
    };
    const one = await ids(1);
    const two = await ids(2);
    assertEquals(two[0], one.at(-1));
    const [missing, ...others] = await ids(2);
    assert(missing !== two[0]);
    assertEquals(others, two.slice(1));
  });
});

Deno.test("The next page may be given as the text of an address", async () => {
  await withFault({ name: "next_as_text", times: 1 }, async (simulator) => {
    const { body } = await ask(simulator, "GET /contacts?per_page=50");
    const url = new URL(body.pages.next);
    assertEquals([url.origin, url.searchParams.get("per_page")], ["https://api.intercom.io", "50"]);
    const again = await ask(simulator, "GET /contacts?per_page=50");
    assertEquals(url.searchParams.get("starting_after"), again.body.pages.next.starting_after);
  });
});

Deno.test("A cursor may be refused that was given a moment ago", async () => {
  await withFault({ name: "invalid_cursor", times: 1 }, async (simulator) => {
    const { body } = await search(simulator, { "per_page": 50 });
    const pagination = body.pages.next;
    const refused = await search(simulator, pagination);
    assertEquals([refused.status, refused.body.errors[0].code], [400, "client_error"]);
    assertEquals((await search(simulator, pagination)).status, 200);
  });
});

Deno.test("Activity logs over a long time fail, over a short one they do not", async () => {
  await withFault({ name: "wide_window", times: Infinity, mostSeconds: 100 }, async (simulator) => {
    const now = NOW / 1000;
    const status = async (from: number, until: number): Promise<number> =>
      (await ask(
        simulator,
        `GET /admins/activity_logs?created_at_after=${from}&created_at_before=${until}`,
      )).status;
    assertEquals(await status(now - 101, now), 500);
    assertEquals(await status(now - 100, now), 200);
  });
});

Deno.test("A fault that does not exist is refused by name", () => {
  const error = assertThrows(
    () => new Faults().add({ name: "none" as FaultName, match: /./, times: 1 }),
    TypeError,
  );
  assert(error.message.startsWith('Cannot add fault "none" as it must be one of missing_list'));
});
