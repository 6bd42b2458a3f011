import { assertEquals, assertRejects } from "@std/assert";
import { delay } from "@std/async/delay";
import type { Batch, Landed } from "../raw/batch.ts";
import { tags } from "../streams/tags.ts";
import { Landing } from "./landing.ts";
import { Tally } from "./tally.ts";

/** A landing whose transactions wait until they are let through; what happened stands in `log`. */
function landingOf(
  land: (batch: Batch) => Promise<void> = () => Promise.resolve(),
): { readonly landing: Landing; readonly log: string[] } {
  const log: string[] = [];
  const tally = new Tally();
  const landing = new Landing({
    client: { now: () => 0 },
    warehouse: {
      land: async (batch): Promise<Map<string, Landed>> => {
        const ids = [...batch.records.get("tags")?.values() ?? []].map(({ recordId }) => recordId);
        log.push(`begin ${ids}`);
        await land(batch);
        log.push(`landed ${ids}`);
        return new Map();
      },
    },
    settings: { omit: new Map() },
    children: [],
    dependents: [],
    tally: () => tally,
  }, tags);
  return { landing, log };
}

Deno.test("Landing.afterwards() waits for what was added before, and holds up what is landed later, not what is added", async () => {
  const gate = Promise.withResolvers<void>();
  const { landing, log } = landingOf(() => gate.promise);
  landing.add(tags, { id: "1" });
  landing.afterwards(async () => {
    await Promise.resolve();
    log.push("afterwards");
  });
  const first = landing.finish();
  await delay(0);
  landing.add(tags, { id: "2" });
  const second = landing.finish();
  log.push("added");
  gate.resolve();
  await Promise.all([first, second]);
  assertEquals(log, ["begin 1", "added", "landed 1", "afterwards", "begin 2", "landed 2"]);
});

Deno.test("Landing.afterwards() is done where nothing was added, once, and not after a walk that begins again", async () => {
  const { landing, log } = landingOf();
  landing.afterwards(() => Promise.resolve(void log.push("forgotten")));
  await landing.discard();
  landing.afterwards(() => Promise.resolve(void log.push("done")));
  await landing.finish();
  await landing.finish();
  assertEquals(log, ["done"]);
});

Deno.test("Landing.afterwards() that fails is told once, and what was collected meanwhile lands all the same", async () => {
  const { landing, log } = landingOf();
  landing.add(tags, { id: "1" });
  landing.afterwards(() => Promise.reject(new RangeError("broken")));
  await assertRejects(() => landing.finish(), RangeError, "broken");
  landing.add(tags, { id: "2" });
  await landing.finish();
  assertEquals(log, ["begin 1", "landed 1", "begin 2", "landed 2"]);
});

Deno.test("Landing.finish() lands what was added afterwards", async () => {
  const { landing, log } = landingOf();
  landing.afterwards(() => Promise.resolve(landing.add(tags, { id: "1" })));
  await landing.finish();
  assertEquals(log, ["begin 1", "landed 1"]);
});

Deno.test("Landing.finish() after a transaction that failed lands nothing more: the next would be without it", async () => {
  const { landing, log } = landingOf(() => Promise.reject(new RangeError("full")));
  landing.add(tags, { id: "1" });
  landing.afterwards(() => Promise.resolve(void log.push("afterwards")));
  await assertRejects(() => landing.finish(), RangeError, "full");
  landing.add(tags, { id: "2" });
  await assertRejects(() => landing.salvage(), RangeError, "full");
  assertEquals(log, ["begin 1"]);
});

Deno.test("Landing.salvage() lands what was collected, and does nothing afterwards", async () => {
  const { landing, log } = landingOf();
  landing.add(tags, { id: "1" });
  landing.afterwards(() => Promise.resolve(void log.push("afterwards")));
  await landing.salvage();
  assertEquals(log, ["begin 1", "landed 1"]);
});

Deno.test("Landing.salvage() does not tell what failed afterwards: the walk has an error of its own", async () => {
  const { landing, log } = landingOf();
  for (let id = 1; id <= 2_000; id++) landing.add(tags, { id: "1" });
  landing.afterwards(() => Promise.reject(new RangeError("broken")));
  await landing.settle();
  landing.add(tags, { id: "2" });
  await landing.salvage();
  assertEquals(log, ["begin 1", "landed 1", "begin 2", "landed 2"]);
});
