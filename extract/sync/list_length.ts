/** What the pages of a list say of its length. Where they differ, it changed while it was read. */
export class ListLength {
  /** What the last page said; undefined where none says it. */
  total: number | undefined;
  /** Whether all pages said the same. A record that leaves a list moves others between two pages, so that none shows them. */
  isQuiet = true;
  /** Whether a page said less than the one before. */
  hasShrunk = false;

  observe(totalCount: number | undefined): void {
    if (totalCount === undefined) return;
    this.hasShrunk ||= totalCount < (this.total ?? 0);
    this.isQuiet &&= this.total === undefined || this.total === totalCount;
    this.total = totalCount;
  }
}

/** How often a list is read that shows too few, or changes meanwhile. */
export const MAX_WALKS = 3;

/** The gap of a list that was never at rest. */
export const CHANGED_MEANWHILE = "The list changed each time while it was read";
