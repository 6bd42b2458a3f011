import { idText, type JsonObject } from "../api/json.ts";
import type { ApiRequest, ListRequest } from "../api/page.ts";

/** Which streams a run reads when none is named: `core` by default, `more` and `deep` on request. */
export type Group = "core" | "more" | "deep";

/** What a request may depend on besides the stream itself. */
export interface ApiFacts {
  /** The `Intercom-Version` of the run, such as `2.16`. */
  readonly version: string;
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

/** Who belongs to each of the records of another list: one search for each, every run. */
export interface MembersRead {
  readonly kind: "members";
  /** The list of the owners. */
  readonly owners: (api: ApiFacts) => ListRequest;
  readonly members: (ownerId: string) => ListRequest;
  /** What is kept of a member, whose whole record lands elsewhere. */
  readonly reference: (member: JsonObject) => JsonObject;
}

/** A list inside the detail of another stream's record; taken out of it, so that it is stored once. */
export interface EmbeddedRead {
  readonly kind: "embedded";
  readonly of: string;
  /** Where the list stands in the detail. */
  readonly path: readonly string[];
  /** The most records that the API puts into it; older ones stay as they were landed. */
  readonly limit: number;
}

/** A list that another stream's record shows only the beginning of; fetched whole where it is cut. */
export interface CutListRead {
  readonly kind: "cut list";
  readonly of: string;
  /** The fields of the record that hold the beginnings, each with `has_more` and `total_count`. */
  readonly fields: readonly string[];
  readonly list: (ownerId: string) => ListRequest;
}

/** How a stream is read. */
export type Read = WholeRead | ChangedRead | MembersRead | EmbeddedRead | CutListRead;

/**
 * What there is to land: one raw table, and how its records are found. Facts that can lose data (what identifies a
 * record, how it is read, where its list is) have no default.
 */
export interface Stream<R extends Read = Read> {
  readonly name: string;
  /** One line for people. */
  readonly about: string;
  readonly group: Group;
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
