import { assertEquals } from "@std/assert";
import { PageSize } from "./page_size.ts";

Deno.test("`PageSize` shrinks to a divisor of at most half, down to one record", () => {
  const size = new PageSize(150);
  const sizes = [size.current];
  while (!size.isSmallest) {
    size.shrink();
    sizes.push(size.current);
  }
  assertEquals(sizes, [150, 75, 25, 5, 1]);
  size.shrink();
  assertEquals(size.current, 1);
});

Deno.test("`PageSize` grows by one step after five pages in a row, and not beyond the largest", () => {
  const size = new PageSize(60);
  size.shrink();
  size.shrink();
  for (let page = 0; page < 4; page++) size.succeed();
  assertEquals(size.current, 15);
  size.succeed();
  assertEquals(size.current, 30);
  for (let page = 0; page < 20; page++) size.succeed();
  assertEquals(size.current, 60);
});

Deno.test("`PageSize` grows only where the page number can be carried over", () => {
  const size = new PageSize(60);
  size.shrink();
  for (let page = 1; page <= 9; page++) size.succeed(30 * (page * 2 - 1));
  assertEquals(size.current, 30);
  size.succeed(60);
  assertEquals(size.current, 60);
});
