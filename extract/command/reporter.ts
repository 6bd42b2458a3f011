import type { RunEvent } from "./events.ts";
import type { Output } from "./output.ts";
import { Pace } from "./pace.ts";
import { LOG_PACE_MS, ProgressView } from "./progress_view.ts";
import { summary } from "./summary.ts";

/** Hears of what happens and tells it. */
export type Reporter = (event: RunEvent) => void;

/** Tells what happens, one JSON line an event; progress at a pace. @see docs/operations.md for every event and field */
export function jsonReporter(output: Output): Reporter {
  const paces = new Map<string, Pace>();
  let [toldAtMs, startedAtMs] = [0, output.now()];
  return (event) => {
    const nowMs = output.now();
    let secondsLeft: number | undefined;
    if (event.event === "run_started") startedAtMs = nowMs;
    if (event.event === "stream_started") paces.set(event.stream, new Pace());
    if (event.event === "stream_progress") {
      const pace = paces.get(event.stream);
      pace?.add(nowMs, event.read);
      if (nowMs - toldAtMs < LOG_PACE_MS) return;
      toldAtMs = nowMs;
      secondsLeft = pace?.secondsLeft(event.expected);
    }
    const fields = logFields(event, { seconds: (nowMs - startedAtMs) / 1000, secondsLeft });
    output.write(`${JSON.stringify({ at: new Date(nowMs).toISOString(), ...fields })}\n`);
  };
}

/** An event as a log line has it: flat, in the words of the table `sync_streams`. */
function logFields(
  event: RunEvent,
  { seconds, secondsLeft }: {
    readonly seconds: number;
    readonly secondsLeft: number | undefined;
  },
): Record<string, unknown> {
  if (event.event === "stream_progress") return { ...event, seconds_left: secondsLeft };
  if (event.event === "stream_finished") {
    const { result } = event;
    return {
      event: event.event,
      stream: result.stream,
      status: result.status,
      seconds: (result.finishedAtMs - result.startedAtMs) / 1000,
      requests: result.requests,
      records_read: result.read,
      records_inserted: result.inserted,
      records_changed: result.changed,
      records_deleted: result.deleted,
      records_expected: result.expected,
      records_skipped: result.skipped,
      records_truncated: result.truncated,
      message: result.message,
    };
  }
  if (event.event !== "run_finished") return { ...event };
  return { event: event.event, run_id: event.run_id, status: event.outcome.status, seconds };
}

/** Tells what happens for people: a line of progress that is drawn over, and a table at the end. */
export function textReporter(output: Output): Reporter {
  const view = new ProgressView(output);
  return (event) => {
    switch (event.event) {
      case "run_started":
        view.begin();
        return view.say(`Loading workspace ${event.workspace_id}, run ${event.run_id}\n`);
      case "stream_started":
        return view.open(event.stream);
      case "stream_progress":
        return view.show(event);
      case "stream_finished":
        return view.close(event.result.stream);
      case "run_finished":
        return view.say(summary(event.outcome, view.passedMs()));
      case "run_failed":
        return view.say(`The run failed: ${event.message}\n`);
      case "waiting":
        return view.say(`Waiting until ${event.next_run_at}\n`);
      case "stopped":
        return view.say("Stopped while waiting\n");
    }
  };
}
