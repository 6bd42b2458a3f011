import project from "../deno.json" with { type: "json" };

/** How the command ended, and what it printed. */
export interface CommandEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The arguments of `deno` behind `deno task extract`: the same permissions, without the task runner between. */
function taskArguments(): string[] {
  return project.tasks.extract.command.split(" ").slice(1);
}

/** The extractor as a process of its own, with the permissions of its task. */
export function extractCommand(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Deno.Command {
  const root = Deno.cwd();
  const inherited = ["PATH", "HOME", "DENO_DIR", "LD_LIBRARY_PATH"].flatMap((name) => {
    const value = Deno.env.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const [run = "run", ...permissions] = taskArguments();
  return new Deno.Command(Deno.execPath(), {
    args: [
      run,
      "--quiet",
      `--config=${root}/deno.json`,
      ...permissions.slice(0, -1),
      `${root}/${permissions.at(-1)}`,
      ...args,
    ],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    clearEnv: true,
    env: {
      ...Object.fromEntries(inherited),
      NO_COLOR: "1",
      INTERCOM_ACCESS_TOKEN: "any",
      ...options.env,
    },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
}

/** Runs the extractor to its end. */
export async function runExtract(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<CommandEnd> {
  const { code, stdout, stderr } = await extractCommand(args, options).output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}
