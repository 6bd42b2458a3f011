import type { StreamResult } from "./raw/runs.ts";
import type { SyncEvent, SyncOutcome } from "./sync.ts";

/** Where a report goes. */
export interface Output {
  /** Writes text as it is. */
  write(text: string): void;
  /** Whether a person looks at it, so that a line can be drawn over. */
  readonly isTerminal: boolean;
  /** Milliseconds, for the pace of progress. */
  now(): number;
}

/** What a run tells, besides what its streams do. */
export type RunEvent =
  | SyncEvent
  | { readonly event: "run_started"; readonly run_id: string; readonly workspace_id: string }
  | { readonly event: "run_finished"; readonly run_id: string; readonly outcome: SyncOutcome };

/** Progress is told so often: on a terminal, and in a log. */
const PACE_MS = { terminal: 200, log: 10_000 } as const;

/** Tells what happens, one JSON line an event; progress at a pace. */
export function jsonReporter(output: Output): (event: RunEvent) => void {
  let toldAtMs = 0;
  return (event) => {
    if (event.event === "stream_progress") {
      if (output.now() - toldAtMs < PACE_MS.log) return;
      toldAtMs = output.now();
    }
    const line = { at: new Date(output.now()).toISOString(), ...logFields(event) };
    output.write(`${JSON.stringify(line)}\n`);
  };
}

/** An event as a log line has it: flat, in the words of the table `sync_streams`. */
function logFields(event: RunEvent): Record<string, unknown> {
  if (event.event === "stream_finished") {
    const { result } = event;
    return {
      event: event.event,
      stream: result.stream,
      status: result.status,
      requests: result.requests,
      records_read: result.read,
      records_inserted: result.inserted,
      records_changed: result.changed,
      records_deleted: result.deleted,
      records_expected: result.expected,
      records_skipped: result.skipped,
      message: result.message,
    };
  }
  if (event.event !== "run_finished") return { ...event };
  return { event: event.event, run_id: event.run_id, status: event.outcome.status };
}

/** Tells what happens for people: a line of progress that is drawn over, a line a stream, a summary. */
export function textReporter(output: Output): (event: RunEvent) => void {
  const open = new Map<string, { read: number; expected?: number }>();
  const startedAtMs = output.now();
  let [toldAtMs, requests, drawn] = [0, 0, false];
  const perStream = new Map<string, number>();
  function clear(): void {
    if (drawn) output.write("\r\x1b[2K");
    drawn = false;
  }
  function progress(): void {
    const pace = output.isTerminal ? PACE_MS.terminal : PACE_MS.log;
    if (output.now() - toldAtMs < pace) return;
    if (toldAtMs === 0 && !output.isTerminal) toldAtMs = output.now();
    else tell();
  }
  function tell(): void {
    toldAtMs = output.now();
    const seconds = Math.max(1, (toldAtMs - startedAtMs) / 1000);
    clear();
    const line = progressLine(open, { requests, seconds });
    output.write(output.isTerminal ? line.slice(0, 118) : `${line}\n`);
    drawn = output.isTerminal;
  }
  return (event) => {
    switch (event.event) {
      case "run_started":
        output.write(`Loading workspace ${event.workspace_id}, run ${event.run_id}\n`);
        break;
      case "stream_started":
        open.set(event.stream, { read: 0 });
        break;
      case "stream_progress":
        open.set(event.stream, event);
        perStream.set(event.stream, event.requests);
        requests = [...perStream.values()].reduce((sum, count) => sum + count, 0);
        progress();
        break;
      case "stream_finished":
        clear();
        open.delete(event.result.stream);
        break;
      case "run_finished":
        clear();
        output.write(summary(event.outcome, output.now() - startedAtMs));
    }
  };
}

function progressLine(
  open: ReadonlyMap<string, { readonly read: number; readonly expected?: number }>,
  { requests, seconds }: { readonly requests: number; readonly seconds: number },
): string {
  const streams = [...open].map(([name, { read, expected }]) =>
    `${name} ${read}${expected === undefined ? "" : ` of ${expected}`}`
  );
  const rate = `${requests} requests, ${(requests / seconds).toFixed(0)} a second`;
  return `  reading ${streams.join(", ")} (${rate})`;
}

const columns = ["stream", "status", "read", "new", "changed", "deleted", "skipped", "requests"];

/** The table at the end of a run, and what there is to say about streams that are not whole. */
export function summary(outcome: SyncOutcome, durationMs: number): string {
  const rows = outcome.results.map((result) => [
    result.stream,
    result.status,
    ...[
      result.read,
      result.inserted,
      result.changed,
      result.deleted,
      result.skipped,
      result.requests,
    ].map(String),
  ]);
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...rows.map((row) => row[at]?.length ?? 0))
  );
  const lines = [columns, ...rows].map((row) =>
    row.map((cell, at) => at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))
      .join("  ").trimEnd()
  );
  const notes = [...notesByMessage(outcome.results)].map(([message, streams]) =>
    `${streams.join(", ")}: ${message}`
  );
  const total = outcome.results.reduce((sum, { requests }) => sum + requests, 0);
  const end = `${outcome.status}: ${total} requests in ${(durationMs / 1000).toFixed(1)} s`;
  return [...lines, ...notes, end, ""].join("\n");
}

/** Streams that end for the same reason are named together. */
function notesByMessage(results: readonly StreamResult[]): Map<string, string[]> {
  const notes = new Map<string, string[]>();
  for (const { stream, message } of results) {
    if (message === undefined) continue;
    notes.set(message, [...(notes.get(message) ?? []), stream]);
  }
  return notes;
}
