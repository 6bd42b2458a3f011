import { ApiError, ConfigError, ContractError, isForbidden, isUnavailable } from "../errors.ts";
import type { StreamStatus } from "../raw/runs.ts";
import type { FieldPath } from "./omit.ts";
import type { Tally } from "./tally.ts";

/** How a stream ended, and why. */
export interface Ending {
  readonly status: StreamStatus;
  readonly message?: string;
}

/** How a stream ended: what stopped it, or else what it knows to be missing. */
export function endingOf(
  tally: Tally,
  end: {
    readonly error: unknown;
    readonly signal: AbortSignal;
    /** The fields that are never to land. */
    readonly omit: readonly FieldPath[];
  },
): Ending {
  const { error, signal, omit } = end;
  const stop = stopOf(error ?? tally.refusal, signal);
  const isPartial = stop.status === "ok" && (tally.gaps.length > 0 || tally.skipped > 0);
  const notes = [stop.message, ...tally.gaps, truncation(tally), misspelled(tally, omit)].filter(
    (note) => note !== undefined,
  );
  return {
    status: isPartial ? "partial" : stop.status,
    ...(notes.length === 0 ? {} : { message: notes.join(". ") }),
  };
}

/** Whether an error is not the vendor's: a defect of this program, or something the operator must change. */
export function isBug(error: unknown, signal: AbortSignal): boolean {
  const isExpected = error === undefined || error instanceof ApiError ||
    error instanceof ContractError || signal.aborted;
  return !isExpected;
}

function stopOf(error: unknown, signal: AbortSignal): Ending {
  if (error === undefined) return { status: "ok" };
  if (signal.aborted) return { status: "interrupted", message: "Stopped by a signal" };
  const message = error instanceof Error ? error.message : String(error);
  if (isForbidden(error)) return { status: "forbidden", message };
  if (isUnavailable(error)) return { status: "unavailable", message };
  // What an unknown error says may quote a record.
  const isKnown = error instanceof ConfigError || !isBug(error, signal);
  return { status: "failed", message: isKnown ? message : "An unexpected error" };
}

function truncation({ truncated }: Tally): string | undefined {
  if (truncated === 0) return undefined;
  return `Lists longer than the API gives: ${truncated}. What was landed of them before is kept`;
}

/** So many records without a field that is to be left out are a reason to look at its spelling. */
const MANY_RECORDS = 100;

function misspelled(tally: Tally, omit: readonly FieldPath[]): string | undefined {
  const missing = omit.filter((path) => !tally.omitted.has(path));
  if (missing.length === 0 || tally.inserted + tally.changed < MANY_RECORDS) return undefined;
  const names = missing.map((path) => path.join(".")).join(", ");
  return `None of the records landed had what --omit names: ${names}`;
}
