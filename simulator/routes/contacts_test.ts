import { assert, assertEquals, assertGreaterOrEqual } from "@std/assert";
import { ask, type Asked, withSimulator } from "../ask.ts";
import { addContact, deleteContact, mergeContacts, updateContact } from "../changes.ts";
import { frozenClock } from "../clock.ts";
import type { Simulator } from "../simulator.ts";
import { Zone } from "../zone.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");
const options = { contacts: 320, conversations: 0, companies: 40 };

async function search(
  simulator: Simulator,
  query: unknown,
  more: { readonly version?: string; readonly body?: Record<string, unknown> } = {},
): Promise<Asked> {
  const { body, ...rest } = more;
  return await ask(simulator, "POST /contacts/search", {
    ...rest,
    body: {
      query,
      sort: { field: "updated_at", order: "ascending" },
      pagination: { "per_page": 150 },
      ...body,
    },
  });
}

async function searchIds(
  simulator: Simulator,
  query: unknown,
  version = "2.16",
): Promise<string[]> {
  const ids: string[] = [];
  let startingAfter: string | undefined;
  do {
    const { body } = await search(simulator, query, {
      version,
      body: { pagination: { "per_page": 100, "starting_after": startingAfter } },
    });
    ids.push(...body.data.map((contact: { id: string }) => contact.id));
    startingAfter = body.pages.next?.starting_after;
  } while (startingAfter !== undefined);
  return ids;
}

const everybody = { field: "created_at", operator: ">", value: 0 };

Deno.test("A search pages through every contact once, ordered by what it was told", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const ids = await searchIds(simulator, everybody);
    const expected = [...simulator.workspace.contacts.values()].map(({ fields }) => fields)
      .sort((one, other) => one.updated_at - other.updated_at || (one.id < other.id ? -1 : 1))
      .map(({ id }) => id);
    assertEquals(ids, expected);
    assert(new Set(ids).size === 320);
  });
});

Deno.test("A page says how many contacts and pages there are, and the last names no next", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const first = (await search(simulator, everybody)).body;
    assertEquals([first.total_count, first.pages.page, first.pages.total_pages], [320, 1, 3]);
    const cursor = JSON.parse(atob(first.pages.next.starting_after));
    assertEquals(cursor.slice(0, 3), [
      first.data.at(-1).updated_at * 1000,
      first.data.at(-1).id,
      2,
    ]);
    let page = first;
    while (page.pages.next !== undefined) {
      const pagination = page.pages.next;
      page = (await search(simulator, everybody, { body: { pagination } })).body;
    }
    assertEquals([page.pages.page, page.data.length, "next" in page.pages], [3, 20, false]);
  });
});

for (
  const timezone of ["Pacific/Pago_Pago", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"]
) {
  Deno.test(`Up to 2.16, dates match whole days of the workspace's zone, here ${timezone}`, async () => {
    await withSimulator({ ...options, timezone, clock: frozenClock(NOW) }, async (simulator) => {
      const zone = new Zone(timezone);
      const contacts = [...simulator.workspace.contacts.values()].map(({ fields }) => fields);
      const value = contacts[200]?.created_at ?? 0;
      const [from, to] = [zone.startOfDay(value), zone.startOfNextDay(value)];
      for (
        const [operator, isMeant] of [
          [">", (at: number) => at >= to],
          ["=", (at: number) => at >= from && at < to],
          ["<", (at: number) => at < from],
        ] as const
      ) {
        const ids = await searchIds(simulator, { field: "created_at", operator, value });
        const expected = contacts.filter(({ created_at }) => isMeant(created_at)).map(({ id }) =>
          id
        );
        assertEquals(ids.sort(), expected.sort());
        assertGreaterOrEqual(ids.length, 1);
      }
    });
  });
}

Deno.test("Up to 2.16, other operators on dates are refused; from 2.17 on dates are exact", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const contacts = [...simulator.workspace.contacts.values()].map(({ fields }) => fields);
    const value = contacts[200]?.created_at ?? 0;
    for (const operator of [">=", "<=", "!=", "IN", "NIN"]) {
      const query = {
        field: "created_at",
        operator,
        value: operator.endsWith("N") ? [value] : value,
      };
      const { status, body } = await search(simulator, query);
      assertEquals([status, body.errors[0].code], [400, "parameter_invalid"]);
    }
    const ids = await searchIds(simulator, { field: "created_at", operator: ">", value }, "2.17");
    assertEquals(
      ids.sort(),
      contacts.filter(({ created_at }) => created_at > value).map(({ id }) => id).sort(),
    );
  });
});

Deno.test("A contact that changes between two pages of an ascending search comes twice", async () => {
  const clock = frozenClock(NOW);
  await withSimulator({ ...options, clock }, async (simulator) => {
    const first = (await search(simulator, everybody)).body;
    const moved = first.data[0].id;
    clock.advance(1_000);
    updateContact(simulator.workspace, moved, { fields: { name: "Moved" } });
    const ids: string[] = first.data.map(({ id }: { id: string }) => id);
    let next = first.pages.next;
    while (next !== undefined) {
      const { body } = await search(simulator, everybody, {
        body: { pagination: { "per_page": 150, "starting_after": next.starting_after } },
      });
      ids.push(...body.data.map(({ id }: { id: string }) => id));
      next = body.pages.next;
    }
    assertEquals([ids.length, new Set(ids).size, ids.at(-1)], [321, 320, moved]);
  });
});

Deno.test("A contact that changes between two pages of a descending search is missed by it", async () => {
  const clock = frozenClock(NOW);
  await withSimulator({ ...options, clock }, async (simulator) => {
    const sort = { field: "updated_at", order: "descending" };
    const first = (await search(simulator, everybody, { body: { sort } })).body;
    const seen = new Set<string>(first.data.map(({ id }: { id: string }) => id));
    const moved = [...simulator.workspace.contacts.values()]
      .find(({ fields }) => !seen.has(fields.id))?.fields.id ?? "";
    clock.advance(1_000);
    updateContact(simulator.workspace, moved, { fields: { name: "Moved" } });
    let next = first.pages.next;
    while (next !== undefined) {
      const { body } = await search(simulator, everybody, {
        body: { sort, pagination: { "per_page": 150, "starting_after": next.starting_after } },
      });
      for (const { id } of body.data) seen.add(id);
      next = body.pages.next;
    }
    assertEquals([seen.size, seen.has(moved)], [319, false]);
  });
});

Deno.test("Within the lag, the search knows changed contacts as they were and new ones not at all", async () => {
  const clock = frozenClock(NOW);
  await withSimulator({ ...options, clock, indexLagMs: 60_000 }, async (simulator) => {
    const { workspace } = simulator;
    const [first] = [...workspace.contacts.values()];
    const id = first?.fields.id ?? "";
    clock.advance(1_000);
    updateContact(workspace, id, { fields: { name: "New name" } });
    const added = addContact(workspace).fields.id;
    const byId = { field: "id", operator: "=", value: id };
    assertEquals((await search(simulator, byId)).body.data[0].name, first?.fields.name);
    assertEquals((await ask(simulator, `GET /contacts/${id}`)).body.name, "New name");
    assertEquals((await searchIds(simulator, everybody)).includes(added), false);
    clock.advance(60_000);
    assertEquals((await search(simulator, byId)).body.data[0].name, "New name");
    assertEquals((await searchIds(simulator, everybody)).includes(added), true);
  });
});

Deno.test("A contact's lists are cut at ten, say so, and are whole at their own endpoints", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const contacts = [...simulator.workspace.contacts.values()];
    for (
      const [list, sublist, isCut] of [
        ["tags", "tags", (contact: typeof contacts[0]) => contact.tags.length > 10],
        ["companies", "companies", (contact: typeof contacts[0]) => contact.companyIds.length > 10],
        ["notes", "notes", (contact: typeof contacts[0]) => contact.notes.length > 10],
        [
          "opted_out_subscription_types",
          "subscriptions",
          (contact: typeof contacts[0]) => contact.optedOut.length > 10,
        ],
      ] as const
    ) {
      const id = contacts.find(isCut)?.fields.id ?? `none with many ${list}`;
      const { body } = await ask(simulator, `GET /contacts/${id}`);
      assertEquals([body[list].data.length, body[list].has_more], [10, true]);
      const whole = await ask(simulator, `GET /contacts/${id}/${sublist}?per_page=60`);
      assertGreaterOrEqual(whole.body.data.length, body[list].total_count);
    }
  });
});

Deno.test("A merged lead is gone from lists; from 2.16 on its id answers 410 and names the user", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const contacts = [...simulator.workspace.contacts.values()].map(({ fields }) => fields);
    const from = contacts.find(({ role }) => role === "lead")?.id ?? "";
    const into = contacts.find(({ role }) => role === "user")?.id ?? "";
    mergeContacts(simulator.workspace, { from, into });
    assertEquals((await searchIds(simulator, everybody)).includes(from), false);
    const merged = await ask(simulator, `GET /contacts/${from}`);
    assertEquals([merged.status, merged.body.errors[0].code], [410, "contact_merged"]);
    assertEquals(merged.headers.get("Link"), `</contacts/${into}>; rel="canonical"`);
    assertEquals((await ask(simulator, `GET /contacts/${from}`, { version: "2.15" })).status, 404);
    const user = await ask(simulator, `GET /contacts/${into}?include_merge_history=true`);
    assertEquals(user.body.merge_history.at(-1).source_contact_id, from);
    assertEquals("merge_history" in (await ask(simulator, `GET /contacts/${into}`)).body, false);
  });
});

Deno.test("A deleted contact answers 404", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const [contact] = [...simulator.workspace.contacts.values()];
    deleteContact(simulator.workspace, contact?.fields.id ?? "");
    const { status, body } = await ask(simulator, `GET /contacts/${contact?.fields.id}`);
    assertEquals([status, body.errors[0]], [404, { code: "not_found", message: "User Not Found" }]);
  });
});

Deno.test("A segment's members are found by its id, as many as the segment counts", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const { body } = await ask(simulator, "GET /segments?include_count=true");
    for (const { id, count } of body.segments) {
      const members = await searchIds(simulator, { field: "segment_id", operator: "=", value: id });
      assertEquals(members.length, count);
    }
  });
});

Deno.test("Custom attributes are searched by their type, whatever their name", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const field = 'custom_attributes.Favourite "feature"';
    const ids = await searchIds(simulator, { field, operator: "~", value: "🚀" });
    const seats = { field: "custom_attributes.seats", operator: ">=", value: 200 };
    const rich = await searchIds(simulator, seats);
    const contacts = [...simulator.workspace.contacts.values()].map(({ fields }) => fields);
    const having = (isMeant: (values: Record<string, unknown>) => boolean): string[] =>
      contacts.filter((contact) => isMeant(contact.custom_attributes)).map(({ id }) => id).sort();
    assertEquals(ids.sort(), having((values) => values['Favourite "feature"'] === "🚀"));
    assertEquals(rich.sort(), having((values) => Number(values["seats"] ?? -1) >= 200));
  });
});
