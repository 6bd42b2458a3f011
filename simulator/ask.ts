import type { Simulator, SimulatorOptions } from "./simulator.ts";
import { startSimulator } from "./simulator.ts";

/** An answer of the simulator, its body read. */
export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  // deno-lint-ignore no-explicit-any -- tests look into bodies of every shape
  readonly body: any;
}

/** Asks a simulator for an operation such as `GET /contacts?per_page=5`, with a token that any workspace accepts. */
export async function ask(
  simulator: Pick<Simulator, "url">,
  operation: string,
  options: {
    readonly body?: unknown;
    readonly version?: string;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<Asked> {
  const [method = "GET", path = ""] = operation.split(" ");
  const response = await fetch(simulator.url + path, {
    method,
    headers: {
      "Authorization": "Bearer test",
      "Intercom-Version": options.version ?? "2.16",
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json") === true;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== "" ? JSON.parse(text) : text,
  };
}

/** Runs a test against a simulator that is stopped afterwards, whatever comes of the test. */
export async function withSimulator(
  options: Partial<SimulatorOptions>,
  test: (simulator: Simulator) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator(options);
  try {
    await test(simulator);
  } finally {
    await simulator.stop();
  }
}
