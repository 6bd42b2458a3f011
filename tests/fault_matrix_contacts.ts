import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import { addContact, updateContact } from "../simulator/changes.ts";
import type { FaultCase } from "./fault_matrix.ts";
import type { FaultBench } from "./fault_matrix_bench.ts";

const SEARCH =
  "[search](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/searchcontacts)";

const TICKETS =
  "[search](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tickets/searchtickets)";

const HOUR = 3_600;

const contacts = { size: { contacts: 120 }, streams: ["contacts", "contact_merges"] } as const;

const zones = [
  ["B1", "Pacific/Pago_Pago", "eleven hours behind UTC"],
  ["B1b", "UTC", "at UTC"],
  ["B1c", "Pacific/Kiritimati", "fourteen hours ahead of UTC"],
] as const;

/** How people are lost at the borders of days and windows, and are not. */
export const contactCases: readonly FaultCase[] = [
  ...zones.map(([id, timezone, where]): FaultCase => ({
    ...contacts,
    id,
    size: { ...contacts.size, timezone },
    fault: `The search compares days, of a workspace ${where}`,
    documented: `${SEARCH}: times are compared by the day, in the workspace's zone`,
    behaviour: "Asks for “that day, or after it”, which loses nothing in any zone",
    rule: `changes of people are found at each hour of a day ${where}`,
    ends: [{ status: "ok" }],
    play: async (bench) => {
      await bench.prepare();
      await changeHourly(bench, 25);
    },
  })),
  {
    id: "B2",
    size: { contacts: 1_700, conversations: 5, companies: 20 },
    streams: ["contacts", "contact_merges"],
    fault: "A long read is parted into windows with holes at their borders",
    documented: `${SEARCH}: \`<\` and \`>\` leave out the day that they name`,
    behaviour: "Windows that begin where the one before ends; each is counted",
    rule: "a long read in windows loses nobody at their borders",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.requests.keeps = true;
      await bench.run();
      const bodies = bench.requests.kept.filter(({ target }) =>
        target.startsWith("/contacts/search")
      ).map(({ body }) => body);
      assertGreaterOrEqual(bodies.filter((body) => body.includes('"<"')).length, 2);
    },
  },
  {
    id: "B2b",
    size: { contacts: 60, tickets: 700 },
    streams: ["tickets", "ticket_parts"],
    fault: "The same where seconds are compared: records on the second of a border",
    documented: `${TICKETS}: \`>\` and \`<\` by the second`,
    behaviour: "Windows that begin where the one before ends; each is counted",
    rule: "a long read in windows loses no ticket at their borders",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.requests.keeps = true;
      await bench.run();
      const windows = bench.requests.kept.filter(({ target, body }) =>
        target.startsWith("/tickets/search") && body.includes('"<"')
      );
      assertGreaterOrEqual(windows.length, 2);
    },
  },
  {
    id: "B3",
    size: { contacts: 1_700, conversations: 5, companies: 20 },
    streams: ["contacts", "contact_merges"],
    fault: "Windows overlap, so that most is read many times",
    documented: "Measured elsewhere: 26,184 records read for 9,000 people",
    behaviour: "Windows share nothing: each record is read once",
    rule: "a long read in windows reads hardly anybody twice",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      const { results } = await bench.run();
      const read = results.find(({ stream }) => stream === "contacts")?.read ?? 0;
      assertEquals(read <= 1_700 * 1.1, true, `${read} read`);
    },
  },
  {
    ...contacts,
    id: "B4",
    fault: "Somebody changes later on the day of the bookmark",
    documented: `${SEARCH}: \`>\` begins on the next day`,
    behaviour: "Reads the bookmark's own day again",
    rule: "a change later on the bookmark's day is found",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      await bench.prepare();
      bench.advance(2 * HOUR);
      rename(bench, 3);
      bench.advance(HOUR / 2);
      await bench.prepare();
      bench.advance(HOUR);
      rename(bench, 60);
      bench.advance(60);
      await bench.run();
    },
  },
  {
    ...contacts,
    id: "B5",
    size: { ...contacts.size, timezone: "America/New_York" },
    fault: "The day on which the zone's clocks change",
    documented: `${SEARCH}: days are those of the workspace's zone`,
    behaviour: "Never computes the border of a day",
    rule: "changes of people are found at each hour of the day on which the clocks go back",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.clock.set(Date.UTC(2026, 10, 1, 2, 30));
      await bench.prepare();
      await changeHourly(bench, 27);
    },
  },
  {
    ...contacts,
    id: "B6",
    size: { contacts: 400 },
    fault: "The day is read again in each run, and nothing comes of it",
    documented: `${SEARCH}: days are compared`,
    behaviour: "What is landed already is not fetched or landed again",
    rule: "a run when nothing changed lands nothing and asks for the pages of one day",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      await bench.prepare();
      bench.advance(2 * HOUR);
      await bench.run();
      const { requests, inserted, changed, deleted } = bench.result("contacts");
      assertEquals([inserted, changed, deleted], [0, 0, 0]);
      assertEquals(requests <= 2, true, `${requests} requests`);
    },
  },
  {
    ...contacts,
    id: "B7",
    size: { contacts: 700 },
    fault: "People change while their pages are read",
    documented:
      "[Pages](https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis/pagination) are stateless; reported: [people missing](https://github.com/airbytehq/airbyte/issues/26301)",
    behaviour: "Oldest change first: who changes comes again; the bookmark stays behind",
    rule: "people who change while they are read are all landed, at the latest by the next run",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      let page = 0;
      bench.intercept = async ({ operation }, send) => {
        const response = await send();
        if (operation.startsWith("POST /contacts/search") && page++ < 4) {
          bench.advance(1);
          for (let at = 0; at < 20; at++) rename(bench, (page * 151 + at * 31) % 700);
          addContact(bench.workspace);
        }
        return response;
      };
      await bench.prepare();
      bench.intercept = undefined;
      bench.advance(HOUR);
      await bench.run();
    },
  },
  {
    ...contacts,
    id: "B8",
    size: { contacts: 120, indexLagMs: 4 * 60_000 },
    fault: "A change can be found only minutes later",
    documented: `${SEARCH}: the index lags behind`,
    behaviour: "The bookmark stays an hour behind the last change",
    rule: "a change that the search shows late is landed once it shows it",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.advance(600);
      await bench.prepare();
      for (let round = 0; round < 4; round++) {
        rename(bench, 10 + round);
        addContact(bench.workspace);
        bench.advance(60);
        await bench.prepare();
      }
      bench.advance(600);
      await bench.run();
    },
  },
  {
    id: "B10",
    size: { contacts: 300 },
    streams: [
      "contacts",
      "contact_merges",
      "contact_tags",
      "contact_companies",
      "contact_subscriptions",
    ],
    fault: "Lists inside a contact end after ten",
    documented:
      "[Contact](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/showcontact): ten of each, `has_more`",
    behaviour: "Fetches the list whole where it is cut",
    rule: "tags, companies and subscriptions beyond the first ten are landed",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      await bench.run();
      for (const stream of ["contact_tags", "contact_companies", "contact_subscriptions"]) {
        assertGreaterOrEqual(bench.result(stream).read, 11, stream);
      }
    },
  },
  {
    ...contacts,
    id: "B12",
    fault: "Operators that an endpoint refuses: `>=`, `<=`, `!=` on times",
    documented: `${SEARCH}: 400 for these on times`,
    behaviour: "Only `>`, `<`, `=`, with AND and OR two deep",
    rule: "no search is refused for its operators",
    streams: [
      "contacts",
      "contact_merges",
      "conversations",
      "conversation_parts",
      "tickets",
      "ticket_parts",
    ],
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.requests.keeps = true;
      await bench.prepare();
      bench.advance(HOUR);
      rename(bench, 3);
      await bench.run();
      const bodies = bench.requests.kept.map(({ body }) => body).join("\n");
      assertEquals(/"operator":"(>=|<=|!=|IN|NIN)"/.test(bodies), false);
    },
  },
];

/** One person changes and one comes, each hour, with a run after every fifth. */
async function changeHourly(bench: FaultBench, hours: number): Promise<void> {
  for (let hour = 1; hour <= hours; hour++) {
    bench.advance(HOUR);
    rename(bench, hour * 4);
    addContact(bench.workspace);
    if (hour % 5 === 0 && hour < hours) await bench.prepare();
  }
  await bench.run();
}

/** Somebody gets another name, now. */
function rename(bench: FaultBench, index: number): void {
  const contact = [...bench.workspace.contacts.values()][index];
  updateContact(bench.workspace, contact?.fields.id ?? "", {
    fields: { name: `Renamed at ${bench.clock.now()}` },
  });
}
