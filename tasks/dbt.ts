import { parseEnv } from "node:util";
import { venvProgram } from "./venv.ts";

/** The variable that names the database, for the extractor and in profiles.yml alike. */
const databaseName = "INTERCOM_DATABASE";

/**
 * What the bundled dbt runs with. It finds profiles.yml beside dbt_project.yml, and tells nobody that it ran.
 *
 * @see https://docs.getdbt.com/reference/global-configs/usage-stats
 */
export const dbtEnvironment: Readonly<Record<string, string>> = {
  DBT_PROFILES_DIR: ".",
  DBT_SEND_ANONYMOUS_USAGE_STATS: "false",
};

/** Runs dbt of the project's Python environment and gives its exit code. What it prints goes through. */
async function runDbt(args: readonly string[]): Promise<number> {
  const child = new Deno.Command(venvProgram("dbt"), {
    args: [...args],
    env: { ...dbtEnvironment, ...projectDatabase() },
    stdin: "inherit",
    stdout: "inherit",
    stderr: "inherit",
  }).spawn();
  return (await child.status).code;
}

/**
 * The variable that names the database, where anything does. dbt knows nothing of the `.env` file that the extractor reads;
 * both must work on the same database.
 */
export function projectDatabase(): Readonly<Record<string, string>> {
  const database = Deno.env.get(databaseName) || readDotEnv()[databaseName];
  return database ? { [databaseName]: database } : {};
}

function readDotEnv(): Readonly<Record<string, string | undefined>> {
  try {
    return parseEnv(Deno.readTextFileSync(".env"));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw error;
  }
}

if (import.meta.main) Deno.exit(await runDbt(Deno.args));
