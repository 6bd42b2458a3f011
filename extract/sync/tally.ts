import type { Landed } from "../raw/batch.ts";

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
  /** What is known to be missing, a sentence each. */
  readonly gaps: string[] = [];

  /** Adds what a transaction changed. */
  landed(landed: Landed): void {
    this.inserted += landed.inserted;
    this.changed += landed.changed;
    this.deleted += landed.deleted;
  }
}
