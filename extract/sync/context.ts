import type { Client } from "../api/client.ts";
import type { Warehouse } from "../raw/warehouse.ts";
import type { Stream } from "../streams/stream.ts";
import type { FieldPath } from "./omit.ts";
import type { SublistGuard } from "./sublist_guard.ts";
import type { Tally } from "./tally.ts";

/** What the operator decided about a run. */
export interface SyncSettings {
  /** The oldest change to read, in milliseconds; undefined: all there are. */
  readonly sinceMs: number | undefined;
  /** Reads everything again and marks what is gone. */
  readonly fullRefresh: boolean;
  /** Requests under way at once. */
  readonly concurrency: number;
  /** The fields never to land, by stream. */
  readonly omit: ReadonlyMap<string, readonly FieldPath[]>;
  /** How long after the last one to look for records that vanished, in milliseconds; undefined: never. */
  readonly sweepMs: number | undefined;
  /** The types of custom objects to read. */
  readonly customObjectTypes: readonly string[];
}

/** A stream that tells which records of another are gone. */
export interface Teller {
  readonly stream: Stream;
  /** The field of its records that names the one that is gone. */
  readonly field: string;
  /** Settles, always well, when this run has read it. */
  readonly isRead: Promise<void>;
}

/** What a reader of one stream works with. */
export interface StreamContext {
  /** Counts its requests for the stream. */
  readonly client: Client;
  readonly warehouse: Warehouse;
  readonly settings: SyncSettings;
  /** The selected streams whose records come with this one's. */
  readonly children: readonly Stream[];
  /** All streams whose records come with this one's, selected or not. */
  readonly dependents: readonly Stream[];
  /** Streams whose records tell that records of this one are gone. */
  readonly tellers: readonly Teller[];
  /** Knows the lists that are no longer asked for. */
  readonly guard: SublistGuard;
  /** The account of the stream itself or of one of its children. */
  tally(stream: Stream): Tally;
}
