import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import { streams } from "../extract/streams/mod.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";
import { extractCommand, runExtract } from "../tasks/extract_process.ts";
import { landedTexts, readRows } from "./landed.ts";

const KILLS = 6;

/** All raw tables, but for which run loaded a row and when. */
async function landedAll(database: string): Promise<string> {
  const texts = await landedTexts(database, streams.map(({ name }) => name));
  return [...texts].map(([name, rows]) => `${name}\n${rows.join("\n")}`).join("\n\n");
}

/** Starts a run and kills it with signal 9 as soon as it has sent so many requests. */
async function killAfter(
  requests: number,
  { simulator, args }: { readonly simulator: Simulator; readonly args: readonly string[] },
): Promise<Deno.CommandStatus> {
  const log = simulator.requests;
  const before = log.total;
  const child = extractCommand(args).spawn();
  log.onRequest = (total) => {
    if (total - before === requests) child.kill("SIGKILL");
  };
  const status = await child.output();
  log.onRequest = undefined;
  return status;
}

Deno.test(`kill -9 at ${KILLS} moments spread over a run: the next run lands what an uninterrupted one does`, async () => {
  const folder = await Deno.makeTempDir();
  const simulator = await startSimulator({ contacts: 2000, conversations: 400, latencyMs: 15 });
  try {
    const whole = `${folder}/whole.duckdb`;
    const args = (
      database: string,
    ): string[] => ["--base-url", simulator.url, "--database", database, "--concurrency", "8"];
    assertEquals((await runExtract(args(whole))).code, 0);
    const total = simulator.requests.total;
    const expected = await landedAll(whole);
    let killedInside = 0;
    let keptOfKilled = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const database = `${folder}/${kill}.duckdb`;
      const requests = Math.ceil(((kill + 0.5) / KILLS) * total);
      const status = await killAfter(requests, { simulator, args: args(database) });
      if (status.signal === "SIGKILL") killedInside++;
      // What the killed run held open, a scroll of companies, is free again after a minute.
      simulator.clock.advance(120_000);
      const next = await runExtract(args(database));
      assertEquals(next.code, 0, next.stderr);
      assertEquals(
        await landedAll(database) === expected,
        true,
        `killed after ${requests} requests`,
      );
      const runs = await readRows(
        database,
        "select status, count(*)::integer as count from intercom_raw.sync_runs group by all order by all",
      );
      if (runs.some((run) => run["status"] === "interrupted")) {
        const [kept] = await readRows(
          database,
          `select count(*)::integer as count from intercom_raw.conversations as landed
           join intercom_raw.sync_runs as run using (run_id) where run.status = 'interrupted'`,
        );
        if (Number(kept?.["count"]) > 0) keptOfKilled++;
      }
      await Deno.remove(database);
    }
    console.log(
      `    ${total} requests a run; ${killedInside} runs killed inside, ${keptOfKilled} had conversations to keep`,
    );
    assertEquals(killedInside, KILLS);
    // How much is landed when the signal comes depends on how busy the machine is.
    assertGreaterOrEqual(keptOfKilled, 1);
  } finally {
    await simulator.stop();
    await Deno.remove(folder, { recursive: true });
  }
});
