import { readCommandLine, USAGE, UsageError } from "./command_line.ts";
import { startSimulator } from "./simulator.ts";

async function main(args: readonly string[]): Promise<void> {
  const options = readCommandLine(args);
  if (options === "help") {
    console.log(USAGE);
    return;
  }
  const { workspace, url } = await startSimulator(options);
  console.log(
    `Simulated workspace ${workspace.app.id_code} at ${url}: ${workspace.contacts.size} contacts, ` +
      `${workspace.companies.size} companies, ${workspace.conversations.size} conversations`,
  );
  const token = options.token ?? "any";
  console.log(
    `INTERCOM_ACCESS_TOKEN=${token} deno task extract --base-url ${url} --database trial.duckdb`,
  );
}

try {
  await main(Deno.args);
} catch (error) {
  const isTaken = error instanceof Deno.errors.AddrInUse;
  if (!isTaken && !(error instanceof UsageError)) throw error;
  console.error(
    isTaken ? "Cannot listen as the port is taken: choose another with --port" : error.message,
  );
  Deno.exit(2);
}
