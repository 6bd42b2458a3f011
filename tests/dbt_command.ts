import { dbtEnvironment } from "../tasks/dbt.ts";
import { venvProgram } from "../tasks/venv.ts";

/** How dbt ended, and all that it printed. */
export interface DbtEnd {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs dbt on a database, apart from whatever else runs here: its results go below `folder`.
 *
 * @param args A dbt command, such as `["build", "--select", "staging"]`.
 */
export async function runDbt(
  args: readonly string[],
  options: { readonly database: string; readonly folder: string },
): Promise<DbtEnd> {
  const { code, stdout, stderr } = await new Deno.Command(venvProgram("dbt"), {
    args: [
      "--no-use-colors",
      ...args,
      `--target-path=${options.folder}/target`,
      `--log-path=${options.folder}/logs`,
    ],
    env: { ...dbtEnvironment, INTERCOM_DATABASE: options.database },
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  return { code, output: decoder.decode(stdout) + decoder.decode(stderr) };
}

/** Builds and tests every model. */
export function buildMarts(
  database: string,
  folder: string,
  args: readonly string[] = [],
): Promise<DbtEnd> {
  return runDbt(["build", ...args], { database, folder });
}
