/** Something the operator must change: a flag, the token, the database file. The command ends with exit code 2. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Facts about a failed request that decide what to do next. */
export interface ApiErrorFacts {
  /** HTTP status, or undefined when no answer came at all. */
  readonly status?: number;
  /** The first `code` of the API's error list, such as `scroll_exists`. */
  readonly code?: string;
  /** What the API asks to wait before the next try, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Whether repeating the same request may succeed. */
  readonly transient: boolean;
  /** Whether the request may have been carried out, and only its answer was lost. */
  readonly isAnswerLost?: boolean;
  /** Where the record is now that was asked for, such as `/contacts/64b`. */
  readonly canonicalPath?: string;
  readonly cause?: unknown;
}

/** The vendor did not answer as documented. Retried when transient. Carries no body, header or query value. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly transient: boolean;
  readonly isAnswerLost: boolean;
  readonly canonicalPath: string | undefined;

  constructor(message: string, facts: ApiErrorFacts) {
    super(message, { cause: facts.cause });
    this.status = facts.status;
    this.code = facts.code;
    this.retryAfterMs = facts.retryAfterMs;
    this.transient = facts.transient;
    this.isAnswerLost = facts.isAnswerLost ?? false;
    this.canonicalPath = facts.canonicalPath;
  }
}

/** An answer has not the shape this program declares for it. Never retried: a reader has to be changed. */
export class ContractError extends Error {
  override readonly name = "ContractError";
}

/** Whether an error says that the record asked for exists no more: deleted (404) or merged into another (410). */
export function isGone(error: unknown): error is ApiError {
  return error instanceof ApiError && (error.status === 404 || error.status === 410);
}

/** Whether an error says that the token is good, and may not read this (no scope, no plan). */
export function isForbidden(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.status === 403 || (error.status === 401 && error.code === "token_unauthorized");
}

/** Whether an error says that this version of the API does not have what was asked for. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof ApiError && error.code === "intercom_version_invalid";
}
