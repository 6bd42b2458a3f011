import { DuckDBInstance } from "@duckdb/node-api";
import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import {
  deleteCompany,
  deleteContact,
  deleteConversation,
  deleteTicket,
  mergeContacts,
  restoreContact,
  restoreConversation,
  updateContact,
} from "../simulator/changes.ts";
import { libraryOf } from "../simulator/library.ts";
import { deleteRecord } from "../simulator/library_changes.ts";
import type { FaultCase } from "./fault_matrix.ts";
import type { FaultBench } from "./fault_matrix_bench.ts";

const SEARCH =
  "[search](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/searchcontacts)";
const DELETED =
  "[deleted conversations](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/listdeletedconversationids)";
const CHANGES = "[changelog](https://developers.intercom.com/building-apps/docs/api-changelog)";

const DAY = 86_400;

const all = {
  size: { contacts: 150, conversations: 40, companies: 40 },
  streams: ["core", "articles"],
} as const;

/** How deletions, keys and state are lost, and are not. */
export const keyCases: readonly FaultCase[] = [
  {
    ...all,
    id: "E1",
    fault: "Records of every kind are deleted",
    documented: `${DELETED} alone are told; all others vanish`,
    behaviour:
      "Compares whole lists in each run, all ids of searches each week, and asks for each that is missing",
    rule: "deleted records of every kind are marked, at the latest after a week",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      const { workspace } = bench;
      await bench.prepare();
      bench.advance(8 * DAY);
      workspace.tags.pop();
      deleteContact(workspace, contactId(bench, 5));
      deleteConversation(workspace, [...workspace.conversations.values()][3]?.id ?? "");
      deleteTicket(workspace, [...workspace.tickets.values()][1]?.id ?? "");
      deleteCompany(workspace, [...workspace.companies.values()][2]?.id ?? "");
      deleteRecord(workspace, { stream: "articles", id: firstArticle(bench) });
      await bench.run({ sweepMs: 7 * DAY * 1000 });
      for (const stream of ["tags", "contacts", "conversations", "tickets", "articles"]) {
        assertGreaterOrEqual(bench.result(stream).deleted, 1, stream);
      }
    },
  },
  {
    ...all,
    id: "E1b",
    fault: "Two people are merged into one",
    documented: `${SEARCH} no longer shows the one; the other has \`merge_history\``,
    behaviour: "Asks for whoever a merge names, and marks the contact as deleted",
    rule: "a contact that was merged away is marked by the next run",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      await bench.prepare();
      bench.advance(DAY / 2);
      const people = [...bench.workspace.contacts.values()].map(({ fields }) => fields);
      const from = people.find(({ role }) => role === "lead")?.id ?? "";
      const into = people.find(({ role }) => role === "user")?.id ?? "";
      mergeContacts(bench.workspace, { from, into });
      bench.advance(60);
      await bench.run();
    },
  },
  {
    ...all,
    id: "E1c",
    fault: "What was deleted is restored",
    documented:
      "[Unarchive](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/unarchivecontact)",
    behaviour: "The mark goes, and all that belongs to it is landed again",
    rule: "a contact and a conversation that are restored are there again with all that is theirs",
    ends: [{ status: "ok" }, { status: "ok" }],
    play: async (bench) => {
      const { workspace } = bench;
      const conversationId = [...workspace.conversations.values()][3]?.id ?? "";
      const id = contactId(bench, 5);
      await bench.prepare();
      bench.advance(DAY);
      deleteContact(workspace, id);
      deleteConversation(workspace, conversationId);
      await bench.run({ fullRefresh: true });
      bench.advance(DAY);
      restoreContact(workspace, id);
      restoreConversation(workspace, conversationId);
      bench.advance(60);
      await bench.run();
    },
  },
  {
    ...all,
    id: "E3",
    fault: "The file was made by an older release",
    documented:
      "Reported: [all read again each day](https://github.com/airbytehq/airbyte/pull/49936)",
    behaviour: "Brings the file's layout up to date in one transaction; rows and bookmarks stay",
    rule: "a file of the first layout goes on where it was",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      await bench.prepare();
      await makeOld(bench.database);
      bench.advance(DAY / 4);
      await bench.run();
      assertEquals(bench.result("conversations").requests <= 1, true);
      assertEquals(bench.result("contacts").inserted, 0);
    },
  },
  {
    ...all,
    id: "E6",
    streams: ["contacts", "contact_merges", "contact_tags", "conversations", "conversation_parts"],
    fault: "Parts do not say which conversation they are of",
    documented:
      "Reported: [parts without conversation](https://github.com/airbytehq/airbyte/issues/12066)",
    behaviour: "Each row of a list has the id of its owner",
    rule: "every part and every tag of a list names its owner",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      await bench.run();
      for (const stream of ["conversation_parts", "contact_tags"]) {
        const orphans = `select count(*) from intercom_raw.${stream} where parent_id is null`;
        assertEquals(await bench.count(orphans), 0);
      }
    },
  },
  {
    ...all,
    id: "E8",
    streams: ["contacts", "contact_merges", "tags"],
    fault: "Fields that nobody has seen before, in records and around them",
    documented: `${CHANGES}: unversioned changes go on`,
    behaviour: "Lands records as they come; knows the envelope alone",
    rule: "fields that are new are landed, and fields around a list do no harm",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      const fields = { brand_new: { deep: [1, null, "x"] } } as Record<string, unknown>;
      updateContact(bench.workspace, contactId(bench, 7), { fields });
      bench.intercept = async ({ operation }, send) => {
        const response = await send();
        if (operation === "GET /me") return response;
        const text = (await response.text()).replace("{", '{"brand_new":{"data":[1]},');
        return new Response(text, { headers: response.headers });
      };
      await bench.run();
      assertEquals(
        await bench.count(
          "select count(*) from intercom_raw.contacts where record->>'$.brand_new.deep[2]' = 'x'",
        ),
        1,
      );
    },
  },
];

/** A contact without companies: one that loses its last contact is no longer listed. */
function contactId(bench: FaultBench, index: number): string {
  const alone = [...bench.workspace.contacts.values()].filter(({ companyIds }) =>
    companyIds.length === 0
  );
  return alone[index]?.fields.id ?? "";
}

function firstArticle(bench: FaultBench): string {
  const [first] = [...libraryOf(bench.workspace).articles.values()];
  return first?.id ?? "";
}

/** Takes from a file what came with the second layout. */
async function makeOld(database: string): Promise<void> {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  for (
    const statement of [
      "alter table intercom_raw.sync_streams drop column records_truncated",
      "alter table intercom_raw.bookmarks drop column swept_at",
      "drop table intercom_raw.windows",
      "update intercom_raw.schema_version set version = 1",
    ]
  ) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}
