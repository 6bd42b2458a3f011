import { assertEquals } from "@std/assert";
import { describeStep } from "./run_steps.ts";

Deno.test("`describeStep()` keeps the log of a step that passed to itself", () => {
  const result = { name: "lint", passed: true, durationMs: 1_234, log: "Checked 3 files" };
  assertEquals(describeStep(result), "ok      lint                1.2 s");
});

Deno.test("`describeStep()` shows the log of a step that failed", () => {
  const result = { name: "lint", passed: false, durationMs: 80, log: "a.ts\nno-var" };
  assertEquals(
    describeStep(result),
    "FAILED  lint                0.1 s\n        a.ts\n        no-var",
  );
});
