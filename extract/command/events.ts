import type { SyncEvent, SyncOutcome } from "../sync.ts";

/** What a reporter hears of: what the streams of a run do, and what becomes of the run itself. */
export type RunEvent =
  | Exclude<SyncEvent, { readonly event: "stream_progress" }>
  | Progress
  | { readonly event: "run_started"; readonly run_id: string; readonly workspace_id: string }
  | { readonly event: "run_finished"; readonly run_id: string; readonly outcome: SyncOutcome }
  /** A run that came to no end of its own; told only where another one follows. */
  | { readonly event: "run_failed"; readonly message: string }
  /** Nothing is done until the next run. */
  | { readonly event: "waiting"; readonly next_run_at: string }
  /** A signal has ended the waiting. */
  | { readonly event: "stopped" };

/** How far a stream is, and how much of the limit is in use. */
export type Progress = Extract<SyncEvent, { readonly event: "stream_progress" }> & {
  /** Requests that the app may send in ten seconds. */
  readonly rate_limit?: number;
  /** How many of them are used, of the window under way. */
  readonly rate_used?: number;
};
