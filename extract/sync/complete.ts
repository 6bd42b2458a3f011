import { isJsonObject, type JsonObject, type JsonValue, kindOf, valueAt } from "../api/json.ts";
import { readPages } from "../api/pages.ts";
import { ApiError, ContractError, isForbidden, isGone } from "../errors.ts";
import type { ChangedRead, EmbeddedRead, Stream, SublistRead } from "../streams/stream.ts";
import type { StreamContext } from "./context.ts";
import { identityOf, type MemberList } from "./landing.ts";
import { embeddedQuery } from "./read_window.ts";
import { showedTooFew } from "./tally.ts";

/** A record with everything that is fetched for its sake. */
export interface Complete {
  readonly kind: "complete";
  readonly id: string;
  readonly record: JsonObject;
  readonly lists: readonly MemberList[];
  /** Lists that could not be fetched: the next run tries again. */
  readonly lacking: readonly { readonly stream: Stream; readonly error: ApiError }[];
}

/** A record that exists no more. */
export interface Gone {
  readonly kind: "gone";
  readonly id: string;
  /** Its last known content; undefined when only its id is known. */
  readonly record: JsonObject | undefined;
  /** The id of the record that it was merged into. */
  readonly survivorId: string | undefined;
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
 * Fetches what a search leaves out of a record: its detail, where that holds more, and its lists that have an endpoint
 * of their own.
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
    if (isGone(error)) return { kind: "gone", id, record, survivorId: survivorOf(error) };
    if (!(error instanceof ApiError) || isForbidden(error)) throw error;
    return { kind: "incomplete", id, record, error };
  }
  const complete = await withLists(context, stream, { id, record });
  const asked = complete.lacking.filter(({ stream: child, error }) =>
    context.guard.blockedBy(child) !== error
  );
  const gone = asked.some(({ error }) => isGone(error))
    ? await goneDetail(context, stream, id)
    : undefined;
  if (gone !== undefined) return { kind: "gone", id, record, survivorId: survivorOf(gone) };
  for (const { stream: child, error } of asked) context.guard.fail(child, error);
  return complete;
}

/** Completes a record; for one that was merged into another also that one, which tells of it. */
export async function completeWithSurvivor(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  found: { readonly id: string; readonly record: JsonObject | undefined },
): Promise<readonly Completed[]> {
  const completed = await completeRecord(context, stream, found);
  if (completed.kind !== "gone" || completed.survivorId === undefined) return [completed];
  const survivor = await completeRecord(context, stream, {
    id: completed.survivorId,
    record: undefined,
  });
  // Only the survivor tells of the merge: without it the next run must ask again.
  if (survivor.kind !== "incomplete") return [completed, survivor];
  const { id, record } = completed;
  return [{ kind: "incomplete", id, record, error: survivor.error }, survivor];
}

/** @see https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/showcontact */
function survivorOf({ canonicalPath }: ApiError): string | undefined {
  return /^\/contacts\/([\w-]+)$/.exec(canonicalPath ?? "")?.[1];
}

function fetchDetail(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  id: string,
): Promise<JsonObject> {
  const query = embeddedQuery(context);
  return context.client.send({
    method: "GET",
    path: stream.read.detail(id),
    ...(Object.keys(query).length === 0 ? {} : { query }),
  });
}

/** Why a record is gone whose list is not found; undefined when the list alone is missing. */
async function goneDetail(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  id: string,
): Promise<ApiError | undefined> {
  try {
    await fetchDetail(context, stream, id);
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return isGone(error) ? error : undefined;
    throw error;
  }
}

/** The record without its embedded lists, and the lists of all children that can be had. */
async function withLists(
  context: StreamContext,
  stream: Stream<ChangedRead>,
  owner: { readonly id: string; readonly record: JsonObject },
): Promise<Complete> {
  let { record } = owner;
  const lists: MemberList[] = [];
  const lacking: { stream: Stream; error: ApiError }[] = [];
  for (const child of context.children) {
    if (isEmbedded(child)) {
      const taken = takeOut(record, child, stream.read.detail(owner.id));
      record = taken.record;
      lists.push(taken.list);
    } else if (isSublist(child)) {
      const list = await sublist(context, child, owner);
      if (list instanceof ApiError) lacking.push({ stream: child, error: list });
      else lists.push(list);
    }
  }
  return { kind: "complete", id: owner.id, record, lists, lacking };
}

function isEmbedded(stream: Stream): stream is Stream<EmbeddedRead> {
  return stream.read.kind === "embedded";
}

function isSublist(stream: Stream): stream is Stream<SublistRead> {
  return stream.read.kind === "sublist";
}

/** Takes an embedded list out of its record, which keeps an empty one and the total count beside it. */
function takeOut(
  record: JsonObject,
  stream: Stream<EmbeddedRead>,
  path: string,
): { readonly record: JsonObject; readonly list: MemberList } {
  const { path: keys, limit, isOptional } = stream.read;
  const members = valueAt(record, keys);
  if (isOptional && (members === undefined || members === null)) {
    // Not asked for, or not given: that says nothing of those that are landed.
    return { record, list: { stream, members: [], isWhole: false } };
  }
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

/** The list of an owner, with no members where the record itself shows all there is; or why it could not be had. */
async function sublist(
  context: StreamContext,
  stream: Stream<SublistRead>,
  owner: { readonly id: string; readonly record: JsonObject },
): Promise<MemberList | ApiError> {
  const { isNeeded, list, isWhole } = stream.read;
  if (!isNeeded(owner.record)) return { stream, members: [], isWhole: true };
  const blockedBy = context.guard.blockedBy(stream);
  if (blockedBy !== undefined) return blockedBy;
  const members = new Map<string, JsonObject>();
  let total = 0;
  const asked = list(owner.id);
  try {
    for await (const page of readPages(context.client, asked)) {
      total = page.totalCount ?? total;
      for (const member of page.records) members.set(identityOf(stream, member), member);
    }
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  if (members.size < total) {
    const gap = showedTooFew(members.size, total);
    return new ApiError(`Cannot read "${asked.request.path}" as its list must be whole: ${gap}`, {
      transient: false,
    });
  }
  context.guard.succeed(stream);
  return { stream, members: [...members.values()], isWhole };
}
