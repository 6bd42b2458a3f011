import { ConfigError } from "../errors.ts";
import type { JsonObject } from "../api/json.ts";
import { ownerOf } from "../streams/select.ts";
import type { Stream } from "../streams/stream.ts";
import type { FieldPath } from "../sync/omit.ts";

/** Times that every table reads, whatever the stream's own time of change is. */
const alwaysKept: readonly FieldPath[] = [["id"], ["created_at"], ["updated_at"]];

/**
 * What `--omit` names, by stream: of `conversations.source.body` the path `source`, `body`.
 *
 * @throws {ConfigError} when a name means no field, or one that a record cannot be without.
 */
export function readOmitted(
  names: readonly string[],
  streams: readonly Stream[],
): ReadonlyMap<string, readonly FieldPath[]> {
  const omitted = new Map<string, FieldPath[]>();
  for (const name of names) {
    const [streamName = "", ...path] = name.split(".");
    const stream = streams.find((one) => one.name === streamName);
    if (stream === undefined) {
      throw new ConfigError(
        `Cannot omit "${name}" as it must begin with the name of a stream: "${streamName}" is none`,
      );
    }
    if (path.length === 0 || path.some((part) => part.trim() === "")) {
      throw new ConfigError(
        `Cannot omit "${name}" as it must name a field, as contacts.email does`,
      );
    }
    if (keptFields(stream, streams).some((kept) => holds(path, kept))) {
      throw new ConfigError(
        `Cannot omit "${name}" as a record must keep what it is known, dated and completed by`,
      );
    }
    omitted.set(streamName, [...omitted.get(streamName) ?? [], path]);
  }
  return omitted;
}

/** The fields that a stream cannot be read without, by its own facts. */
function keptFields(stream: Stream, streams: readonly Stream[]): readonly FieldPath[] {
  const lists = streams.filter((one) => ownerOf(one) === stream.name).flatMap(({ read }) =>
    read.kind === "embedded"
      ? [read.path]
      : read.kind === "sublist"
      ? fieldsAskedBy((record) => read.isNeeded(record))
      : []
  );
  const own = [stream.updatedAt, stream.tellsGone?.field]
    .flatMap((field) => field === undefined || field === null ? [] : [[field]]);
  return [
    ...alwaysKept,
    ...own,
    ...(stream.read.kind === "feed" ? [[stream.read.orderedBy]] : []),
    ...fieldsAskedBy((record) => stream.identify(record)),
    ...lists,
  ];
}

/** What a function looks at of a record: asked with one that has every field, and a value in none. */
function fieldsAskedBy(ask: (record: JsonObject) => unknown): readonly FieldPath[] {
  const asked: FieldPath[] = [];
  function probe(path: FieldPath): JsonObject {
    return new Proxy({}, {
      get: (_, key) => {
        if (typeof key !== "string") return undefined;
        asked.push([...path, key]);
        return probe([...path, key]);
      },
    });
  }
  ask(probe([]));
  return asked;
}

/** Whether to drop the first path is to drop the second. */
function holds(path: FieldPath, other: FieldPath): boolean {
  return path.length <= other.length && path.every((part, at) => part === other[at]);
}
