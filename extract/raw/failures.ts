import { ConfigError } from "../errors.ts";

/** What DuckDB says when a file can not be used, and what to do about it. */
const openFailures = [
  [
    /could not set lock|file is already open/i,
    "nothing else may have it open",
    "another program holds it",
  ],
  [/not a valid DuckDB database/i, "it must be a DuckDB file", "it is another kind of file"],
  [/permission denied/i, "it must be writable", "permission is denied"],
  [/read-only/i, "it must be writable", "the file system is read-only"],
  [
    /no space left|could not write|file too large/i,
    "its disk must take what is loaded",
    "it is full or failed",
  ],
  [/no such file or directory/i, "its folder must exist", "there is none"],
  [/is a directory/i, "it must be a file", "it is a folder"],
  [/newer version|storage version/i, "this DuckDB must read it", "it was made by a newer DuckDB"],
] as const;

/** Why a database file can not be used, by what DuckDB says. */
export function openFailure(error: unknown, path: string): ConfigError {
  const message = error instanceof Error ? error.message : String(error);
  const known = openFailures.find(([pattern]) => pattern.test(message));
  const [, rule, found] = known ?? [, "DuckDB must read it", message.split("\n")[0]];
  return new ConfigError(`Cannot use "${path}" as database as ${rule}: ${found}`);
}

/** A failure of the disk is the operator's, and says nothing of a record; any other error is passed on. */
export function writeFailure(error: unknown, path: string): unknown {
  const message = error instanceof Error ? error.message : "";
  const isOfDisk = /^(IO Error|.*(no space left|could not write|has been invalidated))/is;
  if (!isOfDisk.test(message)) return error;
  return new ConfigError(
    `Cannot write to "${path}" as its disk must take what is loaded: it is full or failed`,
  );
}

/** DuckDB's ways to say that it needs more memory than it is given; an appender and a commit leave the first away. */
const OUT_OF_MEMORY =
  /^out of memory|(?:could not|failed to) (?:allocate|pin|resize|offload) .*\bused\)/i;

/** Whether DuckDB needs more memory than it is given. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && OUT_OF_MEMORY.test(error.message);
}

/** Whether another program holds a file. */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && /could not set lock/i.test(error.message);
}
