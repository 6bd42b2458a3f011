import { assertEquals } from "@std/assert";
import { basename, dirname } from "node:path";
import { dbtEnvironment } from "../tasks/dbt.ts";
import { venvProgram } from "../tasks/venv.ts";

/** How dbt ended, and all that it printed. */
export interface DbtEnd {
  readonly code: number;
  readonly output: string;
}

/** What dbt knows of the project once it has read it all, which takes longer than most builds. */
const PARSED = "partial_parse.msgpack";

/** Where the tests keep it for each other, by what they build. dbt itself sees which files have changed since. */
const SHARED = "target/tests";

/** What the project builds only where it is asked to. */
const EVERYTHING = JSON.stringify({
  "intercom_connectors": ["daton", "keboola", "nekt", "segment", "stitch"],
  "intercom_snapshots": true,
});

/**
 * Runs dbt on a database, apart from whatever else runs here: its results go below `folder`.
 *
 * It is run in the folder of the database, which it then names without a path, and which has the same name in each test:
 * dbt reads the whole project again for another path.
 *
 * @param args A dbt command, such as `["build", "--select", "staging"]`.
 */
export async function runDbt(
  args: readonly string[],
  options: {
    readonly database: string;
    readonly folder: string;
    /** Whether snapshots and the views of all connectors are part of the project. Default: no, as by itself. */
    readonly withEverything?: boolean;
    /** Whether dbt writes what it knows into `target/`, such as `manifest.json`. Default: no. */
    readonly writesJson?: boolean;
  },
): Promise<DbtEnd> {
  const { database, folder, withEverything = false, writesJson = false } = options;
  assertEquals(basename(database), "w.duckdb");
  const project = Deno.cwd();
  // One database may be built both ways.
  const target = `${folder}/${withEverything ? "target-of-everything" : "target"}`;
  const shared = `${SHARED}/${withEverything ? "everything" : "usual"}`;
  await takeParsed(target, shared);
  const { code, stdout, stderr } = await new Deno.Command(`${project}/${venvProgram("dbt")}`, {
    args: [
      "--no-use-colors",
      ...args,
      // Files of tests run side by side: a second thread in each gains nothing.
      "--threads=1",
      `--project-dir=${project}`,
      `--target-path=${target}`,
      `--log-path=${folder}/logs`,
      // What nobody reads takes a tenth of the time.
      "--log-level-file=none",
      ...(writesJson ? [] : ["--no-write-json"]),
      ...(withEverything ? ["--vars", EVERYTHING] : []),
    ],
    cwd: dirname(database),
    env: {
      ...dbtEnvironment,
      DBT_PROFILES_DIR: project,
      INTERCOM_DATABASE: basename(database),
      // A comment on each of a thousand columns takes seconds; the demo, which is tested too, has them.
      INTERCOM_COLUMN_COMMENTS: "false",
    },
    stdin: "null",
  }).output();
  await shareParsed(target, shared);
  const decoder = new TextDecoder();
  return { code, output: decoder.decode(stdout) + decoder.decode(stderr) };
}

async function takeParsed(target: string, shared: string): Promise<void> {
  await Deno.mkdir(target, { recursive: true });
  if (await isThere(`${target}/${PARSED}`) || !await isThere(`${shared}/${PARSED}`)) return;
  await Deno.copyFile(`${shared}/${PARSED}`, `${target}/${PARSED}`);
}

/** Renamed into place, since other tests may be reading. */
async function shareParsed(target: string, shared: string): Promise<void> {
  if (!await isThere(`${target}/${PARSED}`)) return;
  await Deno.mkdir(shared, { recursive: true });
  const own = await Deno.makeTempFile({ dir: shared });
  await Deno.copyFile(`${target}/${PARSED}`, own);
  await Deno.rename(own, `${shared}/${PARSED}`);
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
