import { idText, type JsonObject, type JsonValue, valueAt } from "../api/json.ts";
import type { ApiRequest, ListRequest } from "../api/page.ts";

/** `core` is read by default, and so is what is cheap of `more`; `deep` costs a request a contact. */
export type Group = "core" | "more" | "deep";

/** What a request may depend on besides the stream itself. */
export interface ApiFacts {
  /** The `Intercom-Version` of the run, such as `2.16`. */
  readonly version: string;
}

/** What the operator named that no list of the API tells. */
export interface Named {
  /** Types of custom objects. */
  readonly customObjectTypes: readonly string[];
}

/** How finely a search compares times. Up to 2.16 contacts are compared by the calendar day of the workspace's zone. */
export type Precision = "day" | "second";

/** The whole list, every run. What it no longer shows is gone. */
export interface WholeRead {
  readonly kind: "whole";
  readonly list: (api: ApiFacts) => ListRequest;
  /**
   * The endpoint that tells whether a record that the list did not show exists no more (404). `null` where the list
   * itself is the judge.
   */
  readonly confirm: ((recordId: string) => string) | null;
  /** A request whose `total_count` says how long the list is, where the list itself does not say it. */
  readonly count?: ApiRequest;
  /** Another way to the same list, for when somebody else holds the first one; good up to so many records. */
  readonly fallback?: { readonly list: ListRequest; readonly most: number };
}

/** A search by time of change, oldest change first. */
export interface ChangedRead {
  readonly kind: "changed";
  readonly path: string;
  /** The key of the list in the answer. */
  readonly records: string;
  readonly pageSize: number;
  readonly precision: (api: ApiFacts) => Precision;
  /** How long after a change the search may still not show it, in milliseconds. */
  readonly lagMs: number;
  /** The endpoint of one record. */
  readonly detail: (recordId: string) => string;
  /** Whether the detail holds lists that the search leaves out, so that it is fetched for each changed record. */
  readonly needsDetail: boolean;
}

/** A list of what happened, newest first: read down to what is landed already. */
export interface FeedRead {
  readonly kind: "feed";
  /** @param range Only for a feed that is read in ranges. */
  readonly list: (range: TimeRange) => ListRequest;
  /** The field with the time that the list is in order of. */
  readonly orderedBy: string;
  /** How long a record may still change, or come late, in milliseconds. */
  readonly lagMs: number;
  /** The longest range that the endpoint answers at once, in milliseconds; `null` where it knows no range. */
  readonly rangeMs: number | null;
}

/** A part of time, in milliseconds: from its beginning on, until just before its end. */
export interface TimeRange {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Who belongs to each of the records of another list: one search for each, every run. */
export interface MembersRead {
  readonly kind: "members";
  /** The list of the owners, or their ids where the operator names them. */
  readonly owners: (named: Named) => ListRequest | readonly string[];
  readonly members: (ownerId: string) => ListRequest;
  /** What is kept of a member: a reference where its whole record lands elsewhere. */
  readonly kept: (member: JsonObject) => JsonObject;
}

/** A list inside another stream's record; taken out of it, so that it is stored once. */
export interface EmbeddedRead {
  readonly kind: "embedded";
  readonly of: string;
  /** Where the list stands in the record. */
  readonly path: readonly string[];
  /** The most records that the API puts into it; older ones stay as they were landed. */
  readonly limit: number;
  /** Whether some records do not have the list at all. */
  readonly isOptional: boolean;
  /** What asks for the list, in the query of the search and of the detail. */
  readonly query: Readonly<Record<string, string>>;
}

/** A list of another stream's record that has an endpoint of its own. */
export interface SublistRead {
  readonly kind: "sublist";
  readonly of: string;
  /** Whether the record lacks what the endpoint gives. */
  readonly isNeeded: (owner: JsonObject) => boolean;
  readonly list: (ownerId: string) => ListRequest;
  /** Whether the endpoint gives all there is: a landed member that is not in it has left. */
  readonly isWhole: boolean;
}

/** How a stream is read. */
export type Read = WholeRead | ChangedRead | FeedRead | MembersRead | EmbeddedRead | SublistRead;

/**
 * What there is to land: one raw table, and how its records are found. Facts that can lose data (what identifies a
 * record, how it is read, where its list is) have no default.
 */
export interface Stream<R extends Read = Read> {
  readonly name: string;
  /** One line for people. */
  readonly about: string;
  readonly group: Group;
  /** Whether it is read only when asked for, by name or group: it costs more than a handful of requests. */
  readonly isOnRequest?: boolean;
  /** The first version of the API that has it; undefined: all that this program speaks. */
  readonly since?: string;
  /** What its records say of another stream's: that the record with the id in this field is gone. */
  readonly tellsGone?: { readonly stream: string; readonly field: string };
  /** The stream that is read to its end first: each of the two holds many records of the same kind in memory. */
  readonly after?: string;
  /** What identifies a record within its workspace (and owner, where it has one). */
  readonly identify: (record: JsonObject) => string | undefined;
  /** The field with the record's own time of last change, `null` where it has none. */
  readonly updatedAt: string | null;
  readonly read: R;
}

/** The usual identity: the record's own `id`. */
export function byId(record: JsonObject): string | undefined {
  return idText(record["id"]);
}

/** Whether a version is another or a later one. `Unstable`, the preview, is later than all. */
export function isAtLeast(version: string, other: string): boolean {
  const [major = Infinity, minor = 0] = partsOf(version);
  const [otherMajor = Infinity, otherMinor = 0] = partsOf(other);
  return major !== otherMajor ? major > otherMajor : minor >= otherMinor;
}

function partsOf(version: string): number[] {
  return version === "Unstable" ? [] : version.split(".").map(Number);
}

/** Whether a version of the API has a stream. */
export function isAvailable(stream: Stream, version: string): boolean {
  return stream.since === undefined || isAtLeast(version, stream.since);
}

/** Whether a list inside a record shows only its beginning. */
export function isCut(list: JsonValue | undefined): boolean {
  const data = valueAt(list, ["data"]);
  const shown = Array.isArray(data) ? data.length : 0;
  return valueAt(list, ["has_more"]) === true || totalCountOf(list) > shown;
}

/** How many records a list inside a record has; 0 where it does not say. */
export function totalCountOf(list: JsonValue | undefined): number {
  const totalCount = valueAt(list, ["total_count"]);
  return typeof totalCount === "number" ? totalCount : 0;
}
