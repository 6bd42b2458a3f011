import { assertEquals, assertRejects } from "@std/assert";
import { FakeClock } from "./fake_clock.ts";
import { type RateHeaders, RateLimiter } from "./limiter.ts";

const open = new AbortController().signal;

/** An API that counts in fixed windows of ten seconds, as the vendor documents it. */
class WindowedApi {
  served = 0;
  refused = 0;
  readonly servedByWindow = new Map<number, number>();
  constructor(
    readonly clock: FakeClock,
    readonly limit: number,
    readonly facts: { readonly aheadMs?: number; readonly othersPerAnswer?: number } = {},
  ) {}

  answer(): { status: number; headers: RateHeaders } {
    const nowMs = this.clock.now() + (this.facts.aheadMs ?? 0);
    const window = Math.floor(nowMs / 10_000);
    const used = this.servedByWindow.get(window) ?? 0;
    const refused = used >= this.limit;
    if (refused) this.refused++;
    else {
      this.served++;
      this.servedByWindow.set(window, used + 1 + (this.facts.othersPerAnswer ?? 0));
    }
    const remaining = Math.max(0, this.limit - (this.servedByWindow.get(window) ?? 0));
    return {
      status: refused ? 429 : 200,
      headers: {
        limit: this.limit,
        remaining,
        resetAtMs: (window + 1) * 10_000,
        dateMs: Math.floor(nowMs / 1000) * 1000,
      },
    };
  }
}

/** Sends `count` requests through the limiter, at most `concurrency` at once, each taking 50 ms. */
async function sendAll(
  limiter: RateLimiter,
  api: WindowedApi,
  options: { readonly count: number; readonly concurrency: number },
): Promise<void> {
  let left = options.count;
  async function worker(): Promise<void> {
    while (left > 0) {
      left--;
      await limiter.acquire(open);
      api.clock.advance(50 / options.concurrency);
      const { status, headers } = api.answer();
      await Promise.resolve();
      limiter.settle(status, headers);
      if (status === 429) left++;
    }
  }
  await Promise.all(Array.from({ length: options.concurrency }, worker));
}

for (const limit of [83, 166, 1666]) {
  Deno.test(`RateLimiter spends at least 97 % of a limit of ${limit} and is refused at most once a window`, async () => {
    const clock = new FakeClock(1_800_000_000_000);
    const api = new WindowedApi(clock, limit, { aheadMs: 400 });
    await sendAll(new RateLimiter(clock, { share: 1, concurrency: 100 }), api, {
      count: limit * 6,
      concurrency: 20,
    });
    const windows = [...api.servedByWindow.values()].slice(0, -1);
    for (const served of windows.slice(0, 5)) {
      assertEquals(served >= limit * 0.97, true, `served ${served} of ${limit}`);
    }
    assertEquals(api.refused <= windows.length + 1, true, `refused ${api.refused}`);
    assertEquals(api.served, limit * 6);
  });
}

Deno.test("RateLimiter with a share leaves the rest of every window to others", async () => {
  const clock = new FakeClock(1_800_000_000_000);
  const api = new WindowedApi(clock, 100);
  await sendAll(new RateLimiter(clock, { share: 0.8, concurrency: 100 }), api, {
    count: 240,
    concurrency: 10,
  });
  assertEquals([...api.servedByWindow.values()], [80, 80, 80]);
  assertEquals(api.refused, 0);
});

Deno.test("RateLimiter stops when others have spent the window", async () => {
  const clock = new FakeClock(1_800_000_000_000);
  const api = new WindowedApi(clock, 100, { othersPerAnswer: 4 });
  await sendAll(new RateLimiter(clock, { share: 1, concurrency: 100 }), api, {
    count: 60,
    concurrency: 1,
  });
  assertEquals(api.refused, 0);
  assertEquals(api.servedByWindow.size, 3);
});

Deno.test("RateLimiter sends one request alone until the first answer tells the budget", async () => {
  const limiter = new RateLimiter(new FakeClock(), { share: 1, concurrency: 100 });
  await limiter.acquire(open);
  let second = false;
  const waiting = limiter.acquire(open).then(() => second = true);
  await Promise.resolve();
  assertEquals(second, false);
  limiter.settle(200, { limit: 10, remaining: 9, resetAtMs: Date.UTC(2026, 0, 15, 12, 0, 10) });
  await waiting;
  assertEquals(second, true);
});

Deno.test("RateLimiter waits for the reset when nothing remains, not for a guess", async () => {
  const clock = new FakeClock(Date.UTC(2026, 0, 15, 12, 0, 3));
  const limiter = new RateLimiter(clock, { share: 1, concurrency: 100 });
  await limiter.acquire(open);
  limiter.settle(200, { limit: 10, remaining: 0, resetAtMs: Date.UTC(2026, 0, 15, 12, 0, 10) });
  await limiter.acquire(open);
  assertEquals(clock.slept, [7000]);
});

Deno.test("RateLimiter keeps the limit it knew when headers are missing", async () => {
  const clock = new FakeClock(1_800_000_000_000);
  const limiter = new RateLimiter(clock, { share: 1, concurrency: 100 });
  await limiter.acquire(open);
  limiter.settle(200, { limit: 3, remaining: 2, resetAtMs: 1_800_000_010_000 });
  for (let sent = 0; sent < 8; sent++) {
    await limiter.acquire(open);
    limiter.settle(200, {});
  }
  assertEquals(clock.slept, [10_000, 10_000]);
});

Deno.test("RateLimiter does not hold back where the API never sends the headers", async () => {
  const clock = new FakeClock();
  const limiter = new RateLimiter(clock, { share: 1, concurrency: 1000 });
  await limiter.acquire(open);
  limiter.settle(200, {});
  for (let sent = 0; sent < 500; sent++) await limiter.acquire(open);
  assertEquals(clock.slept, []);
});

Deno.test("RateLimiter closes for all workers after a refusal, until the API's reset", async () => {
  const clock = new FakeClock(1_800_000_004_000);
  const limiter = new RateLimiter(clock, { share: 1, concurrency: 100 });
  await limiter.acquire(open);
  limiter.settle(429, { limit: 10, remaining: 0, resetAtMs: 1_800_000_010_000 });
  await limiter.acquire(open);
  assertEquals(clock.slept, [6000]);
});

Deno.test("RateLimiter waits longer each time a refusal says nothing", async () => {
  const clock = new FakeClock();
  const limiter = new RateLimiter(clock, { share: 1, concurrency: 100 });
  for (let refusal = 0; refusal < 6; refusal++) {
    await limiter.acquire(open);
    limiter.settle(429, {});
  }
  await limiter.acquire(open);
  assertEquals(clock.slept, [1000, 2000, 4000, 8000, 10_000, 10_000]);
});

Deno.test("RateLimiter honours Retry-After when it is later than the reset", async () => {
  const clock = new FakeClock(1_800_000_004_000);
  const limiter = new RateLimiter(clock, { share: 1, concurrency: 100 });
  await limiter.acquire(open);
  limiter.settle(429, { resetAtMs: 1_800_000_010_000, retryAfterMs: 20_000 });
  await limiter.acquire(open);
  assertEquals(clock.slept, [20_000]);
});

Deno.test("RateLimiter.vendorNow() follows the Date header, also when a clock is set", async () => {
  const clock = new FakeClock(1_800_000_000_900);
  const limiter = new RateLimiter(clock, { share: 1, concurrency: 100 });
  assertEquals(limiter.vendorNow(), 1_800_000_000_900);
  await limiter.acquire(open);
  limiter.settle(200, { dateMs: 1_800_000_000_000 });
  assertEquals(limiter.vendorNow(), 1_800_000_000_000);
  await limiter.acquire(open);
  clock.advance(200);
  limiter.settle(200, { dateMs: 1_800_000_001_000 });
  assertEquals(limiter.vendorNow(), 1_800_000_001_000);
  clock.advance(-86_400_000);
  await limiter.acquire(open);
  limiter.settle(200, { dateMs: 1_800_000_002_000 });
  assertEquals(limiter.vendorNow(), 1_800_000_002_000);
});

Deno.test("RateLimiter.acquire() rejects when the signal aborts", async () => {
  const controller = new AbortController();
  controller.abort(new Error("stop"));
  const limiter = new RateLimiter(new FakeClock(), { share: 1, concurrency: 100 });
  await assertRejects(() => limiter.acquire(controller.signal), Error, "stop");
});

Deno.test("RateLimiter lets no more requests be under way at once than allowed", async () => {
  const limiter = new RateLimiter(new FakeClock(), { share: 1, concurrency: 2 });
  await limiter.acquire(open);
  limiter.settle(200, {});
  await limiter.acquire(open);
  await limiter.acquire(open);
  let third = false;
  const waiting = limiter.acquire(open).then(() => third = true);
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  assertEquals(third, false);
  limiter.settle(undefined, {});
  await waiting;
  assertEquals(third, true);
});

Deno.test("RateLimiter is not misled by an answer that was overtaken by a later one", async () => {
  const clock = new FakeClock(1_800_000_000_000);
  const limiter = new RateLimiter(clock, { share: 1, concurrency: 100 });
  const window = { limit: 10, resetAtMs: 1_800_000_010_000 };
  await limiter.acquire(open);
  limiter.settle(200, { ...window, remaining: 3 });
  for (let sent = 0; sent < 3; sent++) await limiter.acquire(open);
  limiter.settle(200, { ...window, remaining: 0 });
  limiter.settle(200, { ...window, remaining: 2 });
  limiter.settle(200, { ...window, remaining: 1 });
  await limiter.acquire(open);
  assertEquals(clock.slept, [10_000]);
});

Deno.test("RateLimiter does not believe a reset that no window ends at", async () => {
  const clock = new FakeClock(1_800_000_000_000);
  const limiter = new RateLimiter(clock, { share: 1, concurrency: 100 });
  for (const status of [200, 429]) {
    await limiter.acquire(open);
    limiter.settle(status, { limit: 10, remaining: 0, resetAtMs: 1_800_000_010_000_000 });
  }
  await limiter.acquire(open);
  limiter.settle(200, { limit: 10, remaining: 0, resetAtMs: 1_800_000_010_000 });
  await limiter.acquire(open);
  assertEquals(clock.slept, [1000, 9000]);
});
