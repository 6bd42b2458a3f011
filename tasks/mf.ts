import { dbtEnvironment, projectDatabase } from "./dbt.ts";
import { venvProgram } from "./venv.ts";

/**
 * Python that makes MetricFlow's command without its question to the package index whether there is a newer one: what is
 * installed is pinned, and nobody is told that it ran.
 */
export const MF_WITHOUT_UPDATES = `
from dbt_metricflow.cli import main
main.UpdateChecker.check = lambda *_: None
`;

/** Runs MetricFlow of the project's Python environment and gives its exit code. What it prints goes through. */
async function runMf(args: readonly string[]): Promise<number> {
  const env = { ...dbtEnvironment, ...projectDatabase() };
  // MetricFlow reads what dbt wrote of the project, for the database that dbt wrote it for: written anew, it is for this one.
  const { code } = await run("dbt", ["--quiet", "parse"], env);
  if (code !== 0) return code;
  return (await run(
    "python",
    ["-c", `${MF_WITHOUT_UPDATES}main.cli(prog_name="mf")`, ...args],
    env,
  )).code;
}

function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Deno.CommandStatus> {
  return new Deno.Command(venvProgram(program), {
    args: [...args],
    env: { ...env },
    stdin: "inherit",
    stdout: "inherit",
    stderr: "inherit",
  }).spawn().status;
}

if (import.meta.main) Deno.exit(await runMf(Deno.args));
