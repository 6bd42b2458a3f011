import { assertEquals } from "@std/assert";
import {
  deleteCompany,
  deleteContact,
  deleteConversation,
  deleteTicket,
  mergeContacts,
  restoreContact,
  restoreConversation,
} from "../simulator/changes.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";
import { rawTruth } from "../simulator/truth.ts";
import { readRows } from "./landed.ts";
import { differencesToTruth } from "./landed_truth.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

const DAY_MS = 24 * 60 * 60_000;

/** A workspace that is landed, and a way to land it again after a time. */
interface Bench {
  readonly simulator: Simulator;
  readonly contactIds: readonly string[];
  readonly conversationIds: readonly string[];
  readonly ticketIds: readonly string[];
  again(options?: { readonly afterMs?: number; readonly version?: string }): Promise<number>;
  deleted(stream: string): Promise<string[]>;
  differences(): Promise<string[]>;
}

/** @returns from `again()` how many requests the run sent. */
function withLanded(
  work: (bench: Bench) => Promise<void>,
  version = "2.16",
): Promise<void> {
  return withDatabase(async (database) => {
    const simulator = await startSimulator({ contacts: 120, conversations: 40, tickets: 20 });
    try {
      const { url, workspace, clock, requests } = simulator;
      const run = { url, database, version, sweepMs: 7 * DAY_MS };
      await syncRun(run);
      await work({
        simulator,
        contactIds: [...workspace.contacts.values()].map(({ fields }) => fields.id),
        conversationIds: [...workspace.conversations.values()].map(({ id }) => id),
        ticketIds: [...workspace.tickets.values()].map(({ id }) => id),
        again: async ({ afterMs = 3_600_000 } = {}) => {
          clock.advance(afterMs);
          const before = requests.total;
          const end = await syncRun(run);
          assertEquals(end.results.filter(({ status }) => status === "failed"), []);
          return requests.total - before;
        },
        deleted: async (stream) => {
          const rows = await readRows(
            database,
            `select record_id from intercom_raw.${stream} where deleted_at is not null order by 1`,
          );
          return rows.map((row) => String(row["record_id"]));
        },
        differences: () =>
          differencesToTruth(database, rawTruth(workspace), { ignoreCopies: true }),
      });
    } finally {
      await simulator.stop();
    }
  });
}

Deno.test("a deleted contact or ticket, of which nothing tells, is found by the sweep once a week", () =>
  withLanded(async ({ simulator: { workspace }, contactIds, ticketIds, ...bench }) => {
    const [contact = ""] = contactIds;
    const [ticket = ""] = ticketIds;
    deleteContact(workspace, contact);
    deleteTicket(workspace, ticket);
    await bench.again();
    assertEquals(await bench.deleted("contacts"), []);
    await bench.again({ afterMs: 7 * DAY_MS });
    assertEquals(await bench.deleted("contacts"), [contact]);
    assertEquals(await bench.deleted("tickets"), [ticket]);
    assertEquals(await bench.differences(), []);
  }));

Deno.test("a contact that was merged is marked in the next run, and the row of the merge names its survivor", () =>
  withLanded(async ({ simulator: { workspace }, again, deleted, differences }) => {
    const contacts = [...workspace.contacts.values()].map(({ fields }) => fields);
    const lead = contacts.find(({ role }) => role === "lead")?.id ?? "";
    const user = contacts.find(({ role }) => role === "user")?.id ?? "";
    mergeContacts(workspace, { from: lead, into: user });
    await again();
    assertEquals(await deleted("contacts"), [lead]);
    assertEquals(await differences(), []);
  }));

Deno.test("a deleted conversation is marked in the next run, as the feed tells, with its parts", () =>
  withLanded(async ({ simulator: { workspace }, conversationIds, again, deleted, differences }) => {
    const [conversation = ""] = conversationIds;
    deleteConversation(workspace, conversation);
    await again();
    assertEquals(await deleted("conversations"), [conversation]);
    assertEquals(await differences(), []);
  }));

Deno.test("before 2.16 there is no such feed: deleted conversations are found by the sweep", () =>
  withLanded(async ({ simulator: { workspace }, conversationIds, again, deleted }) => {
    const [conversation = ""] = conversationIds;
    deleteConversation(workspace, conversation);
    await again();
    assertEquals(await deleted("conversations"), []);
    await again({ afterMs: 7 * DAY_MS });
    assertEquals(await deleted("conversations"), [conversation]);
  }, "2.15"));

Deno.test("a company is marked once its own endpoint confirms what the list did not show", () =>
  withLanded(async ({ simulator: { workspace }, again, deleted, differences }) => {
    const [company = ""] = [...workspace.companies.values()].map(({ id }) => id);
    deleteCompany(workspace, company);
    await again();
    assertEquals(await deleted("companies"), [company]);
    assertEquals(await differences(), []);
  }));

Deno.test("what comes back is there again, though the feed goes on telling that it was deleted", () =>
  withLanded(async ({ simulator: { workspace }, contactIds, conversationIds, ...bench }) => {
    const [contact = ""] = contactIds;
    const [conversation = ""] = conversationIds;
    deleteContact(workspace, contact);
    deleteConversation(workspace, conversation);
    await bench.again({ afterMs: 7 * DAY_MS });
    assertEquals(await bench.deleted("contacts"), [contact]);
    restoreContact(workspace, contact);
    restoreConversation(workspace, conversation);
    await bench.again();
    assertEquals(await bench.deleted("contacts"), []);
    assertEquals(await bench.deleted("conversations"), []);
    assertEquals(await bench.differences(), []);
  }));
