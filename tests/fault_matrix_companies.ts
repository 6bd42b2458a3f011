import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import type { FaultCase } from "./fault_matrix.ts";
import type { FaultBench } from "./fault_matrix_bench.ts";

const SCROLL =
  "[scroll](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/scrolloverallcompanies)";
const LIST =
  "[list](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/listallcompanies)";

const NEXT_PAGE = /GET \/companies\/scroll\?scroll_param/;

/** Three pages of companies. */
const companies = { size: { contacts: 500, companies: 320 }, streams: ["companies"] } as const;

/** How companies are not read to their end, and are all the same. */
export const companyCases: readonly FaultCase[] = [
  {
    ...companies,
    id: "A1",
    fault: "The scroll dies on its way: 404",
    documented: `${SCROLL}: a scroll expires after a minute; then 404`,
    behaviour: "Begins the scroll again; a 404 is never its end",
    rule: "a scroll that dies on its way begins again and loses no company",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "scroll_died", match: NEXT_PAGE, times: 1, after: 1 });
      await bench.run();
      assertEquals(bench.faults.happened("scroll_died"), 1);
    },
  },
  {
    ...companies,
    id: "A1b",
    fault: "The scroll dies each time",
    documented: `${SCROLL}: a scroll expires after a minute; then 404`,
    behaviour: "Gives up after five, marks nothing as deleted; the next run reads all",
    rule: "a scroll that dies each time fails, and nothing is taken for deleted",
    ends: [{ status: "failed", note: /status is 404/ }, { status: "ok" }],
    play: async (bench) => {
      await bench.prepare();
      bench.faults.add({ name: "scroll_died", match: NEXT_PAGE, times: Infinity });
      await bench.run();
      assertEquals(bench.result("companies").deleted, 0);
      bench.faults.clear();
      await bench.run();
    },
  },
  {
    ...companies,
    id: "A2",
    fault: "The scroll never ends",
    documented:
      "Reported: [4 million rows of 253 companies](https://github.com/airbytehq/airbyte/issues/58638)",
    behaviour: "Stops at twice the number the API names",
    rule: "a scroll that never ends is stopped",
    ends: [{ status: "failed", note: /its list must end/ }, { status: "ok" }],
    play: async (bench) => {
      await bench.prepare();
      let first = "";
      bench.intercept = async ({ operation }, send) => {
        if (!operation.startsWith("GET /companies/scroll")) return await send();
        const response = first === "" ? await send() : undefined;
        if (response !== undefined) first = await response.text();
        return new Response(first);
      };
      await bench.run();
      bench.intercept = undefined;
      bench.advance(120);
      await bench.run();
    },
  },
  {
    ...companies,
    id: "A3",
    fault: "The same `scroll_param` on every page",
    documented: `${SCROLL}: the parameter of the first answer is sent with each request`,
    behaviour: "Never takes a repeated parameter for the end",
    rule: "a scroll whose parameter never changes is read to its empty page",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.requests.keeps = true;
      await bench.run();
      const asked = bench.requests.kept.filter(({ target }) => target.includes("scroll_param"));
      assertEquals(new Set(asked.map(({ target }) => target)).size, 1);
      assertGreaterOrEqual(asked.length, 3);
    },
  },
  {
    id: "A4",
    size: { contacts: 60, companies: 0 },
    streams: ["companies"],
    fault: "A workspace without companies",
    documented: `${SCROLL}: an empty list is the end`,
    behaviour: "One request, no company",
    rule: "a scroll that is empty from the beginning is a workspace without companies",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      await bench.run();
      assertEquals(bench.requests.count("GET /companies/scroll"), 1);
      assertEquals(bench.result("companies").read, 0);
    },
  },
  {
    ...companies,
    id: "A5",
    fault: "Somebody else has the app's one scroll open: `scroll_exists`",
    documented: `${SCROLL}: one scroll at a time for an app`,
    behaviour: "Reads the list instead, which is good up to 10,000 companies",
    rule: "where somebody else scrolls, companies are read from the list",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      heldElsewhere(bench, 600);
      const beganAtMs = bench.clock.now();
      await bench.run();
      assertGreaterOrEqual(bench.requests.count("POST /companies/list"), 3);
      assertEquals(bench.clock.now() - beganAtMs < 60_000, true);
    },
  },
  {
    ...companies,
    id: "A5b",
    fault: "The same, and the list can not be used",
    documented: `${LIST}: fails beyond 10,000 companies`,
    behaviour: "Waits until the scroll is sure to have expired",
    rule: "where somebody else scrolls and the list is refused, the scroll is waited for",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      heldElsewhere(bench, 100);
      bench.faults.add({ name: "forbidden", match: /POST \/companies\/list/, times: Infinity });
      const beganAtMs = bench.clock.now();
      await bench.run();
      assertGreaterOrEqual(bench.clock.now() - beganAtMs, 100_000);
    },
  },
  {
    id: "A6",
    size: { contacts: 500, companies: 320, conversations: 120 },
    streams: ["companies", "conversations", "conversation_parts", "contacts", "contact_merges"],
    fault: "Other requests between two pages of the scroll take long",
    documented: `${SCROLL}: a scroll expires after a minute`,
    behaviour: "Waits for no other stream between two pages",
    rule: "a scroll survives when each request takes seconds and one goes at a time",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.intercept = async (_sent, send) => {
        bench.advance(7);
        return await send();
      };
      await bench.run({ concurrency: 1 });
      assertEquals(
        bench.requests.count("GET /companies/scroll"),
        Math.ceil(bench.result("companies").read / 100) + 1,
      );
    },
  },
  {
    ...companies,
    id: "A7",
    fault: "The list is asked for wrongly: with GET, or more than 60 a page",
    documented: `${LIST}: POST, 60 a page at most`,
    behaviour: "Asks with POST and a page number, and follows no address",
    rule: "the list of companies is asked for with POST, sixty a page",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      heldElsewhere(bench, 600);
      bench.requests.keeps = true;
      await bench.run();
      const asked = bench.requests.kept.filter(({ target }) =>
        target.startsWith("/companies/list")
      );
      assertEquals(new Set(asked.map(({ method }) => method)), new Set(["POST"]));
      const sizes = asked.map(({ target }) => Number(/per_page=(\d+)/.exec(target)?.[1]));
      assertEquals(Math.max(...sizes), 60);
    },
  },
  {
    ...companies,
    id: "A7b",
    fault: "A list in numbered pages shows a company twice, and another on no page",
    documented:
      "[Pages](https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis/pagination) are stateless",
    behaviour: "Counts what it saw, and reads the list again",
    rule: "a company that stood on no page of its list is found when the list is read again",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      heldElsewhere(bench, 600);
      const match = /POST \/companies\/list\?page=\d+&per_page=60/;
      bench.faults.add({ name: "duplicate_in_page", match, times: 1 });
      await bench.run();
      assertEquals(bench.faults.happened("duplicate_in_page"), 1);
    },
  },
  {
    ...companies,
    id: "A8",
    fault: "500 in mid-scroll",
    documented: `${SCROLL}: on 500 the scroll is to be begun again`,
    behaviour: "Begins again, as the page that failed may be lost",
    rule: "a scroll that fails with 500 on its way begins again and loses no company",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "status_500", match: NEXT_PAGE, times: 1, after: 1 });
      await bench.run();
      assertEquals(bench.faults.happened("status_500"), 1);
    },
  },
  {
    ...companies,
    id: "A9",
    fault: "Requests go on after the empty page",
    documented: `${SCROLL}: an empty list is the end`,
    behaviour: "Stops at the empty page",
    rule: "a scroll is asked for its pages and the empty one, and no more",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      await bench.run();
      const pages = Math.ceil(bench.result("companies").read / 100);
      assertEquals(bench.requests.count("GET /companies/scroll"), pages + 1);
    },
  },
];

/** Somebody else begins a scroll for so many seconds. */
function heldElsewhere(bench: FaultBench, seconds: number): void {
  bench.faults.add({
    name: "scroll_open_elsewhere",
    match: /GET \/companies\/scroll/,
    times: 1,
    seconds,
  });
}
