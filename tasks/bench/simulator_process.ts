import { processorTime } from "./process_usage.ts";

/** What the simulator was asked since its counts began. */
export interface RequestCounts {
  readonly total: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly allowed_by_window: Readonly<Record<string, number>>;
  readonly throttled_by_window: Readonly<Record<string, number>>;
  /** Unix milliseconds by the machine's clock; null before the first. */
  readonly first_at: number | null;
}

/** One request as it can be sent again. */
export interface KeptRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly body: string;
}

/** A simulated workspace served by a process of its own. */
export interface SimulatorProcess {
  readonly url: string;
  /** What it was asked since it started or since {@link resetRequests}. */
  requests(): Promise<RequestCounts>;
  /** Counts anew, and keeps each request from now on, or does not. */
  resetRequests(options?: { readonly keep: boolean }): Promise<void>;
  keptRequests(): Promise<readonly KeptRequest[]>;
  advanceClock(seconds: number): Promise<void>;
  /** Lets a part of the workspace change now. */
  change(fraction: number): Promise<void>;
  /** Processor time that it has used; undefined where the system does not tell. */
  cpuMs(): number | undefined;
  stop(): Promise<void>;
}

/** Starts `deno task simulate` on any port that is free, and waits until it answers. */
export async function startSimulatorProcess(args: readonly string[]): Promise<SimulatorProcess> {
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
  const url = await readUrl(reader);
  return {
    url,
    requests: () => ask(url, "GET /requests"),
    async resetRequests({ keep } = { keep: false }): Promise<void> {
      await ask(url, "DELETE /requests");
      await ask(url, "POST /requests", { keep });
    },
    keptRequests: () => ask(url, "GET /requests/kept"),
    async advanceClock(advanceSeconds: number): Promise<void> {
      await ask(url, "POST /clock", { advanceSeconds });
    },
    async change(fraction: number): Promise<void> {
      await ask(url, "POST /changes", { fraction });
    },
    cpuMs: () => processorTime(child.pid),
    async stop(): Promise<void> {
      child.kill("SIGTERM");
      await reader.cancel();
      await child.status;
    },
  };
}

async function readUrl(reader: ReadableStreamDefaultReader<string>): Promise<string> {
  let printed = "";
  while (true) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`Cannot start the simulator: ${printed}`);
    printed += value;
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
    if (url !== undefined) return url;
  }
}

/** Uses one of the simulator's own commands. */
async function ask<T>(url: string, operation: string, body?: unknown): Promise<T> {
  const [method = "GET", path = ""] = operation.split(" ");
  const response = await fetch(`${url}/_simulator${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.ok) return await response.json();
  throw new Error(`Cannot control the simulator: ${operation} gives ${await response.text()}`);
}
