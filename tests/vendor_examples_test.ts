import { assertEquals, assertMatch } from "@std/assert";
import { runExtract } from "../tasks/extract_process.ts";
import { landedRows, readRows } from "./landed.ts";
import { buildMarts } from "./dbt_command.ts";
import { readVendorExamples, serveVendorExamples, type VendorExamples } from "./vendor_examples.ts";

const examples = await readVendorExamples();

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
  const database = `${folder}/examples.duckdb`;
  const server = serveVendorExamples(examples);
  try {
    const url = `http://127.0.0.1:${server.addr.port}`;
    const end = await runExtract(["--base-url", url, "--database", database]);
    await test.step("extract lands every example as it was sent", async () => {
      assertEquals(end.code, 0, end.stdout + end.stderr);
      const contact = examples.answer("GET /contacts/{contact_id}");
      assertEquals((await landedRows(database, "contacts")).map(({ record }) => record), [contact]);
      const companies = examples.answer("GET /companies/scroll")["data"];
      assertEquals(
        (await landedRows(database, "companies")).map(({ record }) => record),
        companies,
      );
      const parts = await landedRows(database, "conversation_parts");
      // The example gives the parts' ids as numbers.
      assertEquals(parts.map(({ record_id }) => record_id), ["1", "2", "3", "4"]);
    });
    await test.step("dbt builds every model on them, and every test passes", async () => {
      const built = await buildMarts(database, folder);
      assertEquals(built.code, 0, built.output);
      assertMatch(built.output, /ERROR=0/);
    });
    await test.step("the marts say what the examples say", async () => {
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
      const [user] = await readRows(
        database,
        "select email, role, external_id from intercom.users",
      );
      assertEquals(user, { email: "joe@bloggs.com", role: "user", external_id: "70" });
      const [team] = await readRows(
        database,
        "select team_id, distribution_method from intercom.teams",
      );
      assertEquals(team, { team_id: "991267902", distribution_method: "round_robin" });
    });
  } finally {
    await server.shutdown();
    await Deno.remove(folder, { recursive: true });
  }
}
