import { assertEquals } from "@std/assert";
import type { StreamResult } from "../raw/runs.ts";
import type { RunEvent } from "./events.ts";
import type { Output } from "./output.ts";
import { jsonReporter, textReporter } from "./reporter.ts";
import { summary } from "./summary.ts";

const result: StreamResult = {
  stream: "contacts",
  status: "ok",
  startedAtMs: 0,
  finishedAtMs: 1_500,
  requests: 12,
  read: 1500,
  inserted: 1400,
  changed: 100,
  deleted: 0,
  skipped: 0,
  truncated: 3,
};

function fakeOutput(isTerminal: boolean): {
  output: Output;
  clock: { nowMs: number };
  written: string[];
} {
  const clock = { nowMs: 1_000_000 };
  const written: string[] = [];
  const output = {
    write: (text: string) => void written.push(text),
    isTerminal,
    columns: () => 80,
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
    rate_limit: 1666,
    rate_used: 833,
  };
}

Deno.test("textReporter() on a terminal draws progress over itself, with rate, share and time left", () => {
  const { output, clock, written } = fakeOutput(true);
  const report = textReporter(output);
  report({ event: "run_started", run_id: "r", workspace_id: "w" });
  report({ event: "stream_started", stream: "contacts" });
  clock.nowMs += 2000;
  report(progress(1500));
  const [started, first] = written;
  assertEquals(started, "Loading workspace w, run r\n");
  assertEquals(first, "  5 requests a second, 50 % of the limit: contacts 1500 of 3000");
  report(progress(1650));
  assertEquals(written.length, 2);
  clock.nowMs += 2000;
  report(progress(1800));
  assertEquals(written.slice(2), [
    "\r\x1b[2K",
    "  3 requests a second, 50 % of the limit: contacts 1800 of 3000 (8.0 s left)",
  ]);
});

Deno.test("textReporter() cuts a line of progress to the terminal's width", () => {
  const { output, written } = fakeOutput(true);
  const report = textReporter(output);
  for (let at = 0; at < 9; at++) {
    report({ ...progress(1500), stream: `stream_number_${at}` } as RunEvent);
  }
  assertEquals(written.filter((text) => text.length > 79), []);
});

Deno.test("textReporter() says nothing of the time left where the length is not known", () => {
  const { output, clock, written } = fakeOutput(true);
  const report = textReporter(output);
  for (const read of [10, 20]) {
    clock.nowMs += 5000;
    report({ event: "stream_progress", stream: "tags", requests: 1, read });
  }
  assertEquals(written.at(-1), "  0 requests a second: tags 20");
});

Deno.test("textReporter() tells of waiting, of a run that failed, and of a signal that came meanwhile", () => {
  const { output, written } = fakeOutput(false);
  const report = textReporter(output);
  report({ event: "run_failed", message: "Cannot GET" });
  report({ event: "waiting", next_run_at: "2026-01-15T15:00:00.000Z" });
  report({ event: "stopped" });
  assertEquals(written, [
    "The run failed: Cannot GET\n",
    "Waiting until 2026-01-15T15:00:00.000Z\n",
    "Stopped while waiting\n",
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
  report({ event: "waiting", next_run_at: "2026-01-15T15:00:00.000Z" });
  const at = "1970-01-01T00:16:40.000Z";
  assertEquals(written.map((line) => JSON.parse(line)), [
    { at, event: "run_started", run_id: "r", workspace_id: "w" },
    {
      at,
      event: "stream_finished",
      stream: "contacts",
      status: "ok",
      seconds: 1.5,
      requests: 12,
      records_read: 1500,
      records_inserted: 1400,
      records_changed: 100,
      records_deleted: 0,
      records_skipped: 0,
      records_truncated: 3,
    },
    { at, event: "run_finished", run_id: "r", status: "ok", seconds: 0 },
    { at, event: "waiting", next_run_at: "2026-01-15T15:00:00.000Z" },
  ]);
  assertEquals(written.every((line) => line.endsWith("}\n")), true);
});

Deno.test("jsonReporter() tells progress every ten seconds, with the limit and the time left", () => {
  const { output, clock, written } = fakeOutput(false);
  const report = jsonReporter(output);
  report({ event: "stream_started", stream: "contacts" });
  for (let read = 150; read <= 3000; read += 150) {
    report(progress(read));
    clock.nowMs += 1000;
  }
  const told = written.map((line) => JSON.parse(line)).filter((line) =>
    line.event === "stream_progress"
  );
  assertEquals(told.map(({ read, seconds_left }) => [read, seconds_left]), [
    [150, undefined],
    [1650, 9],
  ]);
  assertEquals([told[1].rate_limit, told[1].rate_used], [1666, 833]);
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
  assertEquals(text.split("\n"), [
    "stream              status  read   new  changed  deleted  truncated  skipped  requests   time",
    "contacts            ok      1500  1400      100        0          3        0        12  1.5 s",
    "conversations       failed  1500  1400      100        0          3        0        12  1.5 s",
    "conversation_parts  failed  1500  1400      100        0          3        0        12  1.5 s",
    "conversations, conversation_parts: Cannot read",
    "failed: 36 requests in 1.2 s",
    "",
  ]);
});
