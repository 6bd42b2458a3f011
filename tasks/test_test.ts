import { assertEquals } from "@std/assert";
import { assignSuites, countTests, describeCounts } from "./test.ts";

Deno.test("`assignSuites()` gives every file to one suite, the strictest that wants it", () => {
  const files = [
    "extract/api/retry_test.ts",
    "extract/sync_test.ts",
    "tests/some_speed_test.ts",
    "new/folder_test.ts",
  ];
  assertEquals(assignSuites(files).map((assigned) => assigned.files), files.map((file) => [file]));
});

Deno.test("`assignSuites()` begins with the longest file, the others by their names", () => {
  const files = ["tests/b_test.ts", "tests/readme_test.ts", "tests/a_test.ts"];
  assertEquals(assignSuites(files).at(-1)?.files, [
    "tests/readme_test.ts",
    "tests/a_test.ts",
    "tests/b_test.ts",
  ]);
});

Deno.test("`assignSuites()` runs the tests of API and streams without any permission", () => {
  const [first] = assignSuites(["extract/streams/contacts_test.ts"]);
  assertEquals(first?.files, ["extract/streams/contacts_test.ts"]);
  assertEquals(first?.suite.permissions, []);
});

Deno.test("`countTests()` reads the closing line of `deno test`", () => {
  const passed = "a rule ... ok (1ms)\n\nok | 12 passed (3 steps) | 0 failed | 2 ignored (76ms)\n";
  assertEquals(countTests(passed, 0), { passed: 12, failed: 0, skipped: 2 });
  const failed = "FAILED | 5 passed | 1 failed (1s)\n\nerror: Test failed";
  assertEquals(countTests(failed, 1), { passed: 5, failed: 1, skipped: 0 });
});

Deno.test("`countTests()` counts a run that ended before its closing line as a failure", () => {
  assertEquals(countTests("error: Type checking failed.", 1), { passed: 0, failed: 1, skipped: 0 });
  assertEquals(countTests("ok | 3 passed | 0 failed (1s)\nerror: Uncaught", 1).failed, 1);
});

Deno.test("`describeCounts()` names skipped tests only when there are any", () => {
  assertEquals(describeCounts({ passed: 3, failed: 0, skipped: 0 }), "3 passed, 0 failed");
  assertEquals(
    describeCounts({ passed: 3, failed: 1, skipped: 2 }),
    "3 passed, 1 failed, 2 skipped",
  );
});
