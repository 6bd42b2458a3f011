import { assertEquals } from "@std/assert";
import { atMost, middleOf, percent, ratio, showFigure, showMet } from "./figure.ts";

Deno.test("`showFigure()` shows the median, and the range where runs differ", () => {
  assertEquals(showFigure([1.3, 1.2, 1.21], ratio), "1.21 (1.20–1.30)");
  assertEquals(showFigure([0.981], percent), "98.1 %");
  assertEquals(showFigure([1.201, 1.202], ratio), "1.20");
});

Deno.test("`showFigure()` says so where the system does not tell", () => {
  assertEquals(showFigure([undefined, undefined], ratio), "unknown here");
  assertEquals(showFigure([undefined, 2], ratio), "2.00");
});

Deno.test("`showMet()` is no where one condition fails, and open where one is not known", () => {
  assertEquals(showMet(true, true), "yes");
  assertEquals(showMet(undefined, false), "no");
  assertEquals(showMet(true, undefined), "–");
});

Deno.test("A figure that is not known neither meets nor misses its target", () => {
  assertEquals(middleOf([undefined]), undefined);
  assertEquals(atMost(undefined, 1), undefined);
  assertEquals(atMost(1, 1), true);
});
