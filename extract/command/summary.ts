import type { SyncOutcome } from "../sync.ts";
import { showDuration } from "./duration.ts";
import { alignedLines } from "./table.ts";

const columns = [
  "stream",
  "status",
  "read",
  "new",
  "changed",
  "deleted",
  "truncated",
  "skipped",
  "requests",
  "time",
] as const;

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
      result.truncated,
      result.skipped,
      result.requests,
    ].map(String),
    showDuration(result.finishedAtMs - result.startedAtMs),
  ]);
  const notes = outcome.results.flatMap(({ stream, message }) =>
    message === undefined ? [] : [{ stream, message }]
  );
  const total = outcome.results.reduce((sum, { requests }) => sum + requests, 0);
  const end = `${outcome.status}: ${total} requests in ${showDuration(durationMs)}`;
  return [...alignedLines([columns, ...rows], { texts: 2 }), ...noteLines(notes), end, ""].join(
    "\n",
  );
}

/** What there is to say about streams; those with the same message are named together. */
export function noteLines(
  notes: readonly { readonly stream: string; readonly message: string }[],
): readonly string[] {
  const streams = new Map<string, string[]>();
  for (const { stream, message } of notes) {
    streams.set(message, [...(streams.get(message) ?? []), stream]);
  }
  return [...streams].map(([message, names]) => `${names.join(", ")}: ${message}`);
}
