import { runProgram } from "./run_program.ts";

/** One program that must succeed. */
export interface Step {
  /** What it makes sure of, in a word or two. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** How a step ended. */
export interface StepResult {
  readonly name: string;
  readonly passed: boolean;
  readonly durationMs: number;
  /** What the step printed, or why it could not start. */
  readonly log: string;
}

/**
 * Runs all steps side by side, whatever becomes of the others, and prints a line for each as it ends.
 * What a step printed is shown only when it failed.
 */
export async function runSteps(
  steps: readonly Step[],
  print: (line: string) => void,
): Promise<readonly StepResult[]> {
  return await Promise.all(steps.map(async (step) => {
    const result = await runStep(step);
    print(describeStep(result));
    return result;
  }));
}

async function runStep({ name, program, args }: Step): Promise<StepResult> {
  try {
    const { code, log, durationMs } = await runProgram(program, args, { env: { NO_COLOR: "1" } });
    return { name, passed: code === 0, durationMs, log };
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return { name, passed: false, durationMs: 0, log: `Cannot find the program "${program}"` };
  }
}

/** The line of a finished step, such as `ok      types          1.9 s`, with its log below when it failed. */
export function describeStep({ name, passed, durationMs, log }: StepResult): string {
  const line = `${passed ? "ok    " : "FAILED"}  ${name.padEnd(16)} ${describeSeconds(durationMs)}`;
  return passed || log === "" ? line : `${line}\n${log.replace(/^/gm, "        ")}`;
}

/** A duration in seconds with one digit, right-aligned for a column. */
export function describeSeconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1).padStart(6)} s`;
}
