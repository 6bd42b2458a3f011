import { extractCommand } from "./extract_process.ts";

/** What to measure: a simulated workspace, and how it is loaded. */
export interface Measurement {
  /** Options of `deno task simulate`. */
  readonly simulator: readonly string[];
  /** Options of `deno task extract`. */
  readonly extract?: readonly string[];
}

/** What loading it took. */
export interface Measured {
  readonly durationMs: number;
  readonly requests: number;
  /** Requests within the limit and beyond it, for each window in turn. */
  readonly allowedByWindow: readonly number[];
  readonly refusedByWindow: readonly number[];
  /** The most memory the process held; undefined where the system does not tell. */
  readonly peakMemoryBytes: number | undefined;
  readonly partsLanded: number;
}

/**
 * Loads a simulated workspace once, into a new file: simulator and extractor are processes of their own.
 *
 * @throws {Error} when the load does not end well.
 */
export async function measureExtract(measurement: Measurement): Promise<Measured> {
  const folder = await Deno.makeTempDir();
  const simulator = await startSimulatorProcess(measurement.simulator);
  try {
    const startedMs = performance.now();
    const child = extractCommand([
      ...measurement.extract ?? [],
      "--base-url",
      simulator.url,
      "--database",
      `${folder}/bench.duckdb`,
    ]).spawn();
    const watch = watchMemory(child.pid);
    const { code, stdout, stderr } = await child.output();
    const durationMs = performance.now() - startedMs;
    const output = new TextDecoder().decode(stdout);
    if (code !== 0) throw new Error(output + new TextDecoder().decode(stderr));
    const log = await simulator.requests();
    return {
      durationMs,
      requests: log.total,
      allowedByWindow: inTurn(log.allowed_by_window),
      refusedByWindow: inTurn(log.throttled_by_window),
      peakMemoryBytes: watch.stop(),
      partsLanded: Number(/^conversation_parts +\w+ +(\d+)/m.exec(output)?.[1] ?? 0),
    };
  } finally {
    await simulator.stop();
    await Deno.remove(folder, { recursive: true });
  }
}

interface RequestCounts {
  readonly total: number;
  readonly allowed_by_window: Readonly<Record<string, number>>;
  readonly throttled_by_window: Readonly<Record<string, number>>;
}

interface SimulatorProcess {
  readonly url: string;
  requests(): Promise<RequestCounts>;
  stop(): Promise<void>;
}

async function startSimulatorProcess(args: readonly string[]): Promise<SimulatorProcess> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-prompt",
      "--allow-net=127.0.0.1",
      "simulator/main.ts",
      "--port=0",
      ...args,
    ],
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let printed = "";
  let url: string | undefined;
  while (url === undefined) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`Cannot start the simulator: ${printed}`);
    printed += value;
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
  }
  const address = url;
  return {
    url: address,
    requests: async () => await (await fetch(`${address}/_simulator/requests`)).json(),
    async stop(): Promise<void> {
      child.kill("SIGTERM");
      await reader.cancel();
      await child.status;
    },
  };
}

function inTurn(byWindow: Readonly<Record<string, number>>): number[] {
  return Object.entries(byWindow).sort(([one], [other]) => Number(one) - Number(other))
    .map(([, count]) => count);
}

/**
 * Reads a process's peak of resident memory while it lives, where the system shows it (Linux). Deno guards other processes' files
 * by --allow-all, which is why the bench has it.
 */
function watchMemory(pid: number): { stop(): number | undefined } {
  let peak: number | undefined;
  const timer = setInterval(() => {
    try {
      const status = Deno.readTextFileSync(`/proc/${pid}/status`);
      const kilobytes = /^VmHWM:\s+(\d+)/m.exec(status)?.[1];
      if (kilobytes !== undefined) peak = Number(kilobytes) * 1024;
    } catch {
      // The process has ended, or the system has no such file.
    }
  }, 20);
  return {
    stop(): number | undefined {
      clearInterval(timer);
      return peak;
    },
  };
}
