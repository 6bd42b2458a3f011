import { ConfigError } from "../errors.ts";
import type { Stream } from "./stream.ts";

/** Names that stand for several streams, as users of another connector know them. */
export const templates: Readonly<Record<string, readonly string[]>> = {
  basic: [
    "workspace",
    "admins",
    "teams",
    "tags",
    "segments",
    "contact_attributes",
    "company_attributes",
    "contacts",
    "contact_tags",
    "contact_companies",
    "contact_subscriptions",
    "contact_segments",
    "contact_merges",
    "contact_event_summaries",
    "companies",
  ],
  conversations: ["conversations", "conversation_parts", "deleted_conversations"],
  users_and_events: ["contacts", "contact_merges", "contact_events"],
};

/** Read by every run: each row of each table belongs to a workspace. */
const always = "workspace";

/** What the operator asked for, as names of streams, groups and templates. */
export interface Selection {
  /** Undefined: `core`, and what is cheap of `more`. */
  readonly streams?: readonly string[];
  readonly skip?: readonly string[];
}

/**
 * The streams that a run reads. A stream whose records come with another's brings that one along, and goes with it
 * when that one is skipped. The workspace itself is always read.
 *
 * @throws {ConfigError} when a name is unknown, or nothing is left to choose.
 */
export function selectStreams(all: readonly Stream[], selection: Selection): Stream[] {
  const chosen = new Set(selection.streams?.flatMap((name) => named(all, name)) ?? byDefault(all));
  for (const stream of chosen) {
    const owner = all.find(({ name }) => name === ownerOf(stream));
    if (owner !== undefined) chosen.add(owner);
  }
  const skipped = new Set((selection.skip ?? []).flatMap((name) => named(all, name)));
  if (selection.skip?.includes(always)) {
    throw new ConfigError(`Cannot skip "${always}" as every run must read it: rows belong to it`);
  }
  const skippedNames = new Set([...skipped].map(({ name }) => name));
  for (const stream of chosen) {
    if (skipped.has(stream) || skippedNames.has(ownerOf(stream) ?? "")) chosen.delete(stream);
  }
  if (chosen.size === 0) {
    throw new ConfigError("Cannot select streams as at least one must be left: all are skipped");
  }
  return all.filter((stream) => chosen.has(stream) || stream.name === always);
}

/** The stream whose records bring this one's along. */
export function ownerOf(stream: Stream): string | undefined {
  return "of" in stream.read ? stream.read.of : undefined;
}

function byDefault(all: readonly Stream[]): Stream[] {
  return all.filter(({ group, isOnRequest }) => group !== "deep" && isOnRequest !== true);
}

function named(all: readonly Stream[], name: string): Stream[] {
  const template = templates[name];
  const found = all.filter((stream) =>
    stream.name === name || stream.group === name || template?.includes(stream.name)
  );
  if (found.length > 0) return found;
  const known = [...new Set(all.map(({ group }) => group)), ...Object.keys(templates)];
  throw new ConfigError(
    `Cannot select "${name}" as a stream must be one of ${
      [...known, ...all.map((stream) => stream.name)].filter((one, index, names) =>
        names.indexOf(one) === index
      ).join(", ")
    }`,
  );
}
