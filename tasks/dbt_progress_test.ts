import { assertEquals } from "@std/assert";
import { readDbtProgress, readDbtSummary } from "./dbt_progress.ts";

Deno.test("`readDbtProgress()` counts what ended, not what started", () => {
  const ended = "10:21:03  12 of 340 OK created sql table model intercom.users .... [OK in 0.03s]";
  assertEquals(readDbtProgress(ended), { done: 12, total: 340 });
  const started = "10:21:03  13 of 340 START sql table model intercom.leads ........ [RUN]";
  assertEquals(readDbtProgress(started), undefined);
  assertEquals(readDbtProgress("10:21:03  Found 80 models, 260 data tests"), undefined);
});

Deno.test("`readDbtSummary()` puts dbt's closing line into words", () => {
  const log = "10:21:09  \n10:21:09  Done. PASS=338 WARN=1 ERROR=0 SKIP=1 NO-OP=0 TOTAL=340";
  assertEquals(readDbtSummary(log), "338 passed, 1 warned, 0 failed, 1 skipped");
  assertEquals(readDbtSummary("Parsing Error"), undefined);
});
