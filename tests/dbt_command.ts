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

/** Where the tests keep it for each other. dbt itself sees which files have changed since. */
const SHARED = "target/tests";

/**
 * Runs dbt on a database, apart from whatever else runs here: its results go below `folder`.
 *
 * It is run in the folder of the database, which it then names without a path: dbt reads the whole project again for
 * another path.
 *
 * @param args A dbt command, such as `["build", "--select", "staging"]`.
 */
export async function runDbt(
  args: readonly string[],
  options: {
    readonly database: string;
    readonly folder: string;
    /** Whether the descriptions of columns go into the database. Default: no. */
    readonly withComments?: boolean;
    /** Whether dbt writes what it knows into `target/`, such as `manifest.json`. Default: no. */
    readonly writesJson?: boolean;
  },
): Promise<DbtEnd> {
  const { database, folder, withComments = false, writesJson = false } = options;
  const project = Deno.cwd();
  const target = `${folder}/target`;
  await takeParsed(target);
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
    ],
    cwd: dirname(database),
    env: {
      ...dbtEnvironment,
      DBT_PROFILES_DIR: project,
      INTERCOM_DATABASE: basename(database),
      // A comment on each of a thousand columns takes seconds; the test of the columns asks for them.
      INTERCOM_COLUMN_COMMENTS: String(withComments),
    },
    stdin: "null",
  }).output();
  if (!args.includes("--vars") && !withComments) await shareParsed(target);
  const decoder = new TextDecoder();
  return { code, output: decoder.decode(stdout) + decoder.decode(stderr) };
}

async function takeParsed(target: string): Promise<void> {
  await Deno.mkdir(target, { recursive: true });
  if (await isThere(`${target}/${PARSED}`) || !await isThere(`${SHARED}/${PARSED}`)) return;
  await Deno.copyFile(`${SHARED}/${PARSED}`, `${target}/${PARSED}`);
}

/** Renamed into place, since other tests may be reading. */
async function shareParsed(target: string): Promise<void> {
  if (!await isThere(`${target}/${PARSED}`)) return;
  await Deno.mkdir(SHARED, { recursive: true });
  const own = await Deno.makeTempFile({ dir: SHARED });
  await Deno.copyFile(`${target}/${PARSED}`, own);
  await Deno.rename(own, `${SHARED}/${PARSED}`);
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
