import { assertEquals } from "@std/assert";
import { ApiError, ConfigError, ContractError } from "../errors.ts";
import type { StreamResult, StreamStatus } from "../raw/runs.ts";
import { describeError, exitCodeOf, exitCodeOfError } from "./exit_code.ts";

function codeOf(status: StreamStatus, named: readonly string[] = []): number {
  const results = [{ stream: "calls", status } as StreamResult];
  return exitCodeOf({ status, results }, new Set(named));
}

Deno.test("exitCodeOf() is 0 where all is landed, or what is missing was not asked for by name", () => {
  assertEquals([codeOf("ok"), codeOf("forbidden"), codeOf("unavailable")], [0, 0, 0]);
  assertEquals([codeOf("forbidden", ["calls"]), codeOf("unavailable", ["calls"])], [1, 1]);
  assertEquals([codeOf("partial"), codeOf("failed"), codeOf("interrupted")], [1, 1, 130]);
});

Deno.test("exitCodeOfError() is 2 for what the operator must change, else 1", () => {
  assertEquals(
    [new ConfigError("x"), new ContractError("x"), new Error("x")].map(exitCodeOfError),
    [
      2,
      1,
      1,
    ],
  );
});

Deno.test("describeError() says of a defect what it is and where, and never what it says", () => {
  assertEquals(describeError(new ApiError("Cannot GET", { transient: false })), "Cannot GET");
  const [first, second] = describeError(new RangeError("joe@example.com")).split("\n");
  assertEquals(first, "Unexpected RangeError, which is a defect of this program");
  assertEquals(second?.startsWith("    at "), true);
  assertEquals(describeError("joe@example.com"), "Unexpected failure");
});
