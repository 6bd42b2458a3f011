import { assertEquals } from "@std/assert";
import { parseProcessorTimes } from "./process_usage.ts";

Deno.test("`parseProcessorTimes()` counts after the program's name, which may hold anything", () => {
  const stat = "4711 (a (b) c) S 1 4711 4711 0 -1 4194560 9 8 7 6 120 30 500 25 20 0 11 0 9 9";
  assertEquals(parseProcessorTimes(stat), { ownMs: 1_500, endedChildrenMs: 5_250 });
});
