import { assert, assertEquals } from "@std/assert";
import { ask, withSimulator } from "../ask.ts";
import { deleteTicket, growTicket } from "../changes.ts";
import { frozenClock } from "../clock.ts";
import { fullTicket } from "../workspace.ts";

const NOW = Date.parse("2026-03-02T15:00:00Z");
const all = { field: "created_at", operator: ">", value: 0 };

function options(): { readonly clock: ReturnType<typeof frozenClock>; readonly tickets: number } {
  return { clock: frozenClock(NOW), tickets: 45 };
}

Deno.test("A search of tickets has pages of twenty, 150 at most, with the parts of each", async () => {
  await withSimulator(options(), async (simulator) => {
    const ids: string[] = [];
    let pagination: Record<string, unknown> | undefined = {};
    while (pagination !== undefined) {
      const { body } = await ask(simulator, "POST /tickets/search", {
        body: { query: all, pagination, sort: { field: "updated_at", order: "ascending" } },
      });
      assertEquals([body.type, body.total_count, body.pages.per_page], ["ticket.list", 45, 20]);
      for (const ticket of body.tickets) {
        const { ticket_parts: list } = ticket;
        assertEquals(list.total_count, list.ticket_parts.length);
        ids.push(ticket.id);
      }
      pagination = body.pages.next;
    }
    assertEquals(new Set(ids).size, 45);
    const { status } = await ask(simulator, "POST /tickets/search", {
      body: { query: all, pagination: { "per_page": 151 } },
    });
    assertEquals(status, 400);
  });
});

Deno.test("A search of tickets compares by the second, and knows categories by other words", async () => {
  await withSimulator(options(), async (simulator) => {
    const tickets = [...simulator.workspace.tickets.values()];
    const { updatedAt } = tickets[20] ?? { updatedAt: 0 };
    const found = async (query: unknown): Promise<number> => {
      const { body } = await ask(simulator, "POST /tickets/search", { body: { query } });
      return body.total_count;
    };
    assertEquals(
      await found({ field: "updated_at", operator: ">", value: updatedAt }),
      tickets.filter((ticket) => ticket.updatedAt > updatedAt).length,
    );
    const isTracker = (ticket: typeof tickets[number]): boolean =>
      fullTicket(simulator.workspace, ticket).record.category === "Tracker";
    assertEquals(
      await found({ field: "category", operator: "=", value: "tracker" }),
      tickets.filter(isTracker).length,
    );
  });
});

Deno.test("A ticket shows its newest five hundred parts and the number of all", async () => {
  await withSimulator(options(), async (simulator) => {
    const [stored] = simulator.workspace.tickets.values();
    assert(stored !== undefined);
    const before = fullTicket(simulator.workspace, stored).parts.length;
    const grown = growTicket(simulator.workspace, stored, 510);
    const { body } = await ask(simulator, `GET /tickets/${stored.id}`);
    assertEquals(body.ticket_parts.total_count, before + 510);
    assertEquals(body.ticket_parts.ticket_parts.length, 500);
    assertEquals(
      body.ticket_parts.ticket_parts.at(-1).id,
      fullTicket(simulator.workspace, grown).parts.at(-1)?.id,
    );
  });
});

Deno.test("A deleted ticket is not there", async () => {
  await withSimulator(options(), async (simulator) => {
    const [stored] = simulator.workspace.tickets.values();
    assert(deleteTicket(simulator.workspace, stored?.id ?? ""));
    const { status, body } = await ask(simulator, `GET /tickets/${stored?.id}`);
    assertEquals([status, body.errors[0].code], [404, "ticket_not_found"]);
  });
});

Deno.test("Versions that have no tickets refuse them, older ones have states as words", async () => {
  await withSimulator(options(), async (simulator) => {
    const [stored] = simulator.workspace.tickets.values();
    const refused = async (operation: string, version: string): Promise<string | undefined> =>
      (await ask(simulator, operation, { version, body: { query: all } })).body.errors?.[0].code;
    assertEquals(await refused("POST /tickets/search", "2.9"), "intercom_version_invalid");
    assertEquals(await refused("POST /tickets/search", "2.10"), undefined);
    const get = async (operation: string, version: string) =>
      // deno-lint-ignore no-explicit-any
      (await ask(simulator, operation, { version })).body as any;
    assertEquals(
      (await get("GET /ticket_types", "2.8")).errors[0].code,
      "intercom_version_invalid",
    );
    assertEquals(
      (await get("GET /ticket_states", "2.11")).errors[0].code,
      "intercom_version_invalid",
    );
    assertEquals(typeof (await get(`GET /tickets/${stored?.id}`, "2.11")).ticket_state, "string");
    const newest = await get(`GET /tickets/${stored?.id}`, "2.16");
    assertEquals([typeof newest.ticket_state.id, typeof newest.admin_assignee_id], [
      "string",
      "number",
    ]);
  });
});
