import { assertEquals } from "@std/assert";
import { FakeClock } from "../api/fake_clock.ts";
import { meterFetch } from "./exchange_meter.ts";

Deno.test("meterFetch() tells the median time of an answer, the limit, and how far the clocks are apart", async () => {
  const clock = new FakeClock();
  const times = [50, 10, 20];
  const { fetch, exchanged } = meterFetch(() => {
    clock.advance(times.shift() ?? 0);
    const headers = {
      "x-ratelimit-limit": "166",
      "x-ratelimit-remaining": String(160 + times.length),
      "date": new Date(clock.now() + 60_000).toUTCString(),
    };
    return Promise.resolve(new Response(null, { headers }));
  }, clock);
  for (let at = 0; at < 3; at++) await fetch("https://api.example.test/me", {});
  const { clockOffsetMs = 0, ...rest } = exchanged();
  assertEquals(rest, { requests: 3, limit: 166, remaining: 160, latencyMs: 20 });
  assertEquals(Math.round(clockOffsetMs / 1000), 60);
});

Deno.test("meterFetch() keeps what it knows when headers are missing, and passes a failure on", async () => {
  const clock = new FakeClock();
  const answers = [
    new Response(null, { headers: { "x-ratelimit-limit": "83", "x-ratelimit-remaining": "many" } }),
    new Response(null),
  ];
  const { fetch, exchanged } = meterFetch(() => {
    const answer = answers.shift();
    return answer === undefined ? Promise.reject(new TypeError("closed")) : Promise.resolve(answer);
  }, clock);
  assertEquals(exchanged().latencyMs, undefined);
  await fetch("https://api.example.test/me", {});
  await fetch("https://api.example.test/me", {});
  const { requests, limit, remaining } = exchanged();
  assertEquals([requests, limit, remaining], [2, 83, undefined]);
  const failure = await fetch("https://api.example.test/me", {}).catch((error) => error);
  assertEquals([failure.message, exchanged().requests], ["closed", 3]);
});
