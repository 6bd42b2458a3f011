import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import { soak } from "./soak.ts";

Deno.test("raw equals a workspace that changes at all times, after runs through faults and kill -9", async () => {
  const end = await soak({
    seed: 1,
    runs: 8,
    contacts: 160,
    conversations: 60,
    log: (line) => console.log(`    ${line}`),
  });
  assertEquals(end.kills, 3);
  assertGreaterOrEqual(end.faults, 3);
  for (const { status, notes, differences } of [end.swept, end.refreshed]) {
    assertEquals(differences.slice(0, 3).map((line) => line.slice(0, 300)), []);
    assertEquals(status, "ok", notes.join("; "));
  }
});
