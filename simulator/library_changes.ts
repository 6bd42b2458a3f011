import { unixSeconds } from "./clock.ts";
import { makeActivityLog } from "./generator/activity_logs.ts";
import { endedCall, makeCall } from "./generator/calls.ts";
import { makeArticle } from "./generator/help_center.ts";
import { isoTime, makeMacro } from "./generator/library_texts.ts";
import { Random } from "./generator/random.ts";
import { libraryOf, type LibraryRecords, type LibraryStream } from "./library.ts";
import type {
  ActivityLogRecord,
  ArticleRecord,
  CallRecord,
  MacroRecord,
} from "./records/library.ts";
import { fullConversation, type Workspace } from "./workspace.ts";

/** Streams whose records have a time of change as Unix seconds. */
type DatedStream = {
  [Name in LibraryStream]: LibraryRecords[Name] extends { updated_at: number } ? Name : never;
}[LibraryStream];

/**
 * Gives a record of the library other fields, and the clock's now as the time of its change.
 *
 * @throws {RangeError} where it is not there.
 */
export function editRecord<Name extends DatedStream>(
  workspace: Workspace,
  { stream, id, fields }: {
    readonly stream: Name;
    readonly id: string;
    readonly fields: Partial<LibraryRecords[Name]>;
  },
): LibraryRecords[Name] {
  const store = libraryOf(workspace)[stream];
  const record = store.get(id);
  if (record === undefined) throw missing("edit", { stream, id });
  const edited = { ...record, ...fields, "updated_at": unixSeconds(workspace.clock) };
  store.put(edited);
  return edited;
}

/** Renames an article. @throws {RangeError} where it is not there. */
export function renameArticle(workspace: Workspace, id: string, title: string): ArticleRecord {
  return editRecord(workspace, { stream: "articles", id, fields: { title } });
}

/** Renames a macro. @throws {RangeError} where it is not there. */
export function renameMacro(workspace: Workspace, id: string, name: string): MacroRecord {
  const { macros } = libraryOf(workspace);
  const macro = macros.get(id);
  if (macro === undefined) throw missing("rename", { stream: "macros", id });
  const renamed = { ...macro, name, "updated_at": isoTime(unixSeconds(workspace.clock)) };
  macros.put(renamed);
  return renamed;
}

/** Publishes a new article at the clock's now. */
export function addArticle(workspace: Workspace): ArticleRecord {
  const { articles } = libraryOf(workspace);
  const now = unixSeconds(workspace.clock);
  const article = makeArticle(randomOf(workspace, "articles"), {
    index: articles.size + articles.deleted.size,
    setting: { ...workspace, workspaceId: workspace.app.id_code },
    times: { "created_at": now, "updated_at": now },
  });
  articles.put(article);
  return article;
}

/** Writes a new macro at the clock's now. */
export function addMacro(workspace: Workspace): MacroRecord {
  const { macros } = libraryOf(workspace);
  const macro = makeMacro(randomOf(workspace, "macros"), {
    index: macros.size + macros.deleted.size,
    at: unixSeconds(workspace.clock),
    setting: workspace,
  });
  macros.put(macro);
  return macro;
}

/** Lets a teammate do something that the log tells, at the clock's now. */
export function addActivityLog(workspace: Workspace): ActivityLogRecord {
  const log = makeActivityLog(randomOf(workspace, "activity_logs"), {
    createdAt: unixSeconds(workspace.clock),
    staff: workspace.staff,
  });
  libraryOf(workspace).activity_logs.put(log);
  return log;
}

/** Lets somebody call at the clock's now, in the newest conversation. The call rings until `endCall`. */
export function addCall(workspace: Workspace): CallRecord {
  const { calls } = libraryOf(workspace);
  const stored = [...workspace.conversations.values()].at(-1);
  const contacts = stored === undefined
    ? []
    : fullConversation(workspace, stored).record.contacts.contacts;
  const random = randomOf(workspace, "calls");
  const call = makeCall(random, {
    index: calls.size + calls.deleted.size,
    conversation: {
      id: stored?.id ?? null,
      createdAt: unixSeconds(workspace.clock),
      contactId: contacts[0]?.id ?? null,
    },
    isOutbound: random.chance(0.3),
  }, workspace);
  calls.put(call);
  return call;
}

/** Ends a call at the clock's now. @throws {RangeError} where it is not there. */
export function endCall(workspace: Workspace, id: string): CallRecord {
  const { calls } = libraryOf(workspace);
  const call = calls.get(id);
  if (call === undefined) throw missing("end", { stream: "calls", id });
  const ended = endedCall(call, { at: unixSeconds(workspace.clock), isAnswered: true });
  calls.put(ended);
  return ended;
}

/** Takes a record out of the library. Returns whether it was there. */
export function deleteRecord(
  workspace: Workspace,
  { stream, id }: { readonly stream: LibraryStream; readonly id: string },
): boolean {
  return libraryOf(workspace)[stream].delete(id);
}

/** Puts a deleted record back as it was; its time of change does not move. Returns whether it was deleted. */
export function restoreRecord<Name extends LibraryStream>(
  workspace: Workspace,
  { stream, id }: { readonly stream: Name; readonly id: string },
): boolean {
  const store = libraryOf(workspace)[stream];
  const record = store.deleted.get(id);
  if (record === undefined) return false;
  store.put(record);
  return true;
}

type LibraryChange = (workspace: Workspace, random: Random) => unknown;

/** Every small thing that can happen to a library, by name. What cannot happen returns undefined or false. */
const CHANGES: Readonly<Record<string, LibraryChange>> = {
  "rename article": (workspace, random) => {
    const id = pickId(random, libraryOf(workspace).articles.values());
    return id === undefined ? undefined : renameArticle(workspace, id, newName(random));
  },
  "add article": addArticle,
  "delete article": (workspace, random) => {
    const id = pickId(random, libraryOf(workspace).articles.values());
    return id === undefined ? undefined : deleteRecord(workspace, { stream: "articles", id });
  },
  "restore article": (workspace, random) => {
    const id = pickId(random, libraryOf(workspace).articles.deleted.values());
    return id === undefined ? undefined : restoreRecord(workspace, { stream: "articles", id });
  },
  "rename macro": (workspace, random) => {
    const id = pickId(random, libraryOf(workspace).macros.values());
    return id === undefined ? undefined : renameMacro(workspace, id, newName(random));
  },
  "add macro": addMacro,
  "delete macro": (workspace, random) => {
    const id = pickId(random, libraryOf(workspace).macros.values());
    return id === undefined ? undefined : deleteRecord(workspace, { stream: "macros", id });
  },
  "add activity log": addActivityLog,
  "add call": addCall,
  "end call": (workspace, random) => {
    const open = [...libraryOf(workspace).calls.values()].filter((call) => call.ended_at === null);
    const id = pickId(random, open);
    return id === undefined ? undefined : endCall(workspace, id);
  },
};

/** Lets one small thing happen to the library at the clock's now. Returns its name; undefined where it could not. */
export function changeLibrary(workspace: Workspace, random: Random): string | undefined {
  const name = random.pick(Object.keys(CHANGES));
  return CHANGES[name]?.(workspace, random) ? name : undefined;
}

function newName(random: Random): string {
  return `Changed ${random.whole(1, 9_999)}`;
}

function pickId(random: Random, records: Iterable<{ readonly id: string }>): string | undefined {
  const all = [...records];
  return all.length === 0 ? undefined : random.pick(all).id;
}

/** A source of chance that differs with all that happened in a stream before. */
function randomOf(workspace: Workspace, stream: LibraryStream): Random {
  return new Random(workspace.origin.seed, stream, libraryOf(workspace)[stream].version);
}

function missing(
  what: string,
  { stream, id }: { readonly stream: LibraryStream; readonly id: string },
): RangeError {
  return new RangeError(`Cannot ${what} "${id}" of ${stream} as it is not there`);
}
