import { check } from "./check.ts";
import { runProgram } from "./run_program.ts";
import { describeSeconds } from "./run_steps.ts";

/** Test files that run with the same permissions. */
export interface Suite {
  readonly name: string;
  /** Which files, as paths with `/`. A file belongs to the first suite that wants it. */
  readonly wants: (path: string) => boolean;
  readonly permissions: readonly string[];
  /** Whether files may run at the same time, as many as there are processors. */
  readonly isParallel?: boolean;
}

/** Tests and steps that passed, failed or were left out. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What DuckDB, the simulator and temporary files need; no address but this machine's. */
const localPermissions = [
  "--allow-net=127.0.0.1",
  "--allow-ffi",
  "--allow-read",
  "--allow-write",
] as const;

/** A suite that takes longer hangs; it is ended and counts as failed. */
const suiteTimeoutMs = 20 * 60_000;

/** The suites, the strictest first. The last takes every file that is left, so that none is forgotten. */
export const suites: readonly Suite[] = [
  {
    name: "rules of the API and of streams",
    wants: (path) => /^extract\/(api|streams)\//.test(path),
    permissions: [],
  },
  {
    name: "extractor, simulator and tasks",
    wants: (path) => /^(extract|simulator|tasks)\//.test(path),
    permissions: [...localPermissions, "--allow-env=INTERCOM_*"],
    isParallel: true,
  },
  {
    name: "speed",
    wants: (path) => /_speed_test\.ts$/.test(path),
    permissions: [...localPermissions, "--allow-env", "--allow-run"],
  },
  {
    name: "whole runs",
    wants: () => true,
    permissions: [...localPermissions, "--allow-env", "--allow-run", "--allow-sys=uid"],
    isParallel: true,
  },
];

/** The file that takes the longest by far. It is begun first: at the end nothing would run beside it. */
const LONGEST = "tests/readme_test.ts";

/** Sorts test files into suites, and each suite's by their names, but for the longest. */
export function assignSuites(
  files: readonly string[],
): readonly { readonly suite: Suite; readonly files: readonly string[] }[] {
  const sorted = files.toSorted().toSorted((one, other) =>
    Number(other === LONGEST) - Number(one === LONGEST)
  );
  return suites.map((suite) => ({
    suite,
    files: sorted.filter((file) => suites.find(({ wants }) => wants(file)) === suite),
  }));
}

/**
 * Counts a `deno test` run from what it printed and its exit code. A run that failed without a failed test, by a type
 * error for example, counts as one failure.
 */
export function countTests(log: string, code: number): Counts {
  const summary = /^(?:ok|FAILED) \| (\d+) passed.*$/m.exec(log);
  const number = (word: string) =>
    Number(new RegExp(`(\\d+) ${word}`).exec(summary?.[0] ?? "")?.[1] ?? 0);
  const failed = number("failed");
  return {
    passed: number("passed"),
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: number("ignored"),
  };
}

/** The closing line of the gate. */
export function describeCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}

async function* testFiles(folder: string): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(folder)) {
    const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory && !/^(\.|target$|dbt_packages$|logs$)/.test(entry.name)) {
      yield* testFiles(path);
    } else if (entry.name.endsWith("_test.ts")) yield path;
  }
}

async function runSuite(suite: Suite, files: readonly string[]): Promise<Counts> {
  console.log(`\n${suite.name}`);
  const parallel = suite.isParallel === true ? ["--parallel"] : [];
  // The checks have looked at the types of all files.
  const how = ["--quiet", "--no-prompt", "--no-check", ...parallel];
  const args = ["test", ...how, ...suite.permissions, ...files];
  const result = await runProgram("deno", args, {
    env: { NO_COLOR: "1" },
    onLine: (line) => console.log(line),
    timeoutMs: suiteTimeoutMs,
  });
  const counts = countTests(result.log, result.code);
  console.log(
    `${counts.failed === 0 ? "ok    " : "FAILED"}  ${suite.name} ${
      describeSeconds(result.durationMs)
    }`,
  );
  return counts;
}

async function main(): Promise<void> {
  console.log("checks");
  const checked = await check(console.log);
  const all: Counts[] = checked.map(({ passed }) => ({
    passed: passed ? 1 : 0,
    failed: passed ? 0 : 1,
    skipped: 0,
  }));
  const files = await Array.fromAsync(testFiles("."));
  for (const { suite, files: own } of assignSuites(files)) {
    if (own.length > 0) all.push(await runSuite(suite, own));
  }
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
  const counts = { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
  console.log(`\n${describeCounts(counts)}`);
  if (counts.failed > 0) Deno.exit(1);
}

if (import.meta.main) await main();
