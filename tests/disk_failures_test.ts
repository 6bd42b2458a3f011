import { assertEquals, assertStringIncludes } from "@std/assert";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";
import { rawTruth } from "../simulator/truth.ts";
import { extractCommand, runExtract } from "../tasks/extract_process.ts";
import { differencesToTruth } from "./landed_truth.ts";
import { withDatabase } from "./sync_run.ts";

const sizes = { contacts: 1_500, conversations: 60 };

function argsOf({ url }: Simulator, database: string): string[] {
  return ["--base-url", url, "--database", database];
}

/** A file may not become larger than so many blocks of 512 bytes; whoever writes more is told so. */
function onSmallDisk(blocks: number): string[] {
  return ["sh", "-c", `trap "" XFSZ; ulimit -f ${blocks}; exec "$@"`, "sh"];
}

async function assertHeals(simulator: Simulator, database: string): Promise<void> {
  const { code, stderr } = await runExtract(argsOf(simulator, database));
  assertEquals(code, 0, stderr);
  assertEquals(await differencesToTruth(database, rawTruth(simulator.workspace)), []);
}

for (const blocks of [100, 1_500, 6_000]) {
  Deno.test({
    name: `a disk that is full after ${blocks} blocks is told in a line, and the next run heals`,
    ignore: Deno.build.os === "windows",
    fn: () =>
      withDatabase(async (database) => {
        const simulator = await startSimulator(sizes);
        try {
          const end = await runExtract(argsOf(simulator, database), {
            through: onSmallDisk(blocks),
          });
          assertEquals(end.code, 2, end.stdout + end.stderr);
          assertStringIncludes(end.stderr, "as its disk must take");
          assertEquals(end.stderr.trim().split("\n").length, 1, end.stderr);
          await assertHeals(simulator, database);
        } finally {
          await simulator.stop();
        }
      }),
  });
}

Deno.test("a file that another run holds is told in a line, and the run that holds it goes on", () =>
  withDatabase(async (database) => {
    const simulator = await startSimulator({ ...sizes, latencyMs: 40 });
    try {
      const holder = extractCommand(argsOf(simulator, database)).spawn();
      while (simulator.requests.total < 20) await new Promise((resolve) => setTimeout(resolve, 10));
      const end = await runExtract(argsOf(simulator, database));
      assertEquals(end.code, 2, end.stdout);
      assertStringIncludes(end.stderr, "nothing else may have it open: another program holds it");
      const held = await holder.output();
      assertEquals(held.code, 0, new TextDecoder().decode(held.stderr));
      assertEquals(await differencesToTruth(database, rawTruth(simulator.workspace)), []);
    } finally {
      await simulator.stop();
    }
  }));
