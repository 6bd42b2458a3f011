import { assertEquals, assertStringIncludes } from "@std/assert";
import type { StreamResult } from "./raw/runs.ts";
import { jsonReporter, type RunEvent, summary, textReporter } from "./reporter.ts";

const result: StreamResult = {
  stream: "contacts",
  status: "ok",
  startedAtMs: 0,
  finishedAtMs: 1,
  requests: 12,
  read: 1500,
  inserted: 1400,
  changed: 100,
  deleted: 0,
  skipped: 0,
};

function fakeOutput(isTerminal: boolean): {
  output: { write(text: string): void; isTerminal: boolean; now(): number };
  clock: { nowMs: number };
  written: string[];
} {
  const clock = { nowMs: 1_000_000 };
  const written: string[] = [];
  const output = {
    write: (text: string) => void written.push(text),
    isTerminal,
    now: () => clock.nowMs,
  };
  return { output, clock, written };
}

function progress(read: number): RunEvent {
  return {
    event: "stream_progress",
    stream: "contacts",
    requests: read / 150,
    read,
    expected: 3000,
  };
}

Deno.test("textReporter() on a terminal draws progress over itself, with rate and what is expected", () => {
  const { output, clock, written } = fakeOutput(true);
  const report = textReporter(output);
  report({ event: "stream_started", stream: "contacts" });
  clock.nowMs += 2000;
  report(progress(1500));
  assertEquals(written, ["  reading contacts 1500 of 3000 (10 requests, 5 a second)"]);
  report(progress(1650));
  assertEquals(written.length, 1);
  clock.nowMs += 200;
  report(progress(1800));
  assertEquals(written.slice(1), [
    "\r\x1b[2K",
    "  reading contacts 1800 of 3000 (12 requests, 5 a second)",
  ]);
});

Deno.test("textReporter() into a log tells progress every ten seconds, a line each", () => {
  const { output, clock, written } = fakeOutput(false);
  const report = textReporter(output);
  report({ event: "stream_started", stream: "contacts" });
  for (let read = 150; read <= 3000; read += 150) {
    report(progress(read));
    clock.nowMs += 1000;
  }
  assertEquals(written.length, 1);
  assertEquals(written[0]?.endsWith("\n"), true);
});

Deno.test("jsonReporter() writes one JSON line an event, with its time", () => {
  const { output, written } = fakeOutput(false);
  const report = jsonReporter(output);
  report({ event: "run_started", run_id: "r", workspace_id: "w" });
  report({ event: "stream_finished", result });
  report({ event: "run_finished", run_id: "r", outcome: { status: "ok", results: [result] } });
  assertEquals(written.map((line) => JSON.parse(line)), [
    { at: "1970-01-01T00:16:40.000Z", event: "run_started", run_id: "r", workspace_id: "w" },
    {
      at: "1970-01-01T00:16:40.000Z",
      event: "stream_finished",
      stream: "contacts",
      status: "ok",
      requests: 12,
      records_read: 1500,
      records_inserted: 1400,
      records_changed: 100,
      records_deleted: 0,
      records_skipped: 0,
    },
    { at: "1970-01-01T00:16:40.000Z", event: "run_finished", run_id: "r", status: "ok" },
  ]);
  assertEquals(written.every((line) => line.endsWith("}\n")), true);
});

Deno.test("summary() says of each stream what happened, and names together what ended for the same reason", () => {
  const failed = { ...result, status: "failed", message: "Cannot read" } as const;
  const text = summary({
    status: "failed",
    results: [result, { ...failed, stream: "conversations" }, {
      ...failed,
      stream: "conversation_parts",
    }],
  }, 1234);
  assertStringIncludes(
    text,
    "stream              status  read   new  changed  deleted  skipped  requests\n",
  );
  assertStringIncludes(
    text,
    "contacts            ok      1500  1400      100        0        0        12\n",
  );
  assertStringIncludes(text, "conversations, conversation_parts: Cannot read\n");
  assertStringIncludes(text, "failed: 36 requests in 1.2 s\n");
});
