import type { ApiError } from "../errors.ts";
import type { Landed } from "../raw/batch.ts";
import type { FieldPath } from "./omit.ts";
import type { StreamResult } from "../raw/runs.ts";

/** The gap of a list or search that ended before its length. */
export function showedTooFew(shown: number, expected: number): string {
  return `The API showed ${shown} of ${expected} records`;
}

/** What a run has done with one stream so far. */
export class Tally {
  requests = 0;
  read = 0;
  inserted = 0;
  changed = 0;
  deleted = 0;
  skipped = 0;
  /** Records whose list is longer than the API gives: what it does not give is missing, unless landed before. */
  truncated = 0;
  /** What the API says there is to read. */
  expected: number | undefined;
  /** The fields that were left out, of those that are never to land. */
  readonly omitted = new Set<FieldPath>();
  /** Why the API gives nothing of the stream, where its owner is read all the same. */
  refusal: ApiError | undefined;
  /** What is known to be missing, a sentence each. */
  readonly gaps: string[] = [];

  /** The counts as a result has them. */
  counts(): Omit<StreamResult, "stream" | "status" | "startedAtMs" | "finishedAtMs" | "message"> {
    return {
      requests: this.requests,
      read: this.read,
      inserted: this.inserted,
      changed: this.changed,
      deleted: this.deleted,
      ...(this.expected === undefined ? {} : { expected: this.expected }),
      skipped: this.skipped,
      truncated: this.truncated,
    };
  }

  /** Adds what a transaction changed. */
  landed(landed: Landed): void {
    this.inserted += landed.inserted;
    this.changed += landed.changed;
    this.deleted += landed.deleted;
  }
}
