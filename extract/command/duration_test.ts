import { assertEquals } from "@std/assert";
import { showDuration } from "./duration.ts";

Deno.test("showDuration() shows the two units that count", () => {
  const shown = [
    [-5, "0.0 s"],
    [1_234, "1.2 s"],
    [59_400, "59.4 s"],
    [60_000, "1 min"],
    [185_000, "3 min 5 s"],
    [3_599_900, "1 h"],
    [7_500_000, "2 h 5 min"],
    [86_400_000, "1 d"],
    [4.125 * 86_400_000, "4 d 3 h"],
  ] as const;
  for (const [durationMs, text] of shown) assertEquals(showDuration(durationMs), text);
});
