import { assert, assertEquals } from "@std/assert";
import { runningClock } from "../simulator/clock.ts";
import { type Landed, readWorkspace } from "../simulator/mart_truth/landed.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";
import { buildMarts, runDbt } from "./dbt_command.ts";
import { addRarities, changeEverything } from "./mart_changes.ts";
import { assertMartsHold, builtTexts, type MartTruth } from "./mart_rows.ts";
import { EVERY_STREAM, martTruths } from "./mart_truths.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

// Not compared are the marts and columns of the loading itself (`MARTS_OF_THE_LOADING`, `COLUMNS_OF_THE_LOADING`), of
// which a workspace knows nothing. Copies of a record inside another (a tag's name on a conversation or company) are as
// of the last change of the record they are in, in the truth as in the marts.

/** When the simulated clocks begin to run. */
const START = Date.parse("2026-03-02T15:00:00Z");

/** Fields of other API versions. */
const NOT_SENT_OF_CONTACTS = ["formatted_phone", "is_unsubscribed_from_sms", "has_sms_consent"];

/** Fields of other API versions, and of what is not simulated. */
const NOT_SENT_OF_CONVERSATIONS = [
  // Tickets are not simulated.
  "ticket_id",
  // API versions 2.14 and 2.15 only.
  "is_source_from_ai_agent",
  "is_source_ai_answer",
  // The preview version only, and what has to be asked for.
  "ai_topics",
  "monitor_evaluations",
  "scorecards",
];

/** Columns that no simulated record ever fills, by mart: all that is compared of them is that they are null. */
const NEVER_FILLED: Readonly<Record<string, readonly string[]>> = {
  // Only conversation attributes have these, and those have no others.
  "contact_attributes": ["reference", "visible_to_team_ids", "is_required", "is_multiline"],
  "company_attributes": ["reference", "visible_to_team_ids", "is_required", "is_multiline"],
  "conversation_attributes": [
    "label",
    "is_api_writable",
    "is_messenger_writable",
    "is_ui_writable",
  ],
  contacts: NOT_SENT_OF_CONTACTS,
  // Leads are merged into users, and not the other way.
  users: [...NOT_SENT_OF_CONTACTS, "merged_into_contact_id"],
  leads: [...NOT_SENT_OF_CONTACTS, "signed_up_at"],
  conversations: NOT_SENT_OF_CONVERSATIONS,
  // Archived attributes, of which only nulls are left.
  "companies_wide": ["custom_fax"],
  "contacts_wide": NOT_SENT_OF_CONTACTS,
  "conversations_wide": [...NOT_SENT_OF_CONVERSATIONS, "custom_root_cause_old"],
};

/** A simulated workspace, the database it is loaded into, and the folder for what dbt leaves behind. */
interface Bench {
  readonly simulator: Simulator;
  readonly database: string;
  readonly folder: string;
}

function withBench(seed: number, test: (bench: Bench) => Promise<void>): Promise<void> {
  return withDatabase(async (database) => {
    const simulator = await startSimulator({
      seed,
      contacts: 600,
      conversations: 250,
      clock: runningClock(START),
    });
    addRarities(simulator.workspace);
    const folder = database.slice(0, database.lastIndexOf("/"));
    try {
      await test({ simulator, database, folder });
    } finally {
      await simulator.stop();
    }
  });
}

/** Extracts, builds, and holds the marts to the truth. Returns what is known then. */
async function loadAndCompare(
  { simulator, database, folder }: Bench,
  options: { readonly before?: Landed | undefined; readonly fullRefresh?: boolean } = {},
): Promise<Landed> {
  const { fullRefresh = false, before } = options;
  const { status, results } = await syncRun({
    url: simulator.url,
    database,
    fullRefresh,
    ...EVERY_STREAM,
  });
  assertEquals(status, "ok", JSON.stringify(results));
  // Unit tests take no data: once for each database is often enough.
  const args = before === undefined ? [] : ["--exclude-resource-type", "unit_test"];
  const { code, output } = await buildMarts(database, folder, args);
  assertEquals(code, 0, output);
  const landed = readWorkspace(simulator.workspace, options);
  await assertMartsHold(database, await martTruths(database, [landed]));
  return landed;
}

function neverFilled(truth: MartTruth): Record<string, string[]> {
  return Object.fromEntries(
    [...truth].map(([name, { rows }]) => {
      assert(rows.length > 0, `${name} has no rows`);
      const columns = Object.keys(rows[0] ?? {});
      return [name, columns.filter((column) => rows.every((row) => row[column] === null))] as const;
    }).filter(([, columns]) => columns.length > 0),
  );
}

for (const seed of [1, 2]) {
  Deno.test(`Every mart equals the truth, row by row and column by column (seed ${seed})`, () =>
    withBench(seed, async (bench) => {
      await loadAndCompare(bench);
    }));
}

Deno.test("Marts follow what changes and what is deleted, and a build from nothing gives the same (seed 3)", (t) =>
  withBench(3, async (bench) => {
    const { simulator: { workspace, clock }, database, folder } = bench;
    let known: Landed | undefined;
    await t.step("after a first load", async () => {
      known = await loadAndCompare(bench);
    });
    clock.advance(3_600_000);
    changeEverything(workspace);
    await t.step(
      "after changes, of which contacts that were deleted, and not merged, go unnoticed",
      async () => {
        known = await loadAndCompare(bench, { before: known });
      },
    );
    await t.step("after a full refresh, which notices all", async () => {
      clock.advance(3_600_000);
      known = await loadAndCompare(bench, { before: known, fullRefresh: true });
      const [truth] = await martTruths(database, [known]);
      assert(truth !== undefined);
      assertEquals(neverFilled(truth), NEVER_FILLED);
    });
    await t.step("built from nothing", async () => {
      const grown = await builtTexts(database);
      const { code, output } = await runDbt(["run", "--full-refresh"], { database, folder });
      assertEquals(code, 0, output);
      assertEquals(await builtTexts(database), grown);
    });
  }));
