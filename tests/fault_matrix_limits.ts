import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import type { FaultCase } from "./fault_matrix.ts";
import type { FaultBench } from "./fault_matrix_bench.ts";

const RATE =
  "[rate limits](https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting)";
const LOGS =
  "[activity logs](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins/listactivitylogs)";

const busy = {
  size: { contacts: 60, conversations: 100 },
  streams: ["conversations", "conversation_parts"],
} as const;

/** How limits cost time or data, and do not. */
export const limitCases: readonly FaultCase[] = [
  {
    ...busy,
    id: "D1",
    fault: "Answers without rate limit headers",
    documented: `${RATE}: headers with every answer`,
    behaviour: "Goes on with the last known limit; without any, until a 429",
    rule: "a run whose answers have no rate limit headers is not slower",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "no_rate_headers", match: /./, times: Infinity });
      assertEquals(await secondsOf(bench) < 1, true);
    },
  },
  {
    ...busy,
    id: "D2",
    fault: "`X-RateLimit-Remaining: 0`",
    documented: `${RATE}: nothing is left until the window ends`,
    behaviour: "Waits for the end of the window, no longer",
    rule: "a run that is told that nothing is left goes on when the window ends",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "rate_spent", match: /GET \/conversations/, times: 1, after: 5 });
      const seconds = await secondsOf(bench);
      assertEquals(seconds >= 5 && seconds <= 12, true, `${seconds} seconds`);
    },
  },
  {
    ...busy,
    id: "D3",
    size: { ...busy.size, limitPerWindow: 40 },
    fault: "Many requests at once, each with its own idea of what is left",
    documented: `${RATE}: a limit for ten seconds, for the whole app`,
    behaviour: "One budget for all requests of a run",
    rule: "a run with sixteen requests at once is refused once a window at the most",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      const seconds = await secondsOf(bench);
      const { throttledByWindow, total } = bench.requests;
      assertEquals(Math.max(0, ...throttledByWindow.values()) <= 1, true);
      assertEquals(seconds <= (Math.ceil(total / 40) + 1) * 10, true, `${seconds} seconds`);
    },
  },
  {
    ...busy,
    id: "D4",
    fault: "The limit is another than usual, and falls during the run",
    documented:
      `${RATE}: limits differ; reported: [83](https://github.com/intercom/intercom-ruby/issues/475)`,
    behaviour: "Takes the limit from the headers, always",
    rule: "a run whose limit falls on the way is refused once a window at the most",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "limit_drops", match: /GET \/conversations/, times: 1, limit: 20 });
      await secondsOf(bench);
      assertEquals(Math.max(0, ...bench.requests.throttledByWindow.values()) <= 1, true);
    },
  },
  {
    ...busy,
    id: "D5",
    fault: "429, again and again",
    documented: `${RATE}: 429 with the end of the window`,
    behaviour: "Waits for the end of the window with all requests; no attempt is used up",
    rule: "a request that is refused with 429 many times is sent until it is answered",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "rate_limited", match: /conversations\/search/, times: 12 });
      await bench.run();
      assertEquals(bench.faults.happened("rate_limited"), 12);
    },
  },
  {
    id: "D10",
    size: { contacts: 60 },
    streams: ["activity_logs"],
    fault: "Activity logs over a long time fail with 500",
    documented:
      `${LOGS}; reported: [30 days fail, 5 do not](https://github.com/airbytehq/airbyte/pull/38626)`,
    behaviour: "Asks for shorter times, and for longer ones again later",
    rule: "activity logs are read in ranges as short as the API can bear",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({
        name: "wide_window",
        match: /activity_logs/,
        times: Infinity,
        mostSeconds: 20 * 86_400,
      });
      await bench.run();
      assertGreaterOrEqual(bench.faults.happened("wide_window"), 1);
    },
  },
  {
    id: "D10b",
    size: { contacts: 60 },
    streams: ["activity_logs"],
    fault: "A page of activity logs repeats a line of the page before, and another is on none",
    documented: `${LOGS}; no order of lines of one second, and no count, is documented`,
    behaviour: "Reads the time again in which a line came twice",
    rule: "a time in which activity logs moved from page to page is read again",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      bench.faults.add({ name: "duplicate_in_page", match: /activity_logs/, times: 1 });
      await bench.run();
      assertGreaterOrEqual(bench.faults.happened("duplicate_in_page"), 1);
    },
  },
  {
    ...busy,
    id: "D12",
    size: { ...busy.size, limitPerWindow: 40 },
    fault: "Other apps need a part of the limit",
    documented: `${RATE}: 25,000 a minute for all apps of a workspace`,
    behaviour: "`--rate-share` leaves the rest to them",
    rule: "a run with half of the limit as its share uses half of it",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      await bench.run({ rateShare: 0.5 });
      const most = Math.max(...bench.requests.allowedByWindow.values());
      assertEquals(most >= 15 && most <= 21, true, `${most} in a window`);
    },
  },
];

/** A run that counts; how long it took by the clock, in seconds. */
async function secondsOf(bench: FaultBench): Promise<number> {
  const beganAtMs = bench.clock.now();
  await bench.run({ concurrency: 16 });
  return (bench.clock.now() - beganAtMs) / 1000;
}
