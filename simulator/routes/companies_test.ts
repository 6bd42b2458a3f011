import { assertEquals, assertMatch } from "@std/assert";
import { ask, withSimulator } from "../ask.ts";
import { frozenClock } from "../clock.ts";
import type { Simulator } from "../simulator.ts";
import { tallyContacts } from "../workspace.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");
const options = { contacts: 900, conversations: 0, companies: 300 };

/** Ids of the companies that have contacts, worked out from the contacts. */
function peopled(simulator: Simulator): string[] {
  return [...tallyContacts(simulator.workspace.contacts).byCompany.keys()].sort();
}

async function scrollIds(simulator: Simulator): Promise<{ ids: string[]; sizes: number[] }> {
  const ids: string[] = [];
  const sizes: number[] = [];
  let path = "GET /companies/scroll";
  while (true) {
    const { body } = await ask(simulator, path);
    sizes.push(body.data.length);
    if (body.data.length === 0) return { ids, sizes };
    ids.push(...body.data.map((company: { id: string }) => company.id));
    path = `GET /companies/scroll?scroll_param=${body.scroll_param}`;
  }
}

Deno.test("A scroll gives every company that has contacts, a hundred a page, and ends with an empty one", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const { ids, sizes } = await scrollIds(simulator);
    assertEquals(ids.sort(), peopled(simulator));
    assertEquals(ids.length < simulator.workspace.companies.size, true);
    assertEquals(sizes.slice(0, 2), [100, 100]);
  });
});

Deno.test("A scroll's param is the same on every page, and its pages and total_count are null", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const first = (await ask(simulator, "GET /companies/scroll")).body;
    const second =
      (await ask(simulator, `GET /companies/scroll?scroll_param=${first.scroll_param}`)).body;
    assertEquals(second.scroll_param, first.scroll_param);
    assertEquals([first.pages, first.total_count], [null, null]);
  });
});

Deno.test("A second scroll is refused while one is open, until that one has been idle for a minute", async () => {
  const clock = frozenClock(NOW);
  await withSimulator({ ...options, clock }, async (simulator) => {
    const { scroll_param } = (await ask(simulator, "GET /companies/scroll")).body;
    clock.advance(60_000);
    const refused = await ask(simulator, "GET /companies/scroll");
    assertEquals(refused.status, 400);
    assertEquals(refused.body.errors, [
      { code: "scroll_exists", message: "scroll already exists for this workspace" },
    ]);
    clock.advance(1_000);
    const dead = await ask(simulator, `GET /companies/scroll?scroll_param=${scroll_param}`);
    assertEquals(dead.status, 404);
    assertEquals(dead.body.errors, [
      { code: "not_found", message: "scroll parameter not found" },
    ]);
    assertEquals((await ask(simulator, "GET /companies/scroll")).status, 200);
  });
});

Deno.test("A scroll that ended is dead, and another may begin at once", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    await scrollIds(simulator);
    assertEquals((await scrollIds(simulator)).ids.sort(), peopled(simulator));
  });
});

Deno.test("The fault scroll_died kills the scroll: 404 now and on every later page", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    simulator.faults.add({ name: "scroll_died", match: /scroll_param=/, times: 1 });
    const { scroll_param } = (await ask(simulator, "GET /companies/scroll")).body;
    for (let attempt = 0; attempt < 2; attempt++) {
      const path = `GET /companies/scroll?scroll_param=${scroll_param}`;
      assertEquals((await ask(simulator, path)).status, 404);
    }
    assertEquals((await ask(simulator, "GET /companies/scroll")).status, 200);
  });
});

Deno.test("A page whose answer was cut off is lost to the scroll: asked again, it gives the next", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const { scroll_param, data } = (await ask(simulator, "GET /companies/scroll")).body;
    simulator.faults.add({ name: "cut_off", match: /scroll_param=/, times: 1 });
    const path = `GET /companies/scroll?scroll_param=${scroll_param}`;
    await ask(simulator, path).catch(() => {});
    const again = (await ask(simulator, path)).body.data;
    const listed = [...simulator.workspace.companies.values()]
      .filter(({ id }) => peopled(simulator).includes(id)).map(({ id }) => id);
    assertEquals(data[0].id, listed[0]);
    assertEquals(again[0].id, listed[200]);
  });
});

Deno.test("The list of companies is paged by number, and its next is a URL of the vendor's host", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const { body } = await ask(simulator, "POST /companies/list");
    const total = peopled(simulator).length;
    assertEquals([body.data.length, body.total_count], [15, total]);
    assertEquals(
      body.pages.next,
      "https://api.intercom.io/companies/list?per_page=15&page=2",
    );
    const ids: string[] = [];
    for (let page = 1; page <= Math.ceil(total / 60); page++) {
      const answer = await ask(simulator, `POST /companies/list?per_page=60&page=${page}`);
      ids.push(...answer.body.data.map(({ id }: { id: string }) => id));
    }
    assertEquals(ids.sort(), peopled(simulator));
    assertEquals((await ask(simulator, "POST /companies/list?per_page=61")).status, 400);
  });
});

Deno.test("The list of companies reaches 10,000 and not further", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    assertEquals((await ask(simulator, "POST /companies/list?per_page=50&page=200")).status, 200);
    const { status, body } = await ask(simulator, "POST /companies/list?per_page=50&page=201");
    assertEquals(status, 400);
    assertEquals(body.errors, [
      { code: "bad_request", message: "page limit reached, please use scroll API" },
    ]);
  });
});

Deno.test("GET /companies looks up by a filter and refuses to list", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    assertEquals((await ask(simulator, "GET /companies")).status, 400);
    const [company] = [...simulator.workspace.companies.values()];
    const path = `GET /companies?company_id=${encodeURIComponent(company?.company_id ?? "")}`;
    assertEquals((await ask(simulator, path)).body.id, company?.id);
    assertMatch((await ask(simulator, "GET /companies/none")).body.errors[0].code, /^not_found$/);
  });
});
