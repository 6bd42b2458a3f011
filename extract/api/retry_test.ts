import { assertEquals, assertRejects, assertStrictEquals } from "@std/assert";
import { ApiError, ContractError } from "../errors.ts";
import { FakeClock } from "./fake_clock.ts";
import { defaultRetryPolicy, delayBeforeRetry, withRetry } from "./retry.ts";

const policy = { ...defaultRetryPolicy, random: () => 0.5 };
const transient = new ApiError("Cannot", { status: 503, transient: true });

Deno.test("delayBeforeRetry() doubles from the base delay up to the longest, with jitter", () => {
  const waits = [1, 2, 3, 4].map((attempt) => delayBeforeRetry(transient, attempt, policy));
  assertEquals(waits, [375, 750, 1500, 3000]);
  const long = delayBeforeRetry(transient, 20, { ...policy, maxAttempts: 30, random: () => 0.99 });
  assertEquals(long, 30_000 * 0.995);
});

Deno.test("delayBeforeRetry() is undefined for an error that is not transient", () => {
  const refused = new ApiError("Cannot", { status: 404, transient: false });
  assertEquals(delayBeforeRetry(refused, 1, policy), undefined);
  assertEquals(delayBeforeRetry(new ContractError("Cannot"), 1, policy), undefined);
  assertEquals(delayBeforeRetry(new TypeError("a bug"), 1, policy), undefined);
});

Deno.test("delayBeforeRetry() waits as long as the API asks", () => {
  const error = new ApiError("Cannot", { status: 503, transient: true, retryAfterMs: 90_000 });
  assertEquals(delayBeforeRetry(error, 1, policy), 90_000);
});

Deno.test("withRetry() throws the last error unchanged after maxAttempts", async () => {
  const clock = new FakeClock();
  let sent = 0;
  const error = await assertRejects(
    () =>
      withRetry(() => {
        sent++;
        return Promise.reject(transient);
      }, { policy, clock, signal: new AbortController().signal }),
    ApiError,
  );
  assertStrictEquals(error, transient);
  assertEquals(sent, 5);
  assertEquals(clock.slept, [375, 750, 1500, 3000]);
});

Deno.test("withRetry() stops waiting when the signal aborts", async () => {
  const controller = new AbortController();
  const reason = new Error("stop");
  controller.abort(reason);
  const error = await assertRejects(() =>
    withRetry(() => Promise.reject(transient), {
      policy,
      clock: new FakeClock(),
      signal: controller.signal,
    })
  );
  assertStrictEquals(error, reason);
});
