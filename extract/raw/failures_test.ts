import { assertEquals } from "@std/assert";
import { ConfigError } from "../errors.ts";
import { isLocked, isOutOfMemory, openFailure, writeFailure } from "./failures.ts";

const path = "w.duckdb";

Deno.test("openFailure() names the rule that a file breaks, by what DuckDB says", () => {
  const said: readonly (readonly [string, string])[] = [
    [
      'IO Error: Could not set lock on file "w.duckdb": Conflicting lock is held in deno (PID 7)',
      "nothing else may have it open: another program holds it",
    ],
    [
      'IO Error: Cannot open file "w.duckdb": Permission denied',
      "it must be writable: permission is denied",
    ],
    [
      'IO Error: Cannot open file "w.duckdb": Read-only file system',
      "it must be writable: the file system is read-only",
    ],
    [
      'IO Error: Cannot open file "w.duckdb": No such file or directory',
      "its folder must exist: there is none",
    ],
    [
      'IO Error: Could not write file "w.duckdb": No space left on device',
      "its disk must take what is loaded: it is full or failed",
    ],
    ["Some Error: first line\nsecond line", "DuckDB must read it: Some Error: first line"],
  ];
  for (const [message, rule] of said) {
    const error = openFailure(new Error(message), path);
    assertEquals(error instanceof ConfigError, true);
    assertEquals(error.message, `Cannot use "w.duckdb" as database as ${rule}`);
  }
});

Deno.test("writeFailure() turns a failure of the disk into the operator's, and passes on any other error", () => {
  const full = new Error("IO Error: Could not write all bytes to file: No space left on device");
  const failure = writeFailure(full, path);
  assertEquals(failure instanceof ConfigError, true);
  assertEquals(
    failure instanceof Error && failure.message,
    'Cannot write to "w.duckdb" as its disk must take what is loaded: it is full or failed',
  );
  const malformed = new Error("Conversion Error: Malformed JSON");
  assertEquals(writeFailure(malformed, path), malformed);
});

Deno.test("isLocked() and isOutOfMemory() know what DuckDB says", () => {
  const locked = new Error("IO Error: Could not set lock on file");
  const memory = new Error("Out of Memory Error: failed to pin block");
  assertEquals([isLocked(locked), isLocked(memory)], [true, false]);
  assertEquals([isOutOfMemory(memory), isOutOfMemory(locked)], [true, false]);
  const used = "of size 30.6 MiB (36.5 MiB/61.0 MiB used)";
  const commit = new Error(
    `TransactionContext Error: Failed to commit: could not allocate block ${used}`,
  );
  const append = new Error(`Failed to append: failed to pin block ${used}`);
  assertEquals([isOutOfMemory(commit), isOutOfMemory(append)], [true, true]);
});
