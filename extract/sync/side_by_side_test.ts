import { assertEquals, assertLessOrEqual, assertRejects } from "@std/assert";
import { delay } from "@std/async/delay";
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

Deno.test("`sideBySide()` draws on few sources while their items wait, and on all while none does", async () => {
  for (const isTakerSlow of [true, false]) {
    const begun = new Set<number>();
    async function* source(name: number): AsyncGenerator<number> {
      begun.add(name);
      for (let item = 1; item <= 5; item++) {
        await delay(isTakerSlow ? 0 : 5);
        yield item;
      }
    }
    let [taken, begunHalfWay] = [0, 0];
    for await (const _ of sideBySide(Array.from({ length: 16 }, (_, name) => source(name)))) {
      if (isTakerSlow) await delay(5);
      if (++taken === 20) begunHalfWay = begun.size;
    }
    assertEquals(taken, 16 * 5);
    if (isTakerSlow) assertLessOrEqual(begunHalfWay, 7);
    else assertEquals(begunHalfWay, 16);
  }
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
