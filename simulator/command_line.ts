import { parseArgs } from "@std/cli/parse-args";
import { frozenClock, runningClock } from "./clock.ts";
import type { SimulatorOptions } from "./simulator.ts";

/** What `--help` prints. */
export const USAGE = `Serves a simulated Intercom workspace on 127.0.0.1.

  deno task simulate [options]

  --port n           port to listen on (default 8100; 0 takes any that is free)
  --contacts n       contacts in the workspace (default 5000)
  --conversations n  conversations (default 2000)
  --companies n      companies (default a twentieth of the contacts)
  --tickets n        tickets (default a tenth of the conversations)
  --seed n           the same seed, sizes and --now give the same workspace (default 1)
  --latency ms       time added to every answer (default 0)
  --limit n          requests allowed in ten seconds (default 0: no limit is enforced)
  --index-lag ms     how far the search lags behind changes (default 0)
  --timezone name    the workspace's time zone (default America/New_York)
  --now time         time at which the workspace's clock starts, such as 2026-01-31T12:00:00Z (default now)
  --frozen           the clock stands still until it is moved
  --token text       the only token to accept (default any)
  --help             this text`;

const NUMBERS = {
  "port": 8100,
  "contacts": 5000,
  "conversations": 2000,
  "seed": 1,
  "latency": 0,
  "limit": 0,
  "index-lag": 0,
} as const;

const TEXTS = ["companies", "tickets", "timezone", "now", "token"];

/** A command line that cannot be followed. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

type Flags = ReturnType<typeof parseArgs>;

/**
 * Reads a command line; `help` where that was asked for.
 *
 * @throws {UsageError} with one line that says what is wrong.
 */
export function readCommandLine(args: readonly string[]): Partial<SimulatorOptions> | "help" {
  const flags = parseArgs(args, {
    string: [...Object.keys(NUMBERS), ...TEXTS],
    boolean: ["help", "frozen"],
    unknown: (argument) => {
      throw new UsageError(`Cannot use "${argument}" as it must be one of the options of --help`);
    },
  });
  return flags["help"] === true ? "help" : readOptions(flags);
}

function readOptions(flags: Flags): Partial<SimulatorOptions> {
  const startMs = readNow(flags["now"]);
  return {
    port: readNumber(flags, "port"),
    contacts: readNumber(flags, "contacts"),
    conversations: readNumber(flags, "conversations"),
    ...(flags["companies"] === undefined ? {} : { companies: readNumber(flags, "companies") }),
    ...(flags["tickets"] === undefined ? {} : { tickets: readNumber(flags, "tickets") }),
    seed: readNumber(flags, "seed"),
    latencyMs: readNumber(flags, "latency"),
    limitPerWindow: readNumber(flags, "limit"),
    indexLagMs: readNumber(flags, "index-lag"),
    clock: flags["frozen"] === true ? frozenClock(startMs) : runningClock(startMs),
    timezone: readTimezone(flags["timezone"]),
    ...(flags["token"] === undefined ? {} : { token: String(flags["token"]) }),
    log: (line) => console.error(line),
  };
}

function readNumber(flags: Flags, name: keyof typeof NUMBERS | "companies" | "tickets"): number {
  const text = flags[name] ?? (name === "companies" || name === "tickets" ? "" : NUMBERS[name]);
  const value = Number(text);
  if (text === "" || !Number.isInteger(value) || value < 0) {
    throw new UsageError(
      `Cannot use "--${name}" as it must be a whole number: current value is "${text}"`,
    );
  }
  return value;
}

function readNow(text: unknown): number {
  if (text === undefined) return Date.now();
  const startMs = Date.parse(String(text));
  if (Number.isNaN(startMs)) {
    throw new UsageError(
      `Cannot use "--now" as it must be an ISO 8601 time: current value is "${text}"`,
    );
  }
  return startMs;
}

function readTimezone(text: unknown): string {
  if (text === undefined) return "America/New_York";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: String(text) }).resolvedOptions().timeZone;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(
      `Cannot use "--timezone" as it must be an IANA time zone: current value is "${text}"`,
    );
  }
}
