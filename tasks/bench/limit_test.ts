import { assertEquals } from "@std/assert";
import { wholeWindows } from "./limit.ts";

Deno.test("`wholeWindows()` leaves out the windows in which a run begins and ends", () => {
  assertEquals(wholeWindows({ allowed_by_window: { 110: 166, 100: 20, 130: 7, 120: 160 } }), [
    166,
    160,
  ]);
});

Deno.test("`wholeWindows()` counts a window in which nothing was answered", () => {
  assertEquals(wholeWindows({ allowed_by_window: { 100: 1, 110: 166, 130: 166, 140: 1 } }), [
    166,
    0,
    166,
  ]);
});
