import { assertEquals } from "@std/assert";
import { addContact, updateContact } from "../simulator/changes.ts";
import type { FaultCase } from "./fault_matrix.ts";
import { type FaultBench, without } from "./fault_matrix_bench.ts";

const SEARCH =
  "[search](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/searchcontacts)";
const PAGES =
  "[pages](https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis/pagination)";

const HOUR = 3_600;

/** Some pages of people: the same walk as conversations, without a request for each. */
const pages = {
  size: { contacts: 700 },
  streams: ["contacts", "contact_merges"],
} as const;

/** How what a search shows is lost, and is not. */
export const searchCases: readonly FaultCase[] = [
  {
    ...pages,
    id: "C7",
    fault: "A search leaves a record out, once",
    documented: "Reported: [95,000 of 150,000](https://github.com/airbytehq/airbyte/issues/52106)",
    behaviour: "Compares with the number that the search names, and looks again",
    rule: "a record that a search left out once is found when it looks again",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      hide(bench, 1);
      await bench.run();
    },
  },
  {
    ...pages,
    id: "C7b",
    fault: "A search leaves a record out, again and again",
    documented: "Reported: [95,000 of 150,000](https://github.com/airbytehq/airbyte/issues/52106)",
    behaviour: "Says how many are missing, keeps the bookmark back; the next run finds them",
    rule: "a record that a search leaves out is said to be missing until it is found",
    ends: [{ status: "partial", note: /showed \d+ of \d+ records/ }, { status: "ok" }],
    play: async (bench) => {
      hide(bench, Infinity);
      await bench.run();
      bench.intercept = undefined;
      await bench.run();
    },
  },
  ...([404, 500] as const).map((status): FaultCase => ({
    ...pages,
    id: status === 404 ? "C9b" : "C9c",
    fault: `Every page with a certain record in it fails with ${status}`,
    documented: "Reported: [User Not Found](https://github.com/airbytehq/airbyte/issues/42853)",
    behaviour: "Finds its second (or day) by halving, reads around it, says that it is missing",
    rule: `a record on which each search fails with ${status} costs no other record`,
    ends: [{ status: "partial", note: /The API fails on 1 of the records/ }, { status: "ok" }],
    play: async (bench) => {
      const recordId = [...bench.workspace.contacts.values()][400]?.fields.id ?? "";
      bench.faults.add({
        name: "poisoned",
        match: /\/contacts\/search/,
        times: Infinity,
        recordId,
        status,
      });
      const { expected, landed } = await bench.run();
      assertEquals(expected - landed <= 3, true, `${expected - landed} missing`);
      bench.faults.clear();
      await bench.run();
    },
  })),
  {
    ...pages,
    id: "C9d",
    fault: "The same, and the record still fails when the next run comes",
    documented: "Reported: [User Not Found](https://github.com/airbytehq/airbyte/issues/42853)",
    behaviour: "Goes on without it, says so each time, and lands it when it can be read",
    rule: "a record that fails for days holds up nothing that is new, and is landed at last",
    ends: [{ status: "partial" }, { status: "partial", note: /The API fails on 1/ }, {
      status: "ok",
    }],
    play: async (bench) => {
      const recordId = [...bench.workspace.contacts.values()][400]?.fields.id ?? "";
      bench.faults.add({ name: "poisoned", match: /s\/search/, times: Infinity, recordId });
      await bench.run();
      bench.advance(26 * HOUR);
      addContact(bench.workspace);
      const { expected, landed } = await bench.run();
      assertEquals(expected - landed <= 3, true, `${expected - landed} missing`);
      bench.faults.clear();
      bench.advance(HOUR);
      await bench.run();
    },
  },
  {
    ...pages,
    id: "C9e",
    fault: "The same, and it is the record that changed last",
    documented: "Reported: [User Not Found](https://github.com/airbytehq/airbyte/issues/42853)",
    behaviour: "Goes on without it, says so each time, and lands it when it can be read",
    rule: "the newest record, where it fails for days, is landed at last",
    ends: [{ status: "partial" }, { status: "partial", note: /The API fails on 1/ }, {
      status: "ok",
    }],
    play: async (bench) => {
      const recordId = addContact(bench.workspace).fields.id;
      bench.faults.add({ name: "poisoned", match: /s\/search/, times: Infinity, recordId });
      await bench.run();
      bench.advance(2 * HOUR);
      await bench.run();
      bench.faults.clear();
      bench.advance(HOUR);
      await bench.run();
    },
  },
  {
    id: "C10",
    size: { contacts: 2_000 },
    streams: pages.streams,
    fault: "A long first load is stopped, again and again",
    documented:
      "Reported: [begins from zero each time](https://github.com/singer-io/tap-intercom/issues/68)",
    behaviour: "Goes on with the windows that were open",
    rule: "a long first load that was stopped goes on where it was",
    ends: [{ status: "interrupted" }, { status: "ok" }],
    play: async (bench) => {
      const stop = new AbortController();
      let searches = 0;
      bench.intercept = async ({ operation }, send) => {
        bench.advance(1);
        if (operation.startsWith("POST /contacts/search") && ++searches === 16) stop.abort();
        return await send();
      };
      await bench.run({ signal: stop.signal, concurrency: 1 });
      bench.intercept = undefined;
      await bench.run();
      assertEquals(bench.result("contacts").read < 1_700, true, "read most of it again");
    },
  },
  {
    ...pages,
    id: "C10b",
    fault: "A search fails for good after its first page",
    documented:
      "[error codes](https://developers.intercom.com/docs/references/rest-api/errors/error-codes)",
    behaviour: "Fails; keeps what is landed, and goes on from there",
    rule: "a search that breaks off after its first page keeps that, and goes on from there",
    ends: [{ status: "failed", note: /status is 503/ }, { status: "ok" }],
    play: async (bench) => {
      const match = /contacts\/search/;
      bench.faults.add({ name: "status_503", match, times: Infinity, after: 1 });
      await bench.run();
      bench.faults.clear();
      await bench.run();
      assertEquals(bench.result("contacts").read <= 560, true, "read all again");
    },
  },
  {
    ...pages,
    id: "C12",
    fault: "Hundreds change in one second, and the run stops among them",
    documented: `${SEARCH}: a second is the smallest difference`,
    behaviour: "Reads the whole second again",
    rule: "of hundreds that changed in one second none is lost when the run stops among them",
    ends: [{ status: "interrupted" }, { status: "ok" }],
    play: async (bench) => {
      await bench.prepare();
      bench.advance(HOUR);
      for (const { fields } of [...bench.workspace.contacts.values()].slice(0, 600)) {
        updateContact(bench.workspace, fields.id, { fields: { name: "All at once" } });
      }
      bench.advance(HOUR);
      const stop = new AbortController();
      let searches = 0;
      bench.intercept = async ({ operation }, send) => {
        bench.advance(2);
        if (operation.startsWith("POST /contacts/search") && ++searches === 3) stop.abort();
        return await send();
      };
      await bench.run({ signal: stop.signal, concurrency: 1 });
      bench.intercept = undefined;
      await bench.run();
    },
  },
  {
    ...pages,
    id: "C13",
    fault: "The cursors of a search lead in a circle",
    documented: `${PAGES}: pages are stateless`,
    behaviour: "Begins the search again at the last change seen; never ends there",
    rule: "a search whose cursors lead in a circle loses nobody",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "cursor_loop", match: /\/contacts\/search/, times: 1 });
      await bench.run();
      assertEquals(bench.faults.happened("cursor_loop"), 1);
    },
  },
  {
    ...pages,
    id: "C13b",
    fault: "The next cursor is the one that was asked with",
    documented: `${PAGES}: pages are stateless`,
    behaviour: "Begins the search again at the last change seen; never ends there",
    rule: "a search whose cursor repeats loses nobody",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "repeated_cursor", match: /\/contacts\/search/, times: 1 });
      await bench.run();
      assertEquals(bench.faults.happened("repeated_cursor"), 1);
    },
  },
  {
    ...pages,
    id: "C13c",
    fault: "A cursor that the API gave is refused: 400",
    documented: `${PAGES}: “Invalid starting_after param”`,
    behaviour: "Begins the search again at the last change seen",
    rule: "a search whose cursor is refused loses nobody",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "invalid_cursor", match: /\/contacts\/search/, times: 1 });
      await bench.run();
      assertEquals(bench.faults.happened("invalid_cursor"), 1);
    },
  },
  {
    ...pages,
    id: "C14",
    fault: "Large pages time out: 504",
    documented:
      "Reported: [18 seconds a page](https://github.com/GitbookIO/integrations/issues/1044)",
    behaviour: "Asks for smaller pages, and for larger ones again later",
    rule: "a search that fails on large pages is read in smaller ones",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "too_big", match: /\/search/, times: Infinity, most: 50 });
      await bench.run();
    },
  },
];

/** Lets the search leave out one person, so many times. */
function hide(bench: FaultBench, times: number): void {
  const id = [...bench.workspace.contacts.values()][333]?.fields.id ?? "";
  let hidden = 0;
  bench.intercept = async ({ operation }, send) => {
    const response = await send();
    if (!operation.startsWith("POST /contacts/search") || hidden >= times) return response;
    if (!(await response.clone().text()).includes(`"id":"${id}"`)) return response;
    hidden++;
    return await without(response, { key: "data", id });
  };
}
