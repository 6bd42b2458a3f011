import { parseArgs } from "@std/cli/parse-args";
import { ConfigError } from "../errors.ts";
import { streams as allStreams } from "../streams/mod.ts";
import { selectStreams } from "../streams/select.ts";
import type { Stream } from "../streams/stream.ts";
import type { SyncSettings } from "../sync/context.ts";
import { readOmitted } from "./omitted.ts";
import { environmentName, isSwitch, regions, type Setting, settings } from "./settings.ts";

/** Everything the operator decided but the token, checked. */
export interface Settings extends SyncSettings {
  readonly baseUrl: string;
  readonly apiVersion: string;
  readonly database: string;
  readonly streams: readonly Stream[];
  /** The streams that were asked for by name. */
  readonly named: ReadonlySet<string>;
  readonly rateShare: number;
  /** How long from the beginning of a run to that of the next, in milliseconds; undefined: one run. */
  readonly everyMs: number | undefined;
  readonly log: "text" | "json";
}

/** Everything the operator decided, checked. */
export interface Config extends Settings {
  /** Of the app whose workspace is read. Never shown, never stored. */
  readonly token: string;
}

/** The environment: a variable's value, or undefined. */
export type Environment = (name: string) => string | undefined;

/** What the program can do: the first argument. */
export const commands = ["extract", "plan", "status", "doctor"] as const;

/** One of the commands. */
export type Command = typeof commands[number];

const DAY_MS = 86_400_000;

/** Read only when their types are given. */
const CUSTOM_OBJECTS = "custom_objects";

/**
 * The command and its own arguments. Without a name it is `extract`.
 *
 * @throws {ConfigError} when there is no such command.
 */
export function readCommand(
  args: readonly string[],
): { readonly command: Command; readonly args: readonly string[] } {
  const [first, ...rest] = args;
  if (first === undefined || first.startsWith("-")) return { command: "extract", args };
  const command = commands.find((name) => name === first);
  if (command !== undefined) return { command, args: rest };
  throw new ConfigError(
    `Cannot use ${shown(first)} as a command as it must be one of ${commands.join(", ")}`,
  );
}

/**
 * Reads flags and environment. A flag wins over the environment.
 *
 * @throws {ConfigError} when something is missing, unknown, or means nothing.
 */
export function readConfig(args: readonly string[], environment: Environment): Config {
  return { ...readSettings(args, environment), token: readToken(environment) };
}

/**
 * Reads everything but the token.
 *
 * @throws {ConfigError} when something is unknown, or means nothing.
 */
export function readSettings(args: readonly string[], environment: Environment): Settings {
  const flags = readFlags(args);
  function given<T>(setting: Setting<T>): T | undefined {
    const text = flags.get(setting.flag) ?? environment(environmentName(setting));
    return text === undefined || text === "" ? undefined : setting.parse(text);
  }
  const selection = {
    named: given(settings.streams),
    skip: given(settings.skip),
    customObjectTypes: given(settings.customObjects) ?? [],
  };
  const sweepDays = given(settings.sweepDays) ?? 7;
  // Looked at also where an address makes it idle: a wrong one is a mistake all the same.
  const region = given(settings.region) ?? "us";
  return {
    baseUrl: given(settings.baseUrl) ?? regions[region],
    apiVersion: given(settings.apiVersion) ?? "2.16",
    database: given(settings.database) ?? "warehouse.duckdb",
    streams: select(selection),
    named: new Set(selection.named ?? []),
    sinceMs: given(settings.since),
    fullRefresh: given(settings.fullRefresh) ?? false,
    sweepMs: sweepDays === 0 ? undefined : sweepDays * DAY_MS,
    customObjectTypes: selection.customObjectTypes,
    omit: readOmitted(given(settings.omit) ?? [], allStreams),
    concurrency: given(settings.concurrency) ?? 32,
    rateShare: given(settings.rateShare) ?? 1,
    everyMs: given(settings.every),
    log: given(settings.log) ?? "text",
  };
}

/** The token, from the environment alone. @throws {ConfigError} when there is none, or it can be none. */
export function readToken(environment: Environment): string {
  const token = environment("INTERCOM_ACCESS_TOKEN")?.trim() ?? "";
  if (token === "") {
    throw new ConfigError(
      "Cannot read Intercom as INTERCOM_ACCESS_TOKEN must hold an access token: it is not set",
    );
  }
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new ConfigError(
    "Cannot read Intercom as INTERCOM_ACCESS_TOKEN must hold an access token: it has characters that no token has",
  );
}

/** The settings of a run as they are kept with it: without the token. */
export function shownSettings(config: Settings): Record<string, unknown> {
  const { streams, named, sinceMs, omit, sweepMs, everyMs, ...rest } = config;
  const { token: _token, ...shown } = rest as typeof rest & { readonly token?: string };
  return {
    ...shown,
    streams: streams.map(({ name }) => name),
    named: [...named],
    since: sinceMs === undefined ? null : new Date(sinceMs).toISOString(),
    omit: [...omit].flatMap(([stream, paths]) => paths.map((path) => [stream, ...path].join("."))),
    sweepDays: sweepMs === undefined ? 0 : sweepMs / DAY_MS,
    everyMinutes: everyMs === undefined ? null : everyMs / 60_000,
  };
}

/** The streams of a run. Custom objects are among them as soon as their types are given, and else never. */
function select(selection: {
  readonly named: readonly string[] | undefined;
  readonly skip: readonly string[] | undefined;
  readonly customObjectTypes: readonly string[];
}): Stream[] {
  const { named, skip = [], customObjectTypes } = selection;
  const hasTypes = customObjectTypes.length > 0;
  if (!hasTypes && named?.includes(CUSTOM_OBJECTS)) {
    throw new ConfigError(
      `Cannot read "${CUSTOM_OBJECTS}" as their types must be given, as in --custom-objects Order,Subscription: none is`,
    );
  }
  const chosen = selectStreams(allStreams, {
    ...(named === undefined ? {} : { streams: named }),
    ...(skip.length === 0 ? {} : { skip }),
  });
  return allStreams.filter((stream) => {
    if (stream.name !== CUSTOM_OBJECTS) return chosen.includes(stream);
    return hasTypes && !skip.includes(stream.name) && !skip.includes(stream.group);
  });
}

function readFlags(args: readonly string[]): Map<string, string> {
  const all: readonly Setting<unknown>[] = Object.values(settings);
  const strange: string[] = [];
  const parsed = parseArgs(args, {
    string: all.filter((setting) => !isSwitch(setting)).map(({ flag }) => flag),
    boolean: all.filter(isSwitch).map(({ flag }) => flag),
    unknown: (argument) => {
      strange.push(argument);
      return false;
    },
  });
  const [first] = strange;
  if (first !== undefined) {
    throw new ConfigError(
      `Cannot use ${shown(first)} as it must be one of the options that --help lists`,
    );
  }
  const flags = new Map<string, string>();
  for (const setting of all) {
    const value = parsed[setting.flag];
    const isGiven = args.some((argument) =>
      argument === `--${setting.flag}` || argument.startsWith(`--${setting.flag}=`)
    );
    if (!isGiven) continue;
    if (typeof value === "boolean") flags.set(setting.flag, String(value));
    else if (typeof value === "string" && value !== "") flags.set(setting.flag, value);
    else throw new ConfigError(`Cannot use "--${setting.flag}" as a value must follow it`);
  }
  return flags;
}

/**
 * An argument in a message, without its value. Only what looks like an option, also one with a typeset dash, or like a
 * word: a token may have got there.
 */
function shown(argument: string): string {
  const [, option] = /^((?:--|[–—])[\w.-]{1,40})(?:=.*)?$/su.exec(argument) ?? [];
  if (option !== undefined) return `"${option}"`;
  return /^[a-z-]{1,24}$/i.test(argument) ? `"${argument}"` : "an argument";
}
