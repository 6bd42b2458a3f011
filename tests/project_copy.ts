/** A copy of this project, in which commands can be tried without touching the files somebody works on. */
export interface ProjectCopy extends AsyncDisposable {
  readonly folder: string;
  /** Runs a line of shell there and collects all that it prints. */
  run(command: string, env?: Readonly<Record<string, string>>): Promise<CommandResult>;
}

/** How a command ended. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** What a clone would not have: environments, results, databases. */
const left = /^(\.git|\.venv|\.env|target|logs|dbt_packages|profiles\.yml|.*\.duckdb.*)$/;

/** Copies the project as a clone would be; it shares the Python environment that is here, which takes long to make. */
export async function copyProject(): Promise<ProjectCopy> {
  const folder = await Deno.makeTempDir({ prefix: "intercom-elt-" });
  await copyFolder(".", folder);
  await Deno.symlink(await Deno.realPath(".venv"), `${folder}/.venv`);
  return {
    folder,
    run: (command, env = {}) =>
      runCommand(command, { cwd: folder, env: { NO_COLOR: "1", ...env } }),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const entry of Deno.readDir(from)) {
    if (left.test(entry.name)) continue;
    const [source, target] = [`${from}/${entry.name}`, `${to}/${entry.name}`];
    if (entry.isDirectory) await copyFolder(source, target);
    else await Deno.copyFile(source, target);
  }
}

async function runCommand(
  command: string,
  options: { readonly cwd: string; readonly env: Record<string, string> },
): Promise<CommandResult> {
  const { code, stdout, stderr } = await new Deno.Command("sh", {
    args: ["-c", command],
    stdin: "null",
    ...options,
  }).output();
  const decoder = new TextDecoder();
  return { code, output: `${decoder.decode(stdout)}\n${decoder.decode(stderr)}` };
}
