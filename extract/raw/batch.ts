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
  /** When all ids of the stream were last compared; undefined: never, or as it is stored. */
  readonly sweptAtMs?: number;
}

/** One part of a long read that is under way. Milliseconds. */
export interface Window {
  /** Undefined: from the beginning. */
  readonly fromMs?: number;
  /** Undefined: an open end. */
  readonly untilMs?: number;
  /** Everything before is landed; undefined: nothing is read. */
  readonly readUntilMs?: number;
  /** The version of the API that a stored window was last read with. */
  readonly apiVersion?: string;
}

/** A record that a walk has shown. */
export interface Seen {
  readonly stream: string;
  readonly key: RecordKey;
  /** Which of the stream's walks: one that begins again forgets its own alone. */
  readonly walk: string;
}

/**
 * What lands in one transaction: records, what was fetched for their sake, and the bookmark that moves past them.
 * Nothing of it lands without the rest.
 */
export class Batch {
  /** The stream whose records the parents are; undefined: of several, or not known. */
  readonly owner: string | undefined;
  readonly records = new Map<string, Map<string, LandingRecord>>();
  /** Parents whose list in a stream is complete in this batch: a landed member that is not in it has left. */
  readonly wholeParents = new Map<string, Set<string>>();
  readonly bookmarks = new Map<string, Bookmark>();
  /** What a walk has shown, landed now or before. */
  readonly seen: Seen[] = [];
  /** Windows that take the place of all that are stored of a stream. */
  readonly windows = new Map<string, readonly Window[]>();
  /** Windows that are stored and read further, by their borders. */
  readonly movedWindows = new Map<string, Map<string, Window>>();
  #size = 0;

  constructor(owner?: string) {
    this.owner = owner;
  }

  /** Adds a record; a second version of the same record takes the place of the first. */
  add(stream: string, record: LandingRecord): void {
    const records = this.records.get(stream) ?? new Map<string, LandingRecord>();
    this.records.set(stream, records);
    const { parentId = "", recordId } = record;
    const key = `${parentId.length}:${parentId}${recordId}`;
    const before = records.get(key);
    if (before !== undefined) this.#size -= before.record.length;
    records.set(key, record);
    this.#size += record.record.length;
  }

  /** Adds that a walk of a stream has shown a record. */
  addSeen(stream: string, key: RecordKey, walk = ""): void {
    this.seen.push({ stream, key, walk });
  }

  /** Declares that the members added from now on are all that a parent has in a stream. */
  addWholeParent(stream: string, parentId: string): void {
    const parents = this.wholeParents.get(stream) ?? new Set<string>();
    this.wholeParents.set(stream, parents);
    if (parents.has(parentId)) this.#dropMembers(stream, parentId);
    parents.add(parentId);
  }

  /** Declares that a parent has no members in a stream any more. */
  addEmptyParent(stream: string, parentId: string): void {
    this.#dropMembers(stream, parentId);
    this.addWholeParent(stream, parentId);
  }

  /** Moves a stream's bookmark with this batch. Without `sweptAtMs`, that stays as it is. */
  setBookmark(stream: string, bookmark: Bookmark): void {
    const sweptAtMs = bookmark.sweptAtMs ?? this.bookmarks.get(stream)?.sweptAtMs;
    this.bookmarks.set(stream, { ...bookmark, ...(sweptAtMs === undefined ? {} : { sweptAtMs }) });
  }

  /** Replaces all stored windows of a stream with this batch; none ends the long read. */
  setWindows(stream: string, windows: readonly Window[]): void {
    this.windows.set(stream, windows);
    this.movedWindows.delete(stream);
  }

  /** Moves `readUntilMs` of the stored window with the same borders. */
  moveWindow(stream: string, window: Window): void {
    const moved = this.movedWindows.get(stream) ?? new Map<string, Window>();
    this.movedWindows.set(stream, moved);
    moved.set(JSON.stringify([window.fromMs ?? null, window.untilMs ?? null]), window);
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
    const parts = [
      this.records,
      this.wholeParents,
      this.bookmarks,
      this.windows,
      this.movedWindows,
    ];
    return this.seen.length === 0 && parts.every(({ size }) => size === 0);
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
