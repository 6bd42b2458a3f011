import type { Fetch } from "../extract/api/client.ts";
import { type Clock, systemClock } from "../extract/api/clock.ts";
import { defaultRetryPolicy } from "../extract/api/retry.ts";
import { readConfig, shownSettings } from "../extract/command/config.ts";
import { runOnce, type Surroundings } from "../extract/command/run.ts";
import type { SyncOutcome } from "../extract/sync.ts";

/** What a test may put in the place of the program's surroundings. */
export interface CommandRunOptions {
  readonly fetch?: Fetch;
  readonly clock?: Clock;
}

/** Surroundings for a test: retries do not wait. */
export function testSurroundings(options: CommandRunOptions = {}): Surroundings {
  return {
    fetch: options.fetch ?? fetch,
    clock: options.clock ?? systemClock,
    retry: { ...defaultRetryPolicy, maxAttempts: 2, baseDelayMs: 1, maxDelayMs: 5 },
    timeoutMs: 10_000,
    signal: new AbortController().signal,
  };
}

/** One run of the command inside the test, from its arguments on. */
export function runCommand(
  args: readonly string[],
  options: CommandRunOptions = {},
): Promise<SyncOutcome> {
  const config = readConfig(
    args,
    (name) => name === "INTERCOM_ACCESS_TOKEN" ? "any" : undefined,
  );
  return runOnce(config, testSurroundings(options), {
    extractorVersion: "test",
    shown: shownSettings(config),
    report: () => {},
  });
}

/** What a stand-in for the API was asked. */
export interface Asked {
  readonly host: string;
  /** `GET /admins`. */
  readonly operation: string;
  readonly version: string | null;
}

/**
 * An API that has one workspace with nothing in it.
 *
 * @param headers What every answer carries besides.
 */
export function emptyApi(
  headers: (sent: number) => Record<string, string> = () => ({}),
): { readonly fetch: Fetch; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  return {
    asked,
    fetch: (url, init) => {
      const { host, pathname } = new URL(url);
      const version = new Headers(init.headers).get("intercom-version");
      asked.push({ host, operation: `${init.method} ${pathname}`, version });
      const empty = { data: [], admins: [], teams: [], tags: [], segments: [], conversations: [] };
      const me = { type: "admin", id: "1", app: { id_code: "w1", region: "US", timezone: "UTC" } };
      const answer = pathname === "/me" ? me : { ...empty, total_count: 0, pages: {} };
      return Promise.resolve(Response.json(answer, { headers: headers(asked.length) }));
    },
  };
}
