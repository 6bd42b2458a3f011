import type { Client } from "../api/client.ts";
import type { Warehouse } from "../raw/warehouse.ts";
import type { Stream } from "../streams/stream.ts";
import type { Tally } from "./tally.ts";

/** What the operator decided about a run. */
export interface SyncSettings {
  /** The oldest change to read, in milliseconds; undefined: all there are. */
  readonly sinceMs: number | undefined;
  /** Reads everything again and marks what is gone. */
  readonly fullRefresh: boolean;
  /** Requests under way at once. */
  readonly concurrency: number;
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
  /** The account of the stream itself or of one of its children. */
  tally(stream: Stream): Tally;
}
