import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import type { FaultName } from "../simulator/faults.ts";
import type { FaultCase } from "./fault_matrix.ts";

const CODES =
  "[error codes](https://developers.intercom.com/docs/references/rest-api/errors/error-codes)";

/** Requests of every kind. */
const mixed = {
  size: { contacts: 260, conversations: 40, companies: 60 },
  streams: [
    "admins",
    "tags",
    "contacts",
    "contact_merges",
    "contact_companies",
    "companies",
    "conversations",
    "conversation_parts",
    "tickets",
    "ticket_parts",
    "articles",
  ],
} as const;

const kinds = [
  /GET \/admins/,
  /GET \/articles/,
  /POST \/contacts\/search/,
  /GET \/contacts\/\w+\/companies/,
  /POST \/conversations\/search/,
  /GET \/conversations\/\d+/,
  /POST \/tickets\/search/,
] as const;

const lostAnswers: readonly (readonly [string, FaultName, string, string])[] = [
  ["D9", "empty_body", "200 with nothing in it", "an empty body"],
  ["D9b", "not_json", "200 with a page of HTML", "a page of HTML"],
  ["D9c", "cut_off", "200 whose JSON ends in the middle", "half a body"],
  ["D9d", "status_500", "500", "500"],
  ["D9e", "status_502_html", "502 with a page of HTML, without rate limits", "502"],
  ["D9f", "status_503", "503", "503"],
];

/** How answers that are none cost data, and do not. */
export const answerCases: readonly FaultCase[] = [
  {
    ...mixed,
    id: "D7",
    fault: "A POST of a search is lost on its way",
    documented: `${CODES}: \`request_timeout\``,
    behaviour: "A search changes nothing, and is sent again",
    rule: "a search whose answer is lost is sent again",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "reset", match: /POST \/conversations\/search/, times: 1 });
      bench.faults.add({ name: "status_408", match: /POST \/contacts\/search/, times: 2 });
      bench.faults.add({ name: "slow", match: /POST \/tickets/, times: 1, delayMs: 400 });
      await bench.run({ timeoutMs: 200 });
      assertEquals(bench.faults.happened("reset"), 1);
      assertEquals(bench.faults.happened("status_408"), 2);
    },
  },
  {
    ...mixed,
    id: "D8",
    fault: "Requests that end without any answer",
    documented:
      "Reported: [the limiter itself broke](https://github.com/airbytehq/airbyte/pull/74143)",
    behaviour: "The limiter counts them as over, and the requests are sent again",
    rule: "requests that end without an answer block nobody",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      const met = new Set<string>();
      bench.intercept = async ({ operation }, send) => {
        const isNew = !met.has(operation);
        if (isNew && met.add(operation).size % 3 === 0) {
          throw new TypeError("connection closed before message completed");
        }
        return await send();
      };
      await bench.run({ concurrency: 4 });
    },
  },
  ...lostAnswers.map(([id, name, fault, what]): FaultCase => ({
    ...mixed,
    id,
    fault: `${fault}, once for each kind of request`,
    documented: name.startsWith("status")
      ? CODES
      : "Reported: [bodies that are no JSON](https://github.com/singer-io/tap-intercom/issues/66)",
    behaviour: "Sends the request again, a page that may be too large with fewer records",
    rule: `a run in which each kind of request meets ${what} once loses nothing`,
    ends: [{ status: "ok" }],
    play: async (bench) => {
      for (const match of kinds) bench.faults.add({ name, match, times: 1 });
      await bench.run();
      assertEquals(bench.faults.happened(name), kinds.length);
    },
  })),
  {
    ...mixed,
    id: "D9g",
    fault: "200 without the list in it",
    documented: "Nowhere; it must not be taken for the end of a list",
    behaviour: "Fails that stream alone, keeps its bookmark; the next run reads it",
    rule: "an answer without its list fails its stream alone, and the next run heals",
    ends: [{ status: "failed", note: /"data" must be a list/ }, { status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "missing_list", match: /GET \/tags/, times: 1 });
      bench.faults.add({ name: "missing_list", match: /POST \/conversations\/search/, times: 1 });
      const { results } = await bench.run();
      const failed = results.filter(({ status }) => status !== "ok").map(({ stream }) => stream);
      assertEquals(failed.sort(), ["conversation_parts", "conversations", "tags"]);
      assertEquals(
        await bench.count(
          "select count(*) from intercom_raw.bookmarks where stream = 'conversations'",
        ),
        0,
      );
      await bench.run();
    },
  },
  {
    ...mixed,
    id: "D9h",
    fault: "One conversation fails with 500 in each attempt",
    documented: CODES,
    behaviour: "Lands it without its parts, says so; the next run fetches it",
    rule: "a conversation that can not be fetched is landed without its parts until it can",
    ends: [{ status: "partial", note: /status is 500/ }, { status: "ok" }],
    play: async (bench) => {
      const [broken] = [...bench.workspace.conversations.values()];
      const match = new RegExp(`GET /conversations/${broken?.id}$`);
      bench.faults.add({ name: "status_500", match, times: 3 });
      await bench.run();
      assertEquals(bench.result("conversations").skipped, 1);
      await bench.run();
    },
  },
  {
    ...mixed,
    id: "D11",
    fault: "The token may not read tickets: 403",
    documented: `${CODES}: \`forbidden\`, \`token_unauthorized\``,
    behaviour: "The stream is `forbidden`, which is neither empty nor ok; the others go on",
    rule: "a stream that the token may not read is forbidden, and all others are read",
    ends: [{ status: "forbidden", note: /status is 403 \(forbidden\)/ }, { status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "forbidden", match: /tickets\/search/, times: Infinity });
      const { results } = await bench.run();
      const forbidden = results.filter(({ status }) => status === "forbidden");
      assertEquals(forbidden.map(({ stream }) => stream).sort(), ["ticket_parts", "tickets"]);
      bench.faults.clear();
      await bench.run();
    },
  },
  {
    ...mixed,
    id: "D11b",
    fault: "The token is revoked during the run: 401",
    documented: `${CODES}: \`token_revoked\``,
    behaviour: "Ends with what the operator must do; what was landed stays",
    rule: "a token that is revoked during the run fails it, which is not forbidden",
    ends: [{ status: "failed", note: /accept INTERCOM_ACCESS_TOKEN/ }, { status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "unauthorized_now", match: /conversations\/\d/, times: 1 });
      await bench.run();
      bench.faults.clear();
      await bench.run();
    },
  },
  {
    ...mixed,
    id: "D13",
    fault: "`pages.next` as the text of an address",
    documented: "Reported: [its shape differs](https://github.com/airbytehq/airbyte/issues/6351)",
    behaviour: "Takes the cursor from the text; never follows another host",
    rule: "a cursor that comes as the text of an address is followed",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "next_as_text", match: /./, times: Infinity });
      await bench.run();
      assertGreaterOrEqual(bench.faults.happened("next_as_text"), 1);
    },
  },
];
