import { assertEquals } from "@std/assert";
import { changeWorkspace } from "../simulator/changes.ts";
import type { FaultCase } from "./fault_matrix.ts";
import type { FaultBench, Sent } from "./fault_matrix_bench.ts";

const mixed = {
  size: { contacts: 200, conversations: 40, companies: 40 },
  streams: ["contacts", "contact_merges", "companies", "conversations", "conversation_parts"],
} as const;

const NOT_THE_VENDORS = "–";

/** Ways in which the network is gone from some request on. */
const outages: readonly (readonly [string, string, string, (sent: Sent) => Promise<Response>])[] = [
  [
    "S2",
    "The name of the API can not be resolved any more",
    "the name of the API is not resolved",
    // As `fetch` says it; tests/network_end_test.ts asks for a real name that is none.
    () => Promise.reject(new TypeError("error sending request: dns error")),
  ],
  [
    "S3",
    "The connection is refused",
    "the connection is refused",
    async ({ init }) => await fetch(`http://127.0.0.1:${closedPort()}/`, init),
  ],
  [
    "S4",
    "The other side speaks no TLS, or its certificate is refused",
    "TLS is refused",
    ({ url, init }) => fetch(url.replace("http:", "https:"), init),
  ],
  [
    "S5",
    "A proxy answers everything with a page of HTML and 200",
    "a proxy answers with pages of its own",
    () => Promise.resolve(new Response("<html>Please log in</html>")),
  ],
];

/** What the vendor has no part in. */
export const surroundingCases: readonly FaultCase[] = [
  {
    ...mixed,
    id: "S1",
    fault: "The connection is reset in the middle of a body",
    documented: NOT_THE_VENDORS,
    behaviour: "Sends the request again; a page of a scroll that was lost begins it again",
    rule: "connections that are reset in the middle of a body lose nothing",
    ends: [{ status: "ok" }],
    play: async (bench) => {
      for (const match of [/contacts\/search/, /scroll_param/, /conversations\/\d/]) {
        bench.faults.add({ name: "reset", match, times: 1 });
      }
      await bench.run();
      assertEquals(bench.faults.happened("reset"), 3);
    },
  },
  ...outages.map(([id, fault, what, answer]): FaultCase => ({
    ...mixed,
    id,
    fault: `${fault}, from the 15th request on`,
    documented: NOT_THE_VENDORS,
    behaviour: "Fails, keeps what is landed; the next run goes on",
    rule: `a run in which ${what} from some request on fails, and the next one lands the rest`,
    ends: [{ status: "failed", note: /as the (API must answer|answer must be JSON)/ }, {
      status: "ok",
    }],
    play: async (bench) => {
      let sent = 0;
      bench.intercept = (one, send) => ++sent < 15 ? send() : answer(one);
      await bench.run({ concurrency: 1 });
      bench.intercept = undefined;
      bench.advance(120);
      await bench.run();
    },
  })),
  {
    ...mixed,
    id: "S6",
    fault: "The machine's clock is set back by a day",
    documented: NOT_THE_VENDORS,
    behaviour: "Goes by the vendor's clock, from the `Date` of its answers",
    rule: "a machine's clock that is set back by a day loses no change",
    ends: [{ status: "ok" }],
    play: (bench) => shiftClock(bench, -86_400_000),
  },
  {
    ...mixed,
    id: "S7",
    fault: "The machine's clock is a week ahead, for one run",
    documented: NOT_THE_VENDORS,
    behaviour: "Goes by the vendor's clock, from the `Date` of its answers",
    rule: "a machine's clock that is a week ahead for one run loses no change",
    ends: [{ status: "ok" }],
    play: (bench) => shiftClock(bench, 7 * 86_400_000),
  },
  {
    ...mixed,
    id: "S8",
    needsUnix: true,
    fault: "The disk is full",
    documented: NOT_THE_VENDORS,
    behaviour: "Says so, exits with 2; the next run goes on",
    rule: "a run whose disk is full says so, and the next one lands everything",
    ends: [
      { status: "refused", note: /its disk must take what is loaded/, isUncertain: true },
      { status: "ok" },
    ],
    play: async (bench) => {
      // Files may grow to this many blocks of 512 or 1,024 bytes.
      const limited = 'ulimit -f 1200; trap "" XFSZ; exec "$@"';
      await bench.runProcess({ through: ["sh", "-c", limited, "sh"] });
      await bench.run();
    },
  },
  {
    ...mixed,
    id: "S9",
    needsUnix: true,
    fault: "The file may not be written",
    documented: NOT_THE_VENDORS,
    behaviour: "Says so, exits with 2 and leaves the file as it is",
    rule: "a file that may not be written is left as it is, and says so",
    ends: [{ status: "refused", note: /it must be writable/ }, { status: "ok" }],
    play: async (bench) => {
      await bench.prepare();
      await Deno.chmod(bench.database, 0o444);
      const before = await Deno.readFile(bench.database);
      // The superuser may write everything, unless it lays that down.
      const isRoot = Deno.uid() === 0;
      const caps = ["setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override"];
      await bench.runProcess(isRoot ? { through: caps } : {});
      assertEquals(await Deno.readFile(bench.database), before);
      await Deno.chmod(bench.database, 0o644);
      await bench.run();
    },
  },
];

/** Changes before and after a run whose machine has the wrong time. */
async function shiftClock(bench: FaultBench, aheadMs: number): Promise<void> {
  await bench.prepare();
  bench.advance(3_600);
  changeWorkspace(bench.workspace, { fraction: 0.05 });
  bench.advance(60);
  bench.clockAheadMs = aheadMs;
  await bench.prepare();
  bench.advance(60);
  changeWorkspace(bench.workspace, { fraction: 0.05 });
  bench.advance(3_600);
  bench.clockAheadMs = 0;
  await bench.run();
}

function closedPort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return port;
}
