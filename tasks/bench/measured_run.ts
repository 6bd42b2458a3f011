import { extractCommand } from "../extract_process.ts";
import { type Usage, watchChild } from "./process_usage.ts";
import type { RequestCounts, SimulatorProcess } from "./simulator_process.ts";

/** What one run of a program against the simulator took. */
export interface MeasuredRun extends Usage {
  /** From the program's start to its end. */
  readonly durationMs: number;
  /** From the program's start to its first request. */
  readonly startUpMs: number;
  /** From its first request to its end: what a run takes without the start of Deno and its modules. */
  readonly workMs: number;
  readonly counts: RequestCounts;
  /** Processor time of the simulator meanwhile. */
  readonly simulatorCpuMs: number | undefined;
  readonly output: string;
}

/**
 * Runs a program against the simulator, in its own process, to its end.
 *
 * @throws {Error} when it does not end well.
 */
export async function measureRun(
  command: Deno.Command,
  simulator: SimulatorProcess,
): Promise<MeasuredRun> {
  const cpuBefore = simulator.cpuMs();
  const startedAt = Date.now();
  const startedMs = performance.now();
  const child = command.spawn();
  const watch = watchChild(child.pid);
  const { code, stdout, stderr } = await child.output();
  const durationMs = performance.now() - startedMs;
  const usage = watch.stop();
  const output = new TextDecoder().decode(stdout);
  if (code !== 0) throw new Error(output + new TextDecoder().decode(stderr));
  const cpuAfter = simulator.cpuMs();
  const counts = await simulator.requests();
  const startUpMs = (counts.first_at ?? NaN) - startedAt;
  return {
    ...usage,
    durationMs,
    startUpMs,
    workMs: durationMs - startUpMs,
    counts,
    simulatorCpuMs: cpuBefore === undefined || cpuAfter === undefined
      ? undefined
      : cpuAfter - cpuBefore,
    output,
  };
}

/** Loads the simulated workspace into a database: the extractor as its task runs it, with all its permissions. */
export async function measureExtract(
  simulator: SimulatorProcess,
  options: {
    readonly database: string;
    readonly args?: readonly string[];
    readonly keep?: boolean;
  },
): Promise<MeasuredRun> {
  await simulator.resetRequests({ keep: options.keep ?? false });
  const { url } = simulator;
  const args = ["--base-url", url, "--database", options.database, ...options.args ?? []];
  return await measureRun(extractCommand(args), simulator);
}

/** Gives work a simulator and a folder for databases, and clears both away afterwards. */
export async function withSimulator<T>(
  simulator: SimulatorProcess,
  work: (simulator: SimulatorProcess, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await Deno.makeTempDir();
  try {
    return await work(simulator, folder);
  } finally {
    await simulator.stop();
    await Deno.remove(folder, { recursive: true });
  }
}
