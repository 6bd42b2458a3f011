import { assert, assertEquals, assertMatch } from "@std/assert";
import { runExtract } from "../tasks/extract_process.ts";
import { landedRows, readRows } from "./landed.ts";
import { runDbt } from "./dbt_command.ts";
import {
  exampleContacts,
  readVendorExamples,
  serveVendorExamples,
  type VendorExamples,
} from "./vendor_examples.ts";

const examples = await readVendorExamples();

/** Lists of the examples, and the operation that shows each. */
const LISTS: readonly [stream: string, operation: string, key?: string][] = [
  ["companies", "GET /companies/scroll"],
  ["subscription_types", "GET /subscription_types"],
  ["contact_notes", "GET /contacts/{contact_id}/notes"],
  ["deleted_conversations", "GET /conversations/deleted", "conversations"],
  ["ticket_types", "GET /ticket_types"],
  ["ticket_states", "GET /ticket_states"],
  ["collections", "GET /help_center/collections"],
  ["articles", "GET /articles"],
  ["internal_articles", "GET /internal_articles"],
  ["news_items", "GET /news/news_items"],
  ["newsfeeds", "GET /news/newsfeeds"],
  ["macros", "GET /macros"],
  ["brands", "GET /brands"],
  ["content_snippets", "GET /content_snippets"],
  ["office_hours", "GET /office_hours_schedules"],
  ["activity_logs", "GET /admins/activity_logs", "activity_logs"],
  ["custom_objects", "GET /custom_object_instances/{custom_object_type_identifier}"],
];

/** Streams whose example is an empty list, or that have none. */
const EMPTY = ["away_status_reasons", "contact_events", "contact_event_summaries"];

async function landedRecords(database: string, stream: string): Promise<unknown[]> {
  return (await landedRows(database, stream)).map(({ record }) => record);
}

Deno.test({
  name: "the vendor's own example responses go through extract, staging and marts" +
    (examples === undefined ? " (INTERCOM_OPENAPI does not name their folder)" : ""),
  ignore: examples === undefined,
  fn: (test) => tryExamples(examples, test),
});

async function tryExamples(
  examples: VendorExamples | undefined,
  test: Deno.TestContext,
): Promise<void> {
  if (examples === undefined) return;
  const folder = await Deno.makeTempDir();
  const database = `${folder}/w.duckdb`;
  const server = serveVendorExamples(examples);
  try {
    const url = `http://127.0.0.1:${server.addr.port}`;
    const end = await runExtract([
      ...["--base-url", url, "--database", database],
      ...["--streams", "core,more,deep", "--custom-objects", "Order"],
    ]);
    await test.step("extract lands every example as it was sent", async () => {
      assertEquals(end.code, 0, end.stdout + end.stderr);
      await assertRecords(database, examples);
      await assertLists(database, examples);
    });
    await test.step("dbt builds every model on them, and every test passes", async () => {
      const built = await runDbt(["build", "--selector", "nightly"], { database, folder });
      assertEquals(built.code, 0, built.output);
      assertMatch(built.output, /ERROR=0/);
    });
    await test.step("the marts say what the examples say", () => assertMarts(database));
  } finally {
    await server.shutdown();
    await Deno.remove(folder, { recursive: true });
  }
}

/** What is shown as one record, or taken apart, lands as it must. */
async function assertRecords(database: string, examples: VendorExamples): Promise<void> {
  const [contact, merged] = exampleContacts(examples);
  assertEquals(await landedRecords(database, "contacts"), [
    { ...merged, merge_history: [] },
    contact,
  ]);
  assertEquals(await landedRecords(database, "contact_merges"), merged["merge_history"]);
  assertEquals(
    await landedRecords(database, "help_centers"),
    [examples.answer("GET /help_center/help_centers/{help_center_id}")],
  );
  assertEquals(
    await landedRecords(database, "calls"),
    [examples.answer("GET /calls/{call_id}")],
  );
  const keysOf = async (stream: string): Promise<unknown[]> =>
    (await landedRows(database, stream)).map((row) => [row.record_id, row.parent_id]);
  assertEquals(await keysOf("tickets"), [["633", null]]);
  assertEquals(await keysOf("ticket_parts"), [["188", "633"]]);
  // The example gives the parts' ids as numbers.
  const parts = await landedRows(database, "conversation_parts");
  assertEquals(parts.map(({ record_id }) => record_id), ["1", "2", "3", "4"]);
}

/** What is shown as a list lands as that list. */
async function assertLists(database: string, examples: VendorExamples): Promise<void> {
  for (const [stream, operation, key = "data"] of LISTS) {
    const sent = examples.answer(operation)[key] as readonly { readonly id: string }[];
    assert(sent.length > 0, stream);
    const expected = sent.toSorted((one, other) => one.id < other.id ? -1 : 1);
    assertEquals(await landedRecords(database, stream), expected, stream);
  }
  for (const stream of EMPTY) assertEquals(await landedRecords(database, stream), [], stream);
}

async function assertMarts(database: string): Promise<void> {
  const [conversation] = await readRows(
    database,
    `select state, priority, admin_assignee_id, team_assignee_id, source_delivered_as, is_open
     from intercom.conversations where conversation_id = '503'`,
  );
  assertEquals(conversation, {
    state: "closed",
    priority: "none",
    admin_assignee_id: "991267715",
    team_assignee_id: "5017691",
    source_delivered_as: "admin_initiated",
    is_open: false,
  });
  const parts = await readRows(
    database,
    `select part_index, part_type from intercom.conversation_parts
     where conversation_id = '503' order by part_index`,
  );
  assertEquals(parts.length, 5);
  const users = await readRows(
    database,
    "select email, role, external_id from intercom.users order by external_id",
  );
  assertEquals(users, [
    { email: "joe@bloggs.com", role: "user", external_id: "70" },
    { email: "jane@bloggs.com", role: "user", external_id: "71" },
  ]);
  const [team] = await readRows(
    database,
    "select team_id, distribution_method from intercom.teams",
  );
  assertEquals(team, { team_id: "991267902", distribution_method: "round_robin" });
}
