import { isJsonObject, type JsonObject, type JsonValue, kindOf, valueAt } from "../api/json.ts";
import { readPages } from "../api/pages.ts";
import { ApiError, ContractError, isForbidden, isGone } from "../errors.ts";
import type { ChangedRead, CutListRead, EmbeddedRead, Stream } from "../streams/stream.ts";
import type { StreamContext } from "./context.ts";
import type { MemberList } from "./landing.ts";

/** A record with everything that is fetched for its sake. */
export interface Complete {
  readonly kind: "complete";
  readonly id: string;
  readonly record: JsonObject;
  readonly lists: readonly MemberList[];
}

/** A record that exists no more. */
export interface Gone {
  readonly kind: "gone";
  readonly id: string;
  /** Its last known content; undefined when only its id is known. */
  readonly record: JsonObject | undefined;
}

/** A record that could not be fetched whole: the next run tries again. */
export interface Incomplete {
  readonly kind: "incomplete";
  readonly id: string;
  /** What is known of it; undefined when only its id is. */
  readonly record: JsonObject | undefined;
  readonly error: ApiError;
}

/** How completing a record ended. */
export type Completed = Complete | Gone | Incomplete;

/**
 * Fetches what a search leaves out of a record: its detail, where that holds more, and its lists that are cut.
 *
 * @param found The record as the search gave it, or undefined when only its id is known.
 */
export async function completeRecord(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  found: { readonly id: string; readonly record: JsonObject | undefined },
): Promise<Completed> {
  const { id } = found;
  const hasEmbedded = context.children.some(isEmbedded);
  let record = found.record;
  try {
    if (record === undefined || (stream.read.needsDetail && hasEmbedded)) {
      record = await fetchDetail(context, stream, id);
    }
  } catch (error) {
    if (isGone(error)) return { kind: "gone", id, record };
    if (!(error instanceof ApiError) || isForbidden(error)) throw error;
    return { kind: "incomplete", id, record, error };
  }
  try {
    return { kind: "complete", id, ...await withLists(context, stream, { id, record }) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (isGone(error) && await isDetailGone(context, stream, id)) {
      return { kind: "gone", id, record };
    }
    return { kind: "incomplete", id, record, error };
  }
}

function fetchDetail(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  id: string,
): Promise<JsonObject> {
  return context.client.send({ method: "GET", path: stream.read.detail(id) });
}

/** Whether a record is gone whose list is not found: the list alone may be missing. */
async function isDetailGone(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  id: string,
): Promise<boolean> {
  try {
    await fetchDetail(context, stream, id);
    return false;
  } catch (error) {
    if (error instanceof ApiError) return isGone(error);
    throw error;
  }
}

/** The record without its embedded lists, and the lists of all children. */
async function withLists(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  owner: { readonly id: string; readonly record: JsonObject },
): Promise<{ readonly record: JsonObject; readonly lists: readonly MemberList[] }> {
  let { record } = owner;
  const lists: MemberList[] = [];
  for (const child of context.children) {
    if (isEmbedded(child)) {
      const taken = takeOut(record, child, stream.read.detail(owner.id));
      record = taken.record;
      lists.push(taken.list);
    } else if (isCutList(child)) {
      lists.push(await cutList(context, child, owner));
    }
  }
  return { record, lists };
}

function isEmbedded(stream: Stream): stream is Stream<EmbeddedRead> {
  return stream.read.kind === "embedded";
}

function isCutList(stream: Stream): stream is Stream<CutListRead> {
  return stream.read.kind === "cut list";
}

/** Takes an embedded list out of its record, which keeps an empty one and the total count beside it. */
function takeOut(
  record: JsonObject,
  stream: Stream<EmbeddedRead>,
  path: string,
): { readonly record: JsonObject; readonly list: MemberList } {
  const { path: keys, limit } = stream.read;
  const members = valueAt(record, keys);
  if (!Array.isArray(members) || !members.every(isJsonObject)) {
    throw new ContractError(
      `Cannot read "${path}" as "${keys.join(".")}" must be a list of objects: current type is ${
        kindOf(members)
      }`,
    );
  }
  const totalCount = valueAt(record, [...keys.slice(0, -1), "total_count"]);
  const isWhole = typeof totalCount === "number"
    ? members.length >= totalCount
    : members.length < limit;
  return { record: replaceAt(record, keys, []), list: { stream, members, isWhole } };
}

/** A copy of an object with another value at a path. */
function replaceAt(object: JsonObject, path: readonly string[], value: JsonValue): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return object;
  const inner = object[key];
  return {
    ...object,
    [key]: rest.length > 0 && isJsonObject(inner) ? replaceAt(inner, rest, value) : value,
  };
}

/** The whole list where the record shows only its beginning; else no members: the record itself shows them all. */
async function cutList(
  context: StreamContext,
  stream: Stream<CutListRead>,
  owner: { readonly id: string; readonly record: JsonObject },
): Promise<MemberList> {
  const members: JsonObject[] = [];
  if (stream.read.fields.some((field) => isCut(owner.record[field]))) {
    const list = stream.read.list(owner.id);
    for await (const page of readPages(context.client, list)) members.push(...page.records);
  }
  return { stream, members, isWhole: true };
}

function isCut(list: JsonValue | undefined): boolean {
  const totalCount = valueAt(list, ["total_count"]);
  const data = valueAt(list, ["data"]);
  const shown = Array.isArray(data) ? data.length : 0;
  return valueAt(list, ["has_more"]) === true ||
    (typeof totalCount === "number" && totalCount > shown);
}
