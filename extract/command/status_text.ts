import { showDuration } from "./duration.ts";
import type { PastRun, PendingWindow, Status, StreamLanded } from "./status.ts";
import { noteLines } from "./summary.ts";
import { alignedLines } from "./table.ts";

/** What a database tells of itself, for people. @param nowMs The time that ages are counted from. */
export function statusText(status: Status, nowMs: number): string {
  const workspaces = [
    ...new Set([...status.streams, ...status.runs].map(({ workspaceId }) => workspaceId)),
  ];
  const sections = workspaces.flatMap((workspaceId) => {
    const isOwn = (one: { readonly workspaceId: string }): boolean =>
      one.workspaceId === workspaceId;
    return [
      `Workspace ${workspaceId} in ${status.database} (layout ${status.layout})`,
      "",
      ...streamLines(status.streams.filter(isOwn), nowMs),
      ...windowLines(status.windows.filter(isOwn)),
      "",
      ...runLines(status.runs.filter(isOwn)),
      "",
    ];
  });
  if (sections.length === 0) return `No run has been made into ${status.database} yet\n`;
  return sections.join("\n");
}

function streamLines(streams: readonly StreamLanded[], nowMs: number): readonly string[] {
  const heading = [
    "stream",
    "last status",
    "rows",
    "deleted",
    "oldest change",
    "newest change",
    "landed up to",
    "age",
  ];
  const rows = streams.map((one) => [
    one.stream,
    one.lastStatus ?? "not finished",
    one.rows.toLocaleString("en-US"),
    one.deleted.toLocaleString("en-US"),
    showTime(one.oldestChangeMs),
    showTime(one.newestChangeMs),
    showTime(one.landedUntilMs),
    one.landedUntilMs === undefined ? "" : showDuration(nowMs - one.landedUntilMs),
  ]);
  const notes = streams.flatMap(({ stream, lastStatus, lastMessage: message }) =>
    message === undefined || lastStatus === "ok" ? [] : [{ stream, message }]
  );
  return [...alignedLines([heading, ...rows], { texts: 2 }), ...noteLines(notes)];
}

/** A first load goes on where it was: how much of it is done, and where it stands. */
function windowLines(windows: readonly PendingWindow[]): readonly string[] {
  return [...new Set(windows.map(({ stream }) => stream))].flatMap((stream) => {
    const parts = windows.filter((window) => window.stream === stream);
    const begun = parts.filter((part) => part.readUntilMs !== undefined && !isRead(part));
    const done = parts.filter(isRead).length;
    const left = parts.length - done - begun.length;
    return [
      "",
      `${stream}: of a long read in ${parts.length} parts ${done} are done, ${begun.length} begun, ${left} not`,
      ...begun.map(({ fromMs, untilMs, readUntilMs }) =>
        `  ${showTime(fromMs) || "the beginning"} to ${showTime(untilMs) || "now"}: read up to ${
          showTime(readUntilMs)
        }`
      ),
    ];
  });
}

function isRead({ untilMs, readUntilMs }: PendingWindow): boolean {
  return untilMs !== undefined && readUntilMs !== undefined && readUntilMs >= untilMs;
}

function runLines(runs: readonly PastRun[]): readonly string[] {
  const heading = ["last runs", "status", "time", "requests", "records read"];
  const rows = runs.map((run) => [
    showTime(run.startedAtMs),
    run.status,
    run.finishedAtMs === undefined ? "" : showDuration(run.finishedAtMs - run.startedAtMs),
    run.requests.toLocaleString("en-US"),
    run.recordsRead.toLocaleString("en-US"),
  ]);
  return alignedLines([heading, ...rows], { texts: 2 });
}

function showTime(timeMs: number | undefined): string {
  return timeMs === undefined ? "" : new Date(timeMs).toISOString().slice(0, 16).replace("T", " ");
}
