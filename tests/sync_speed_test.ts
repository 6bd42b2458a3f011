import { assertEquals, assertGreaterOrEqual, assertLessOrEqual, assertMatch } from "@std/assert";
import { startSimulator } from "../simulator/simulator.ts";
import { download } from "../tasks/bench/download.ts";
import { startUp } from "../tasks/bench/start_up.ts";
import { syncRun, withDatabase } from "./sync_run.ts";

/** `deno task bench` measures the same at the size of a real app's limit; here it is small, and judged. */
const LIMIT = 40;
const WINDOW_SECONDS = 3;

Deno.test("an enforced limit is used whole in every window, with at most one refusal each", () =>
  withDatabase(async (database) => {
    const simulator = await startSimulator({
      contacts: 20,
      conversations: 100,
      limitPerWindow: LIMIT,
      windowSeconds: WINDOW_SECONDS,
      latencyMs: 5,
    });
    try {
      const { clock, url, requests } = simulator;
      // A window that has just begun: the first is then as whole as the others.
      const windowMs = WINDOW_SECONDS * 1_000;
      clock.set(Math.ceil(clock.now() / windowMs) * windowMs);
      const end = await syncRun({ url, database, concurrency: 32 });
      assertEquals(end.status, "ok", JSON.stringify(end.results));
      const windows = [...requests.allowedByWindow.values()];
      assertGreaterOrEqual(windows.length, 3);
      for (const used of windows.slice(0, -1)) assertGreaterOrEqual(used / LIMIT, 0.97);
      for (const refused of requests.throttledByWindow.values()) assertLessOrEqual(refused, 1);
    } finally {
      await simulator.stop();
    }
  }));

Deno.test("conversations are fetched side by side: at 50 ms an answer, in a quarter of the time at most", () =>
  withDatabase(async (database) => {
    const simulator = await startSimulator({ contacts: 10, conversations: 60, latencyMs: 50 });
    try {
      const { url } = simulator;
      const streams = ["conversations"];
      const durations: number[] = [];
      for (const concurrency of [1, 32]) {
        const startedMs = performance.now();
        await syncRun({ url, database: `${database}-${concurrency}`, streams, concurrency });
        durations.push(performance.now() - startedMs);
      }
      const [one = 0, many = 0] = durations;
      assertLessOrEqual(many, one / 4);
    } finally {
      await simulator.stop();
    }
  }));

Deno.test("segments are searched once contacts are read, since both hold many contacts in memory; contacts or not", () =>
  withDatabase(async (database) => {
    const simulator = await startSimulator({ contacts: 40, conversations: 5, seed: 1 });
    try {
      for (const streams of [["contact_segments", "contacts"], ["contact_segments"]]) {
        const events: string[] = [];
        await syncRun({
          url: simulator.url,
          database,
          streams,
          report: (event) => {
            if (event.event === "stream_started") events.push(`begin ${event.stream}`);
            if (event.event === "stream_finished") events.push(`end ${event.result.stream}`);
          },
        });
        assertEquals(
          events.filter((event) => !event.endsWith("workspace")),
          streams.toReversed().flatMap((name) => [`begin ${name}`, `end ${name}`]),
        );
      }
    } finally {
      await simulator.stop();
    }
  }));

Deno.test("the bench measures whole runs, and gets the answers of a load again for its bare download", async () => {
  const options = { repeat: 1, scale: 0.005, say: () => {} };
  for (const row of [...await download.run(options), ...await startUp.run(options)]) {
    assertEquals(Object.values(row).filter((cell) => /NaN|Infinity/.test(String(cell))), []);
    assertMatch(String(row["met"]), /^(yes|no)$/);
  }
});
