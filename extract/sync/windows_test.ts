import { assertEquals, assertLessOrEqual } from "@std/assert";
import { type LongRead, planWindows } from "./windows.ts";

const HOUR = 3_600_000;

/** Changes at times, and how often they were counted. */
function read(
  times: readonly number[],
  facts: Partial<LongRead> = {},
): LongRead & { counts: number } {
  const long = {
    fromMs: 0,
    settledMs: 1_000 * HOUR,
    total: times.length,
    size: 10,
    unitMs: 1_000,
    counts: 0,
    count: ({ fromMs = 0, untilMs = Infinity }) => {
      long.counts++;
      return Promise.resolve(times.filter((time) => time >= fromMs && time < untilMs).length);
    },
    ...facts,
  };
  return long;
}

Deno.test("`planWindows()` parts time without gap or overlap, and leaves the end open", async () => {
  const windows = await planWindows(read(Array.from({ length: 100 }, (_, at) => at * 10 * HOUR)));
  windows.forEach(({ fromMs }, at) =>
    assertEquals(fromMs, at === 0 ? 0 : windows[at - 1]?.untilMs)
  );
  assertEquals(windows.at(-1), { fromMs: 1_000 * HOUR });
});

Deno.test("`planWindows()` gives windows of about the size that was asked for", async () => {
  const times = Array.from(
    { length: 400 },
    (_, at) => Math.floor(at ** 2 / 160_000 * 1_000 * HOUR),
  );
  const long = read(times, { size: 50 });
  const windows = await planWindows(long);
  for (const { fromMs = 0, untilMs = Infinity } of windows) {
    assertLessOrEqual(times.filter((time) => time >= fromMs && time < untilMs).length, 50);
  }
  assertLessOrEqual(windows.length, 20);
  assertLessOrEqual(long.counts, 2 * windows.length + 10);
});

Deno.test("`planWindows()` leaves a bulk change of one unit in one window, after a bounded search for it", async () => {
  const long = read(Array.from({ length: 5_000 }, () => 777 * HOUR));
  const windows = await planWindows(long);
  assertEquals(
    windows.filter(({ fromMs = 0, untilMs = Infinity }) =>
      fromMs <= 777 * HOUR && untilMs > 777 * HOUR
    ).length,
    1,
  );
  assertLessOrEqual(long.counts, 50);
});

Deno.test("`planWindows()` of a time without a settled part is one open window", async () => {
  assertEquals(await planWindows(read([5], { fromMs: 10 * HOUR, settledMs: 9 * HOUR })), [
    { fromMs: 10 * HOUR },
  ]);
});
