import { assertEquals } from "@std/assert";
import { median } from "./median.ts";

Deno.test("`median()` is the middle value, whatever the order", () => {
  assertEquals(median([9, 1, 100]), 9);
  assertEquals(median([7]), 7);
});

Deno.test("`median()` of an even number of values is the mean of the two in the middle", () => {
  assertEquals(median([4, 1, 2, 1_000]), 3);
});

Deno.test("`median()` of nothing is not a number", () => {
  assertEquals(median([]), NaN);
});
