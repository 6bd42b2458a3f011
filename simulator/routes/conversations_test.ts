import { assert, assertEquals, assertGreaterOrEqual } from "@std/assert";
import { ask, withSimulator } from "../ask.ts";
import { deleteConversation } from "../changes.ts";
import { frozenClock } from "../clock.ts";
import type { Simulator } from "../simulator.ts";
import { fullConversation } from "../workspace.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");
const options = { contacts: 200, conversations: 300, companies: 20 };

async function searchIds(simulator: Simulator, query: unknown): Promise<string[]> {
  const { status, body } = await ask(simulator, "POST /conversations/search", {
    body: {
      query,
      sort: { field: "updated_at", order: "ascending" },
      pagination: { "per_page": 150 },
    },
  });
  assertEquals(status, 200, JSON.stringify(body));
  return body.conversations.map(({ id }: { id: string }) => id);
}

Deno.test("Conversations are searched by the exact second, > being strict, in every version", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const times = [...simulator.workspace.conversations.values()]
      .map(({ updatedAt }) => updatedAt).sort((one, other) => one - other);
    const value = times.at(-100) ?? 0;
    const found = (operator: string): Promise<string[]> =>
      searchIds(simulator, { field: "updated_at", operator, value });
    const after = times.filter((at) => at > value).length;
    const from = times.filter((at) => at >= value).length;
    assertEquals([(await found(">")).length, (await found(">=")).length], [after, from]);
  });
});

Deno.test("Conversations are found by state, tag, contact, teammate, number of parts and words", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const all = [...simulator.workspace.conversations.values()]
      .map((stored) => fullConversation(simulator.workspace, stored).record);
    const contactId = all[50]?.contacts.contacts[0]?.id ?? "";
    const tagId = all.find(({ tags }) => tags.tags.length > 0)?.tags.tags[0]?.id ?? "";
    for (
      const [field, operator, value, isMeant] of [
        ["state", "=", "open", (record: typeof all[0]) => record.state === "open"],
        [
          "contact_ids",
          "=",
          contactId,
          (record: typeof all[0]) => record.contacts.contacts[0]?.id === contactId,
        ],
        [
          "tag_ids",
          "IN",
          [tagId],
          (record: typeof all[0]) => record.tags.tags.some(({ id }) => id === tagId),
        ],
        [
          "statistics.count_conversation_parts",
          ">",
          15,
          (record: typeof all[0]) => (record.statistics?.count_conversation_parts ?? 0) > 15,
        ],
        [
          "source.body",
          "=",
          "invoice",
          (record: typeof all[0]) => record.source.body.includes("invoice"),
        ],
        ["admin_assignee_id", "=", 0, (record: typeof all[0]) => record.admin_assignee_id === 0],
      ] as const
    ) {
      const ids = await searchIds(simulator, { field, operator, value });
      const expected = all.filter(isMeant).map(({ id }) => id);
      assertEquals(ids.sort(), expected.sort().slice(0, Math.max(150, ids.length)), field);
      assertGreaterOrEqual(expected.length, 1, field);
    }
  });
});

Deno.test("A list has no parts; a conversation has them, and the number of all", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const { body } = await ask(simulator, "GET /conversations");
    assertEquals([body.type, body.conversations.length, body.total_count], [
      "conversation.list",
      20,
      300,
    ]);
    assertEquals("conversation_parts" in body.conversations[0], false);
    const one = (await ask(simulator, `GET /conversations/${body.conversations[0].id}`)).body;
    const { "conversation_parts": list, ...rest } = one;
    assertEquals(rest, body.conversations[0]);
    assertEquals(list.conversation_parts.length, list.total_count);
  });
});

Deno.test("Of a conversation with 520 parts the newest 500 are given, and both counts tell of the others", async () => {
  const many = { contacts: 50, conversations: 1000, clock: frozenClock(NOW) };
  await withSimulator(many, async (simulator) => {
    const query = { field: "statistics.count_conversation_parts", operator: ">", value: 501 };
    const [id] = await searchIds(simulator, query);
    const { body } = await ask(simulator, `GET /conversations/${id}`);
    const parts = body.conversation_parts.conversation_parts;
    assertEquals([parts.length, body.conversation_parts.total_count], [500, 520]);
    assertEquals(body.statistics.count_conversation_parts, 521);
    assertEquals(parts.at(-1).part_type, "close");
    assertEquals(Number(parts.at(-1).id) - Number(parts[0].id), 499);
  });
});

Deno.test("A deleted conversation answers 404", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const [stored] = [...simulator.workspace.conversations.values()];
    deleteConversation(simulator.workspace, stored?.id ?? "");
    const { status, body } = await ask(simulator, `GET /conversations/${stored?.id}`);
    assertEquals([status, body.errors[0].code], [404, "not_found"]);
  });
});

Deno.test("Older versions have no assignee as null, other priorities, and not what came later", async () => {
  await withSimulator({ ...options, clock: frozenClock(NOW) }, async (simulator) => {
    const stored = [...simulator.workspace.conversations.values()].find((stored) =>
      fullConversation(simulator.workspace, stored).record.admin_assignee_id === 0 &&
      fullConversation(simulator.workspace, stored).parts.length > 0
    );
    const path = `GET /conversations/${stored?.id}`;
    const now = (await ask(simulator, path)).body;
    const then = (await ask(simulator, path, { version: "2.12" })).body;
    assertEquals([now.admin_assignee_id, then.admin_assignee_id], [0, null]);
    assertEquals(["not_priority", "priority"].includes(then.priority), true);
    assertEquals(["channel" in now, "channel" in then, "company" in then], [true, false, false]);
    const parts = then.conversation_parts.conversation_parts;
    assertEquals("state" in parts[0], false);
  });
});

Deno.test("Deleted conversations are listed from 2.16 on, the last one first", async () => {
  const clock = frozenClock(Date.parse("2026-03-02T15:00:00Z"));
  await withSimulator({ clock, conversations: 120 }, async (simulator) => {
    const { workspace } = simulator;
    const before = workspace.deletedConversations.length;
    assert(before > 0);
    const ids = [...workspace.conversations.values()].slice(0, 3).map(({ id }) => id);
    for (const id of ids) {
      clock.advance(1_000);
      deleteConversation(workspace, id);
    }
    const path = "GET /conversations/deleted?per_page=2";
    const { body } = await ask(simulator, path);
    assertEquals([body.type, body.total_count], ["conversations.list", before + 3]);
    assertEquals(
      body.conversations.map((item: { id: string }) => item.id),
      [ids[2], ids[1]],
    );
    assertEquals(body.conversations[0].deleted_at, clock.now() / 1000);
    const asc = await ask(simulator, "GET /conversations/deleted?per_page=60&order=asc");
    assertEquals(asc.body.conversations.at(-1).id, ids[2]);
    assertEquals((await ask(simulator, "GET /conversations/deleted?per_page=61")).status, 400);
    assertEquals((await ask(simulator, path, { version: "2.15" })).status, 400);
  });
});
