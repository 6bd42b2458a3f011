/** How to run a program. */
export interface RunOptions {
  /** Added to the environment the task itself has. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with each line as it is printed, standard output and error alike. */
  readonly onLine?: (line: string) => void;
  /** Ends the program when it takes longer. Without it, it may take as long as it likes. */
  readonly timeoutMs?: number;
}

/** What a program left behind. */
export interface RunResult {
  readonly code: number;
  /** Everything it printed, in the order in which it arrived. */
  readonly log: string;
  readonly durationMs: number;
}

/**
 * Runs a program to its end and collects what it prints, so that a task can show progress and keep the log for failures.
 *
 * @throws {Deno.errors.NotFound} when there is no such program.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const startedMs = performance.now();
  const child = new Deno.Command(program, {
    args: [...args],
    env: { ...options.env },
    ...(options.timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(options.timeoutMs) }),
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const lines: string[] = [];
  const collect = (line: string) => {
    lines.push(line);
    options.onLine?.(line);
  };
  const [status] = await Promise.all([
    child.status,
    eachLine(child.stdout, collect),
    eachLine(child.stderr, collect),
  ]);
  return { code: status.code, log: lines.join("\n"), durationMs: performance.now() - startedMs };
}

async function eachLine(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  take: (line: string) => void,
): Promise<void> {
  let rest = "";
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? "";
    lines.forEach(take);
  }
  if (rest !== "") take(rest);
}
