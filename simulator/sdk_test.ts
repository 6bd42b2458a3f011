import { assertEquals, assertGreaterOrEqual, assertRejects } from "@std/assert";
import { IntercomClient, IntercomError } from "intercom-client";
import { withSimulator } from "./ask.ts";
import { frozenClock } from "./clock.ts";
import { libraryOf } from "./library.ts";
import { listedCompanies } from "./routes/companies.ts";
import type { Simulator } from "./simulator.ts";

/** The vendor's own client reads from the simulator what it reads from the API. */
function withClient(
  test: (client: IntercomClient, simulator: Simulator) => Promise<void>,
): Promise<void> {
  const clock = frozenClock(Date.parse("2026-03-02T15:00:00Z"));
  const options = { clock, contacts: 400, conversations: 120, companies: 150 };
  return withSimulator(options, async (simulator) => {
    const environment = simulator.url;
    await test(new IntercomClient({ environment, token: "test", maxRetries: 0 }), simulator);
  });
}

async function collect<T extends { id?: string }>(items: AsyncIterable<T>): Promise<string[]> {
  const ids: string[] = [];
  for await (const item of items) ids.push(item.id ?? "");
  return ids.sort();
}

Deno.test("The vendor's client lists and searches every contact, and finds one", async () => {
  await withClient(async (client, { workspace }) => {
    const expected = [...workspace.contacts.values()].map(({ fields }) => fields.id).sort();
    assertEquals(await collect(await client.contacts.list({ "per_page": 150 })), expected);
    const query = { field: "created_at", operator: ">" as const, value: "0" };
    const pagination = { "per_page": 150 };
    assertEquals(await collect(await client.contacts.search({ query, pagination })), expected);
    const contact = await client.contacts.find({ "contact_id": expected[0] ?? "" });
    assertEquals(contact.id, expected[0]);
    const tags = await client.contacts.listAttachedTags({ "contact_id": expected[0] ?? "" });
    assertEquals(tags.data?.length, workspace.contacts.get(expected[0] ?? "")?.tags.length);
  });
});

Deno.test("The vendor's client searches every conversation, and finds one with its parts", async () => {
  await withClient(async (client, { workspace }) => {
    const query = { field: "updated_at", operator: ">" as const, value: "0" };
    const found = await client.conversations.search({ query, pagination: { "per_page": 50 } });
    const ids = await collect(found);
    assertEquals(ids, [...workspace.conversations.values()].map(({ id }) => id).sort());
    const one = await client.conversations.find({ "conversation_id": ids[3] ?? "" });
    assertEquals(one.id, ids[3]);
    assertGreaterOrEqual(one.conversation_parts?.total_count ?? -1, 0);
  });
});

Deno.test("The vendor's client lists companies by page, and scrolls them to the empty page", async () => {
  await withClient(async (client, { workspace }) => {
    const expected = listedCompanies(workspace).map(({ id }) => id).sort();
    const listed: string[] = [];
    let page = 1;
    while (listed.length < expected.length) {
      const { data } = await client.companies.list({ "per_page": 60, page: page++ });
      listed.push(...data.map(({ id }) => id));
    }
    assertEquals(listed.sort(), expected);
    const scrolled: string[] = [];
    let next = await client.companies.scroll();
    while (next.data.length > 0) {
      scrolled.push(...next.data.map(({ id }) => id));
      next = await next.getNextPage();
    }
    assertEquals(scrolled.sort(), expected);
  });
});

Deno.test("The vendor's client reads teammates, teams, tags, segments and attributes", async () => {
  await withClient(async (client, { workspace }) => {
    assertEquals((await client.admins.identify())?.app?.id_code, workspace.app.id_code);
    assertEquals((await client.admins.list()).admins?.length, 12);
    assertEquals((await client.teams.list()).teams?.length, 4);
    assertEquals((await client.tags.list()).data?.length, workspace.tags.length);
    const { segments } = await client.segments.list({ "include_count": true });
    assertEquals(segments?.length, workspace.segments.length);
    const attributes = await client.dataAttributes.list({
      model: "contact",
      "include_archived": true,
    });
    assertEquals(attributes.data?.length, workspace.contactAttributes.length);
  });
});

Deno.test("The vendor's client understands a refusal", async () => {
  await withClient(async (client) => {
    const error = await assertRejects(
      () => client.contacts.find({ "contact_id": "none" }),
      IntercomError,
    );
    assertEquals(error.statusCode, 404);
  });
});

Deno.test("The vendor's client reads articles page by page, help centers, news and the activity log", async () => {
  await withClient(async (client, { workspace }) => {
    const library = libraryOf(workspace);
    const idsOf = (store: { values(): Iterable<{ readonly id: string }> }): string[] =>
      [...store.values()].map(({ id }) => id).sort();
    assertEquals(await collect(await client.articles.list()), idsOf(library.articles));
    const collections = await client.helpCenters.collections.list({ "per_page": 10 });
    assertEquals(await collect(collections), idsOf(library.collections));
    assertEquals(
      await collect(await client.helpCenters.list()),
      idsOf(library.help_centers),
    );
    const log = await client.admins.listAllActivityLogs({ "created_at_after": "0" });
    assertEquals([log.activity_logs?.length, log.pages?.total_pages], [20, 20]);
    assertEquals((await client.news.items.list()).data?.length, 10);
  });
});
