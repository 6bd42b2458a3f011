import project from "../deno.json" with { type: "json" };

/** How the command ended, and what it printed. */
export interface CommandEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What stands behind `deno task extract`: the same variables and permissions, without the task runner between. */
function extractTask(): { readonly env: Record<string, string>; readonly args: readonly string[] } {
  const words = project.tasks.extract.command.split(" ");
  const program = words.indexOf("deno");
  const variables = words.slice(0, program).map((word) => word.split("=", 2));
  return { env: Object.fromEntries(variables), args: words.slice(program + 1) };
}

/** What a process of the extractor may differ in. */
export interface ExtractProcessOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A command that is given the extractor's to carry it out, such as `nice`. */
  readonly through?: readonly string[];
}

/** The extractor as a process of its own, with the permissions of its task. */
export function extractCommand(
  args: readonly string[],
  options: ExtractProcessOptions = {},
): Deno.Command {
  const root = Deno.cwd();
  const inherited = ["PATH", "HOME", "DENO_DIR", "LD_LIBRARY_PATH"].flatMap((name) => {
    const value = Deno.env.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const task = extractTask();
  const [run = "run", ...permissions] = task.args;
  const [program = Deno.execPath(), ...before] = [...options.through ?? [], Deno.execPath()];
  return new Deno.Command(program, {
    args: [
      ...before,
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
      ...task.env,
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
  options: ExtractProcessOptions = {},
): Promise<CommandEnd> {
  const { code, stdout, stderr } = await extractCommand(args, options).output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}
