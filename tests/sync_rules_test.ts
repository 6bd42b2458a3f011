import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import {
  changeWorkspace,
  deleteCompany,
  deleteContact,
  deleteConversation,
  updateContact,
} from "../simulator/changes.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "../simulator/simulator.ts";
import { rawTruth } from "../simulator/truth.ts";
import { readRows } from "./landed.ts";
import { differencesToTruth } from "./landed_truth.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

async function withWorkspace(
  options: Partial<SimulatorOptions>,
  work: (simulator: Simulator, database: string) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({ contacts: 300, conversations: 100, ...options });
  try {
    await withDatabase((database) => work(simulator, database));
  } finally {
    await simulator.stop();
  }
}

async function count(database: string, sql: string): Promise<number> {
  const [row] = await readRows(database, `select (${sql})::integer as count`);
  return Number(row?.["count"]);
}

Deno.test("two changes of a conversation in one second are both landed", () =>
  withWorkspace({}, async (simulator, database) => {
    const { url, workspace } = simulator;
    changeWorkspace(workspace, { fraction: 0.1 });
    await syncRun({ url, database });
    // The clock runs, but not by a second: what was landed as of this second has another content now.
    changeWorkspace(workspace, { fraction: 0.1 });
    await syncRun({ url, database });
    const differences = await differencesToTruth(database, rawTruth(workspace), {
      ignoreCopies: true,
    });
    assertEquals(differences, []);
  }));

Deno.test("a second run when nothing changed reads the whole lists and one page of each search", () =>
  withWorkspace({}, async (simulator, database) => {
    const { url, clock } = simulator;
    await syncRun({ url, database });
    clock.advance(3_600_000);
    const end = await syncRun({ url, database });
    const [conversations, contacts] = [end.result("conversations"), end.result("contacts")];
    assertEquals(conversations.requests, 1);
    assertEquals([contacts.inserted, contacts.changed, contacts.deleted], [0, 0, 0]);
    const changed = end.results.filter((result) =>
      result.inserted + result.changed + result.deleted > 0
    );
    assertEquals(changed, []);
  }));

Deno.test("since is a floor of the time of change; asking for more later reads the rest", () =>
  withWorkspace({}, async (simulator, database) => {
    const { url, clock, workspace } = simulator;
    const sinceMs = clock.now() - 90 * 86_400_000;
    await syncRun({ url, database, sinceMs });
    const older =
      `select count(*) from intercom_raw.conversations where updated_at < to_timestamp(${
        sinceMs / 1000
      })::timestamp`;
    assertEquals(await count(database, older), 0);
    assertGreaterOrEqual(
      await count(database, "select count(*) from intercom_raw.conversations"),
      1,
    );
    const landed = await count(database, "select count(*) from intercom_raw.conversations");
    const all = await syncRun({ url, database });
    assertEquals(await differencesToTruth(database, rawTruth(workspace)), []);
    // What was landed before is listed again, and not fetched again.
    assertEquals(all.result("conversations").requests <= 101 - landed + 3, true);
  }));

Deno.test("a full refresh since a day does not skip what changed between the bookmark and that day", () =>
  withWorkspace({}, async (simulator, database) => {
    const { url, clock, workspace } = simulator;
    await syncRun({ url, database });
    clock.advance(86_400_000);
    changeWorkspace(workspace, { fraction: 0.05 });
    clock.advance(86_400_000 * 2);
    await syncRun({ url, database, fullRefresh: true, sinceMs: clock.now() - 86_400_000 });
    const differences = await differencesToTruth(database, rawTruth(workspace), {
      ignoreCopies: true,
    });
    assertEquals(differences, []);
  }));

Deno.test("a full refresh reads everything again, rewrites nothing that is the same and marks what is gone", () =>
  withWorkspace({}, async (simulator, database) => {
    const { url, workspace } = simulator;
    await syncRun({ url, database });
    const [contact] = [...workspace.contacts.values()];
    const [conversation] = [...workspace.conversations.values()];
    const [company] = [...workspace.companies.values()];
    deleteContact(workspace, contact?.fields.id ?? "");
    deleteConversation(workspace, conversation?.id ?? "");
    deleteCompany(workspace, company?.id ?? "");
    const end = await syncRun({ url, database, fullRefresh: true });
    assertEquals(end.status, "ok", JSON.stringify(end.results));
    assertEquals(end.result("conversations").deleted, 1);
    assertEquals(end.result("contacts").deleted, 1);
    assertEquals(end.result("conversations").changed, 0);
    assertEquals(
      await differencesToTruth(database, rawTruth(workspace), { ignoreCopies: true }),
      [],
    );
    const parts = `select count(*) from intercom_raw.conversation_parts
      where parent_id = '${conversation?.id}' and deleted_at is null`;
    assertEquals(await count(database, parts), 0);
  }));

Deno.test("a company that is deleted is marked, and one that is only no longer listed is not", () =>
  withWorkspace({}, async (simulator, database) => {
    const { url, workspace } = simulator;
    await syncRun({ url, database, streams: ["companies"] });
    const listed = [...rawTruth(workspace).get("companies") ?? []].map(({ record_id }) =>
      record_id
    );
    const [deleted = "", emptied = ""] = listed;
    deleteCompany(workspace, deleted);
    for (const { fields, companyIds } of [...workspace.contacts.values()]) {
      if (!companyIds.includes(emptied)) continue;
      updateContact(workspace, fields.id, {
        companyIds: companyIds.filter((id) => id !== emptied),
      });
    }
    const end = await syncRun({ url, database, streams: ["companies"] });
    assertEquals([end.status, end.result("companies").deleted], ["ok", 1]);
    const rows = await readRows(
      database,
      `select record_id, deleted_at is not null as deleted from intercom_raw.companies
       where record_id in ('${deleted}', '${emptied}') order by deleted desc`,
    );
    assertEquals(rows, [
      { record_id: deleted, deleted: true },
      { record_id: emptied, deleted: false },
    ]);
  }));

Deno.test("older versions of the API are read with the endpoints that they have", () =>
  withWorkspace({ contacts: 50, conversations: 20 }, async ({ url, requests }, database) => {
    const end = await syncRun({ url, database, version: "2.15" });
    const notOk = end.results.filter(({ status }) => status !== "ok");
    assertEquals(notOk.map(({ stream, status }) => `${stream} ${status}`), [
      "contact_merges unavailable",
      "deleted_conversations unavailable",
      "macros unavailable",
      "content_snippets unavailable",
      "office_hours unavailable",
    ]);
    assertEquals(requests.count("GET /conversations/attributes"), 0);
    assertEquals(requests.count("GET /data_attributes"), 3);
    assertGreaterOrEqual(
      await count(database, "select count(*) from intercom_raw.conversation_attributes"),
      1,
    );
  }));

Deno.test("a field that is to be left out, and that no record has, is told: it may be misspelled", () =>
  withWorkspace({ conversations: 5 }, async ({ url }, database) => {
    const omit = new Map([["contacts", [["emial"], ["phone"]]]]);
    const end = await syncRun({ url, database, streams: ["contacts"], omit });
    assertEquals(
      [end.result("contacts").status, end.result("contacts").message],
      ["ok", "None of the records landed had what --omit names: emial"],
    );
  }));
