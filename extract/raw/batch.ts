/** A record on its way into a raw table. */
export interface LandingRecord {
  readonly recordId: string;
  /** The owning record's id, for streams whose records have one. */
  readonly parentId?: string;
  /** The record's JSON text. */
  readonly record: string;
  /** The record's own time of last change, in milliseconds. */
  readonly updatedAtMs?: number;
  /** The sub-streams fetched with it. */
  readonly expanded?: readonly string[];
  /** True when the API said that the record exists no more: its row is marked, and stays. */
  readonly isGone?: boolean;
}

/** What identifies a record within its stream and workspace. */
export interface RecordKey {
  readonly recordId: string;
  readonly parentId?: string;
}

/** Up to when a stream's changes are landed. Milliseconds. */
export interface Bookmark {
  /** The oldest change that was asked for, undefined: all there are. */
  readonly readFromMs?: number;
  /** Every change up to here is landed. */
  readonly readUntilMs: number;
}

/**
 * What lands in one transaction: records, what was fetched for their sake, and the bookmark that moves past them.
 * Nothing of it lands without the rest.
 */
export class Batch {
  readonly records = new Map<string, Map<string, LandingRecord>>();
  /** Parents whose list in a stream is complete in this batch: a landed member that is not in it has left. */
  readonly wholeParents = new Map<string, Set<string>>();
  readonly bookmarks = new Map<string, Bookmark>();
  /** What a walk has shown, landed now or before. */
  readonly seen: { readonly stream: string; readonly key: RecordKey }[] = [];
  #size = 0;

  /** Adds a record; a second version of the same record takes the place of the first. */
  add(stream: string, record: LandingRecord): void {
    const records = this.records.get(stream) ?? new Map<string, LandingRecord>();
    this.records.set(stream, records);
    const key = JSON.stringify([record.parentId, record.recordId]);
    const before = records.get(key);
    if (before !== undefined) this.#size -= before.record.length;
    records.set(key, record);
    this.#size += record.record.length;
  }

  /** Adds that a walk of a stream has shown a record. */
  addSeen(stream: string, key: RecordKey): void {
    this.seen.push({ stream, key });
  }

  /** Declares that the members added from now on are all that a parent has in a stream. */
  addWholeParent(stream: string, parentId: string): void {
    const parents = this.wholeParents.get(stream) ?? new Set<string>();
    this.wholeParents.set(stream, parents);
    if (parents.has(parentId)) this.#dropMembers(stream, parentId);
    parents.add(parentId);
  }

  /** Moves a stream's bookmark with this batch. */
  setBookmark(stream: string, bookmark: Bookmark): void {
    this.bookmarks.set(stream, bookmark);
  }

  /** A parent that comes a second time brings its members anew. */
  #dropMembers(stream: string, parentId: string): void {
    const records = this.records.get(stream) ?? new Map<string, LandingRecord>();
    for (const [key, record] of records) {
      if (record.parentId !== parentId) continue;
      records.delete(key);
      this.#size -= record.record.length;
    }
  }

  /** Characters of JSON waiting. */
  get size(): number {
    return this.#size;
  }

  /** Whether there is anything to land. */
  get isEmpty(): boolean {
    return this.records.size + this.wholeParents.size + this.bookmarks.size + this.seen.length ===
      0;
  }
}

/** What landing a batch changed in one stream's table. */
export interface Landed {
  readonly inserted: number;
  /** Rows replaced or restored. */
  readonly changed: number;
  /** Rows newly marked as deleted. */
  readonly deleted: number;
}
