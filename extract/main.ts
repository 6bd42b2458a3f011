import { parseEnv } from "node:util";
import project from "../deno.json" with { type: "json" };
import { systemClock } from "./api/clock.ts";
import { defaultRetryPolicy } from "./api/retry.ts";
import {
  type Command,
  type Config,
  type Environment,
  readCommand,
  readConfig,
  readSettings,
  readToken,
  type Settings,
  shownSettings,
} from "./command/config.ts";
import { examine } from "./command/doctor.ts";
import { doctorText, isWell } from "./command/doctor_text.ts";
import { repeatRuns } from "./command/every.ts";
import { describeError, exitCodeOf, exitCodeOfError, exitCodes } from "./command/exit_code.ts";
import { wantedHelp } from "./command/help.ts";
import { thisMachine } from "./command/machine.ts";
import { planRun } from "./command/plan.ts";
import { planText } from "./command/plan_text.ts";
import type { Output } from "./command/output.ts";
import { jsonReporter, textReporter } from "./command/reporter.ts";
import { runOnce, type Surroundings } from "./command/run.ts";
import { readStatus } from "./command/status.ts";
import { statusText } from "./command/status_text.ts";
import { ConfigError } from "./errors.ts";
import { streams } from "./streams/mod.ts";

/** An answer that takes longer counts as none. */
const TIMEOUT_MS = 60_000;

const output: Output = {
  write: (text) => {
    try {
      Deno.stdout.writeSync(new TextEncoder().encode(text));
    } catch (error) {
      // Whoever read the log has left: that is no reason to stop loading.
      if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
    }
  },
  isTerminal: Deno.stdout.isTerminal(),
  columns: () => Deno.consoleSize().columns,
  now: () => Date.now(),
};

async function main(args: readonly string[]): Promise<number> {
  const help = wantedHelp(args);
  if (help !== undefined) {
    console.log(help);
    return exitCodes.ok;
  }
  const stop = new AbortController();
  listenForSignals(stop);
  try {
    return await carryOut(readCommand(args), stop.signal);
  } catch (error) {
    if (stop.signal.aborted) return exitCodes.stopped;
    console.error(describeError(error));
    return exitCodeOfError(error);
  }
}

function carryOut(
  { command, args }: { readonly command: Command; readonly args: readonly string[] },
  signal: AbortSignal,
): Promise<number> {
  const around: Surroundings = {
    fetch: fetchWithoutRedirects,
    clock: systemClock,
    retry: defaultRetryPolicy,
    timeoutMs: TIMEOUT_MS,
    signal,
  };
  switch (command) {
    case "extract":
      return extract(readConfig(args, environment()), around);
    case "plan":
      return plan(readConfig(args, environment()), around);
    case "status":
      return status(readSettings(args, environment()));
    case "doctor":
      return doctor(args, around);
  }
}

/** One run, or one after the other. */
async function extract(config: Config, around: Surroundings): Promise<number> {
  const report = config.log === "json" ? jsonReporter(output) : textReporter(output);
  const { version: extractorVersion } = project;
  const facts = { extractorVersion, shown: shownSettings(config), report };
  const { clock, signal } = around;
  const run = (): Promise<number> =>
    sayingHowItStops(
      signal,
      async () => exitCodeOf(await runOnce(config, around, facts), config.named),
    );
  if (config.everyMs === undefined) return await run();
  return await repeatRuns({ everyMs: config.everyMs, clock, signal, run, report });
}

/** Says on the standard error that a signal was heard, and what becomes of a run that it stopped. */
async function sayingHowItStops(
  signal: AbortSignal,
  run: () => Promise<number>,
): Promise<number> {
  const stopping = (): void => say("Stopping after the transaction under way");
  signal.addEventListener("abort", stopping);
  let code: number = exitCodes.stopped;
  try {
    code = await run();
    return code;
  } finally {
    signal.removeEventListener("abort", stopping);
    if (signal.aborted && code === exitCodes.stopped) {
      say("What is landed stays; the same command goes on from here");
    }
  }
}

/** A line on the standard error, below a line of progress that may be drawn. */
function say(line: string): void {
  try {
    Deno.stderr.writeSync(new TextEncoder().encode(`${output.isTerminal ? "\n" : ""}${line}\n`));
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}

/** What a run would read, and how long it would take. */
async function plan(config: Config, around: Surroundings): Promise<number> {
  const planned = await planRun(config, around);
  tell(config.log, planned, () => planText(planned));
  return exitCodes.ok;
}

/** What is landed. Asks nothing of the API, and needs no token. */
async function status({ database, log }: Settings): Promise<number> {
  const landed = await readStatus(database, streams.map(({ name }) => name));
  tell(log, landed, () => statusText(landed, Date.now()));
  return exitCodes.ok;
}

/** Whether all is there that a run needs. */
async function doctor(args: readonly string[], around: Surroundings): Promise<number> {
  const variables = environment();
  const settings = readSettings(args, variables);
  const token = (): string => readToken(variables);
  const checks = await examine({ settings, token, around, machine: thisMachine });
  tell(settings.log, { checks }, () => doctorText(checks));
  return isWell(checks) ? exitCodes.ok : exitCodes.failed;
}

/** As text for people, or as one line of JSON. */
function tell(log: Settings["log"], value: unknown, text: () => string): void {
  output.write(log === "json" ? `${JSON.stringify(value)}\n` : text());
}

/**
 * A redirect would take the token to another host.
 *
 * @throws {ConfigError} when the task's permissions do not include the host.
 */
async function fetchWithoutRedirects(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: "error" });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotCapable)) throw error;
    throw new ConfigError(
      `Cannot use "${
        new URL(url).host
      }" as base-url as --allow-net of the task "extract" in deno.json must name it`,
    );
  }
}

/** The process's variables, and what a `.env` file in this folder adds to them. */
function environment(): Environment {
  const file = dotEnv();
  return (name) => Deno.env.get(name) ?? file[name];
}

function dotEnv(): Record<string, string | undefined> {
  try {
    return parseEnv(Deno.readTextFileSync(".env"));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw error;
  }
}

/** The first signal ends the run after the transaction under way, the second at once. */
function listenForSignals(stop: AbortController): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => {
      if (stop.signal.aborted) Deno.exit(exitCodes.stopped);
      stop.abort(new Error("Stopped by a signal"));
    });
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
