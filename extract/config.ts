import { parseArgs } from "@std/cli/parse-args";
import { ConfigError } from "./errors.ts";
import { environmentName, isSwitch, regions, type Setting, settings } from "./settings.ts";
import { streams as allStreams } from "./streams/mod.ts";
import { selectStreams } from "./streams/select.ts";
import type { Stream } from "./streams/stream.ts";

/** Everything the operator decided, checked. */
export interface Config {
  /** Of the app whose workspace is read. Never shown, never stored. */
  readonly token: string;
  readonly baseUrl: string;
  readonly apiVersion: string;
  readonly database: string;
  readonly streams: readonly Stream[];
  /** The streams that were asked for by name. */
  readonly named: ReadonlySet<string>;
  /** The oldest change to read, in milliseconds. */
  readonly sinceMs: number | undefined;
  readonly fullRefresh: boolean;
  readonly concurrency: number;
  readonly rateShare: number;
  readonly log: "text" | "json";
}

/** The environment: a variable's value, or undefined. */
export type Environment = (name: string) => string | undefined;

/** Whether the operator asked for the help. */
export function wantsHelp(args: readonly string[]): boolean {
  return args.includes("--help") || args.includes("-h");
}

/**
 * Reads flags and environment. A flag wins over the environment.
 *
 * @throws {ConfigError} when something is missing, unknown, or means nothing.
 */
export function readConfig(args: readonly string[], environment: Environment): Config {
  const flags = readFlags(args);
  function given<T>(setting: Setting<T>): T | undefined {
    const text = flags.get(setting.flag) ?? environment(environmentName(setting));
    return text === undefined || text === "" ? undefined : setting.parse(text);
  }
  const named = given(settings.streams);
  const skip = given(settings.skip);
  const token = environment("INTERCOM_ACCESS_TOKEN");
  const config = {
    baseUrl: given(settings.baseUrl) ?? regions[given(settings.region) ?? "us"],
    apiVersion: given(settings.apiVersion) ?? "2.16",
    database: given(settings.database) ?? "warehouse.duckdb",
    streams: selectStreams(allStreams, {
      ...(named === undefined ? {} : { streams: named }),
      ...(skip === undefined ? {} : { skip }),
    }),
    named: new Set(named ?? []),
    sinceMs: given(settings.since),
    fullRefresh: given(settings.fullRefresh) ?? false,
    concurrency: given(settings.concurrency) ?? 32,
    rateShare: given(settings.rateShare) ?? 1,
    log: given(settings.log) ?? "text",
  };
  if (token === undefined || token.trim() === "") {
    throw new ConfigError(
      "Cannot read Intercom as INTERCOM_ACCESS_TOKEN must hold an access token: it is not set",
    );
  }
  if (!/^[\x21-\x7e]+$/.test(token.trim())) {
    throw new ConfigError(
      "Cannot read Intercom as INTERCOM_ACCESS_TOKEN must hold an access token: it has characters that no token has",
    );
  }
  return { ...config, token: token.trim() };
}

/** The settings of a run as they are kept with it: without the token. */
export function shownSettings(config: Config): Record<string, unknown> {
  const { token: _token, streams, named, sinceMs, ...rest } = config;
  return {
    ...rest,
    streams: streams.map(({ name }) => name),
    named: [...named],
    since: sinceMs === undefined ? null : new Date(sinceMs).toISOString(),
  };
}

function readFlags(args: readonly string[]): Map<string, string> {
  const all = Object.values(settings) as readonly Setting<unknown>[];
  const strange: string[] = [];
  const parsed = parseArgs(args, {
    string: all.filter((setting) => !isSwitch(setting)).map(({ flag }) => flag),
    boolean: all.filter(isSwitch).map(({ flag }) => flag),
    unknown: (argument) => {
      strange.push(argument.replace(/=.*/s, ""));
      return false;
    },
  });
  const [first] = strange;
  if (first !== undefined) {
    throw new ConfigError(
      `Cannot use "${first}" as it must be one of the options that --help lists`,
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

/** The text of `--help`. */
export function helpText(): string {
  const options = (Object.values(settings) as readonly Setting<unknown>[]).map((setting) => {
    const option = `--${setting.flag}${setting.value === undefined ? "" : ` <${setting.value}>`}`;
    return `  ${option.padEnd(24)} ${setting.help}`;
  });
  const groups = [...new Set(allStreams.map(({ group }) => group))].map((group) => {
    const members = allStreams.filter((stream) => stream.group === group);
    return `  ${group}: ${members.map(({ name }) => name).join(" ")}`;
  });
  return [
    "Loads an Intercom workspace into DuckDB. The first run reads everything, later ones what changed.",
    "",
    "  INTERCOM_ACCESS_TOKEN=… deno task extract [options]",
    "",
    "Options, each also from the environment as INTERCOM_DATABASE and so on, or from a .env file:",
    ...options,
    "",
    "Streams by group; templates: basic, conversations:",
    ...groups.flatMap((group) => wrap(group, 100)),
    "",
    "Exit code: 0 all is landed, 1 something is not, 2 an option or the token must change, 130 stopped.",
  ].join("\n");
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=\S) /)) {
    if (line.length + word.length + 1 > width) {
      lines.push(line);
      line = `    ${word}`;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
