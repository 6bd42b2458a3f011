import { runSteps, type Step, type StepResult } from "./run_steps.ts";
import { venvProgram } from "./venv.ts";

/** What every change must pass before its tests are worth running. */
export const checks: readonly Step[] = [
  { name: "format", program: "deno", args: ["fmt", "--check"] },
  { name: "lint", program: "deno", args: ["lint"] },
  { name: "types", program: "deno", args: ["check"] },
  {
    name: "SQL lint",
    program: venvProgram("sqlfluff"),
    args: ["lint", "--processes", "2", "--disable-progress-bar", "models", "tests"],
  },
  ...["joins", "columns", "metrics"].map((document) => ({
    name: `${document} in sync`,
    program: "deno",
    args: ["run", "--quiet", "--no-prompt", "--allow-read=.", `tasks/${document}.ts`, "--check"],
  })),
];

/** Runs every check and prints a line for each. */
export async function check(print: (line: string) => void): Promise<readonly StepResult[]> {
  return await runSteps(checks, print);
}

if (import.meta.main) {
  const results = await check(console.log);
  const failed = results.filter(({ passed }) => !passed).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  if (failed > 0) Deno.exit(1);
}
