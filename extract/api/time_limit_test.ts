import { assertEquals } from "@std/assert";
import { limitTime } from "./time_limit.ts";

Deno.test("limitTime() aborts with the other signal's reason, also when that was aborted before", () => {
  const stop = new AbortController();
  using before = limitTime(stop.signal, 60_000);
  assertEquals(before.signal.aborted, false);
  stop.abort("stopped");
  assertEquals(before.signal.reason, "stopped");
  using after = limitTime(stop.signal, 60_000);
  assertEquals(after.signal.reason, "stopped");
});

Deno.test("limitTime() aborts with a TimeoutError when its time is over", async () => {
  using limit = limitTime(new AbortController().signal, 0);
  await new Promise((resolve) => limit.signal.addEventListener("abort", resolve));
  assertEquals(limit.signal.reason.name, "TimeoutError");
});

Deno.test("limitTime() leaves nothing behind once it is disposed of", () => {
  const stop = new AbortController();
  const limit = limitTime(stop.signal, 60_000);
  limit[Symbol.dispose]();
  stop.abort();
  assertEquals(limit.signal.aborted, false);
});
