import { assert, assertEquals } from "@std/assert";
import { ask, withSimulator } from "../ask.ts";
import { recordEvent } from "../changes.ts";
import { frozenClock } from "../clock.ts";
import { eventsOf, LISTED_SECONDS } from "../events.ts";
import type { EventRecord } from "../records/event.ts";
import type { Simulator } from "../simulator.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");

function withEvents(
  test: (simulator: Simulator, contactId: string) => Promise<void>,
): Promise<void> {
  const options = { clock: frozenClock(NOW), contacts: 120, conversations: 0 };
  return withSimulator(options, async (simulator) => {
    const { workspace } = simulator;
    const contacts = [...workspace.contacts.values()].sort((one, other) =>
      eventsOf(workspace, other).length - eventsOf(workspace, one).length
    );
    await test(simulator, contacts[0]?.fields.id ?? "");
  });
}

async function readAll(simulator: Simulator, path: string): Promise<EventRecord[][]> {
  const pages: EventRecord[][] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const { status, body } = await ask(simulator, `GET ${next}`);
    assertEquals([status, body.type], [200, "event.list"]);
    pages.push(body.events);
    const url: URL | undefined = body.pages.next === undefined
      ? undefined
      : new URL(body.pages.next);
    assertEquals(url?.origin ?? "https://api.intercom.io", "https://api.intercom.io");
    next = url === undefined ? undefined : url.pathname + url.search;
  }
  return pages;
}

Deno.test("Events come newest first, fifteen a page, none older than ninety days", async () => {
  await withEvents(async (simulator, id) => {
    const pages = await readAll(simulator, `/events?type=user&intercom_user_id=${id}`);
    assert(pages.length > 1);
    assertEquals(pages[0]?.length, 15);
    const all = eventsOf(simulator.workspace, simulator.workspace.contacts.get(id) ?? fail());
    const listed = all.filter((event) => event.created_at >= NOW / 1000 - LISTED_SECONDS);
    assertEquals(pages.flat(), listed.reverse());
  });
});

Deno.test("Events of one second are on a page each where a page holds one", async () => {
  await withEvents(async (simulator, id) => {
    const names = ["login", "viewed-pricing", "placed-order", "login"];
    for (const name of names) recordEvent(simulator.workspace, id, name);
    const pages = await readAll(simulator, `/events?type=user&per_page=1&intercom_user_id=${id}`);
    assertEquals(
      pages.slice(0, 3).map(([event]) => event?.event_name),
      ["placed-order", "viewed-pricing", "login"],
    );
    assert(pages.every((page) => page.length === 1));
  });
});

Deno.test("An event changes the contact", async () => {
  await withEvents((simulator, id) => {
    simulator.clock.advance(60_000);
    recordEvent(simulator.workspace, id, "login");
    assertEquals(simulator.workspace.contacts.get(id)?.fields.updated_at, NOW / 1000 + 60);
    return Promise.resolve();
  });
});

Deno.test("Summed up are the events of any age", async () => {
  await withEvents(async (simulator, id) => {
    const { body } = await ask(
      simulator,
      `GET /events?type=user&summary=true&intercom_user_id=${id}`,
    );
    assertEquals([body.type, body.intercom_user_id], ["event.summary", id]);
    const all = eventsOf(simulator.workspace, simulator.workspace.contacts.get(id) ?? fail());
    const counted = body.events.reduce(
      (sum: number, item: { count: number }) => sum + item.count,
      0,
    );
    assertEquals(counted, all.length);
  });
});

Deno.test("Events of nobody are refused, and so is another type than user", async () => {
  await withEvents(async (simulator, id) => {
    assertEquals((await ask(simulator, "GET /events?type=user&intercom_user_id=none")).status, 404);
    assertEquals(
      (await ask(simulator, `GET /events?type=lead&intercom_user_id=${id}`)).status,
      400,
    );
    assertEquals((await ask(simulator, "GET /events?type=user")).status, 404);
  });
});

function fail(): never {
  throw new Error("Cannot find the contact");
}
