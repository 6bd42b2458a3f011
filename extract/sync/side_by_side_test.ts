import { assertEquals, assertRejects } from "@std/assert";
import { sideBySide } from "./side_by_side.ts";

async function* count(name: string, to: number): AsyncGenerator<string> {
  for (let number = 1; number <= to; number++) {
    await Promise.resolve();
    yield `${name}${number}`;
  }
}

Deno.test("`sideBySide()` gives every item of every source, each source in its order", async () => {
  const items = await Array.fromAsync(sideBySide([count("a", 3), count("b", 1), count("c", 0)]));
  assertEquals(items.toSorted(), ["a1", "a2", "a3", "b1"]);
  assertEquals(items.filter((item) => item.startsWith("a")), ["a1", "a2", "a3"]);
});

Deno.test("`sideBySide()` draws no more than one item of a source ahead", async () => {
  let drawn = 0;
  async function* counting(): AsyncGenerator<number> {
    while (true) yield await Promise.resolve(++drawn);
  }
  const merged = sideBySide([counting()]);
  for (let taken = 1; taken <= 5; taken++) {
    await merged.next();
    assertEquals(drawn <= taken + 1, true);
  }
  await merged.return(undefined);
});

Deno.test("`sideBySide()` passes the first error on, and closes the other sources", async () => {
  const closed: string[] = [];
  async function* endless(): AsyncGenerator<number> {
    try {
      while (true) yield await Promise.resolve(1);
    } finally {
      closed.push("endless");
    }
  }
  async function* failing(): AsyncGenerator<number> {
    yield await Promise.resolve(1);
    throw new RangeError("broken");
  }
  await assertRejects(
    () => Array.fromAsync(sideBySide([endless(), failing()])),
    RangeError,
    "broken",
  );
  assertEquals(closed, ["endless"]);
});
