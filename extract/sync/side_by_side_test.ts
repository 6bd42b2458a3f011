import { assertEquals, assertLessOrEqual, assertRejects } from "@std/assert";
import { delay } from "@std/async/delay";
import { sideBySide } from "./side_by_side.ts";

async function* count(name: string, to: number): AsyncGenerator<string> {
  for (let number = 1; number <= to; number++) {
    await Promise.resolve();
    yield `${name}${number}`;
  }
}

/** So many items, each after a wait. */
async function* items(
  count: number,
  wait: () => Promise<void>,
  begin: () => void,
): AsyncGenerator<number> {
  begin();
  for (let item = 1; item <= count; item++) {
    await wait();
    yield item;
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

Deno.test("`sideBySide()` draws on few sources while their items wait for a slow taker", async () => {
  let [taken, begun, begunHalfWay] = [0, 0, 0];
  const sources = Array.from({ length: 16 }, () => items(5, () => delay(0), () => begun++));
  for await (const _ of sideBySide(sources)) {
    await delay(5);
    if (++taken === 40) begunHalfWay = begun;
  }
  assertEquals([taken, begun], [16 * 5, 16]);
  assertLessOrEqual(begunHalfWay, 12);
});

Deno.test("`sideBySide()` soon draws on all sources for a quick taker, also where their items come all at once", async () => {
  let waiting: (() => void)[] = [];
  const wait = () => new Promise<void>((resolve) => waiting.push(resolve));
  const sources = Array.from({ length: 16 }, () => items(10, wait, () => {}));
  const taking = Array.fromAsync(sideBySide(sources));
  const atOnce: number[] = [];
  do {
    await delay(1);
    atOnce.push(waiting.length);
    const answered = waiting;
    waiting = [];
    for (const answer of answered) answer();
  } while (atOnce.at(-1) !== 0);
  assertEquals(atOnce.slice(0, 10), [1, 2, 4, 8, 16, 16, 16, 16, 16, 16]);
  assertEquals((await taking).length, 16 * 10);
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
