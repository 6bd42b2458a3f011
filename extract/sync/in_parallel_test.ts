import { assertEquals, assertRejects } from "@std/assert";
import { collect } from "../api/fake_api.ts";
import { inParallel, readAhead } from "./in_parallel.ts";

/** Promises that the test settles by hand, by item. */
class Pending {
  readonly settle = new Map<number, () => void>();
  running = 0;
  most = 0;
  work = (item: number): Promise<number> => {
    this.running++;
    this.most = Math.max(this.most, this.running);
    return new Promise((resolve) =>
      this.settle.set(item, () => {
        this.running--;
        resolve(item * 10);
      })
    );
  };
}

async function turns(count = 50): Promise<void> {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
}

Deno.test("inParallel() runs as many as allowed and gives results in the order of the items", async () => {
  const pending = new Pending();
  const collecting = collect(inParallel([1, 2, 3, 4, 5], 2, pending.work));
  for (const item of [2, 1, 4, 3, 5]) {
    await turns();
    pending.settle.get(item)?.();
  }
  assertEquals(await collecting, [10, 20, 30, 40, 50]);
  assertEquals(pending.most, 2);
});

Deno.test("inParallel() draws no more items than twice its concurrency ahead of who takes the results", async () => {
  let drawn = 0;
  async function* source(): AsyncGenerator<number> {
    while (drawn < 1000) {
      await Promise.resolve();
      yield ++drawn;
    }
  }
  const results = inParallel(source(), 3, (item) => Promise.resolve(item));
  await results.next();
  await turns(500);
  assertEquals(drawn <= 8, true, `drawn ${drawn}`);
  await results.return(undefined);
});

Deno.test("inParallel() throws the error of the function unchanged, after the results before it", async () => {
  const taken: number[] = [];
  const error = new Error("third");
  const thrown = await assertRejects(async () => {
    const work = (item: number) => item === 3 ? Promise.reject(error) : Promise.resolve(item);
    for await (const result of inParallel([1, 2, 3, 4], 2, work)) taken.push(result);
  });
  assertEquals(thrown, error);
  assertEquals(taken, [1, 2]);
});

Deno.test("inParallel() throws the error of the items' source unchanged", async () => {
  async function* source(): AsyncGenerator<number> {
    yield await Promise.resolve(1);
    throw new Error("the source");
  }
  const error = await assertRejects(() =>
    collect(inParallel(source(), 4, (item) => Promise.resolve(item)))
  );
  assertEquals((error as Error).message, "the source");
});

Deno.test("readAhead() asks for the next item before this one is done", async () => {
  const events: string[] = [];
  async function* source(): AsyncGenerator<number> {
    for (const item of [1, 2, 3]) {
      events.push(`draw ${item}`);
      yield await Promise.resolve(item);
    }
  }
  for await (const item of readAhead(source())) {
    await turns();
    events.push(`done ${item}`);
  }
  assertEquals(events, ["draw 1", "draw 2", "done 1", "draw 3", "done 2", "done 3"]);
});

Deno.test("readAhead() throws the source's error in its turn", async () => {
  const taken: number[] = [];
  async function* source(): AsyncGenerator<number> {
    yield await Promise.resolve(1);
    throw new Error("second");
  }
  await assertRejects(async () => {
    for await (const item of readAhead(source())) {
      await turns();
      taken.push(item);
    }
  });
  assertEquals(taken, [1]);
});
