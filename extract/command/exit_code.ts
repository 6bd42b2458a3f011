import { ApiError, ConfigError, ContractError } from "../errors.ts";
import type { SyncOutcome } from "../sync.ts";

/** How the command ended. @see docs/operations.md */
export const exitCodes = { ok: 0, failed: 1, operator: 2, stopped: 130 } as const;

/** What the token may not read, or the version does not have, is no failure unless it was asked for by name. */
const notThere = ["forbidden", "unavailable"] as const;

/** The exit code of a run that came to its end. */
export function exitCodeOf(outcome: SyncOutcome, named: ReadonlySet<string>): number {
  if (outcome.status === "interrupted") return exitCodes.stopped;
  const isFine = outcome.results.every(({ stream, status }) =>
    status === "ok" || (notThere.some((one) => one === status) && !named.has(stream))
  );
  return isFine ? exitCodes.ok : exitCodes.failed;
}

/** The exit code of a run that an error ended. */
export function exitCodeOfError(error: unknown): number {
  return error instanceof ConfigError ? exitCodes.operator : exitCodes.failed;
}

/** What is said of an error. A bug's kind and where it happened; what it says is left out: it may quote a record. */
export function describeError(error: unknown): string {
  if (isExpected(error)) return error.message;
  if (!(error instanceof Error)) return "Unexpected failure";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^ {4}at /.test(line));
  return [`Unexpected ${error.name}, which is a defect of this program`, ...frames].join("\n");
}

function isExpected(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof ApiError ||
    error instanceof ContractError;
}
