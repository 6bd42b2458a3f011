import { ConfigError } from "./errors.ts";

/** One thing the operator can decide: as a flag, or in the environment under `INTERCOM_` and the flag's name. */
export interface Setting<T> {
  readonly flag: string;
  /** What stands for the value in the help. Undefined for a switch. */
  readonly value?: string;
  readonly help: string;
  /** @throws {ConfigError} when the text means nothing. */
  readonly parse: (text: string) => T;
}

function setting<T>(
  flag: string,
  [value, help]: readonly [string | undefined, string],
  parse: (text: string) => T,
): Setting<T> {
  return { flag, help, parse, ...(value === undefined ? {} : { value }) };
}

/** The versions of the API that this program reads, oldest first. `Unstable` is the vendor's preview. */
export const apiVersions = [
  "2.9",
  "2.10",
  "2.11",
  "2.12",
  "2.13",
  "2.14",
  "2.15",
  "2.16",
  "2.17",
  "Unstable",
] as const;

/** Where a workspace lives. @see https://developers.intercom.com/docs/build-an-integration/learn-more/rest-apis */
export const regions = {
  us: "https://api.intercom.io",
  eu: "https://api.eu.intercom.io",
  au: "https://api.au.intercom.io",
} as const;

/** All settings, in the order of the help. */
export const settings = {
  streams: setting("streams", ["a,b", "streams, groups or templates to read [core]"], names),
  skip: setting("skip", ["c", "streams to leave out"], names),
  database: setting("database", ["file", "DuckDB file to land in [warehouse.duckdb]"], someText),
  since: setting("since", ["date", "oldest change to read, such as 2024-01-01 [all]"], instant),
  fullRefresh: setting(
    "full-refresh",
    [undefined, "read everything again and mark what is gone"],
    yesOrNo,
  ),
  concurrency: setting(
    "concurrency",
    ["n", "requests under way at once [32]"],
    (text) => number("concurrency", text, { least: 1, most: 256, isWhole: true }),
  ),
  rateShare: setting(
    "rate-share",
    ["0.8", "share of the rate limit to use [1]"],
    (text) => number("rate-share", text, { least: 0.01, most: 1, isWhole: false }),
  ),
  apiVersion: setting(
    "api-version",
    ["2.16", "version of the API to read [2.16]"],
    (text) => oneOf("api-version", text, apiVersions),
  ),
  region: setting(
    "region",
    ["us|eu|au", "where the workspace lives [us]"],
    (text) => oneOf("region", text, Object.keys(regions) as (keyof typeof regions)[]),
  ),
  baseUrl: setting(
    "base-url",
    ["URL", "another address of the API, such as a simulator's"],
    address,
  ),
  log: setting(
    "log",
    ["text|json", "how to tell what happens [text]"],
    (text) => oneOf("log", text, ["text", "json"] as const),
  ),
} as const;

/** Whether a setting is a switch: its flag takes no value. */
export function isSwitch(setting: Setting<unknown>): boolean {
  return setting.value === undefined;
}

/** The name of a setting in the environment: `INTERCOM_FULL_REFRESH`. */
export function environmentName(setting: Setting<unknown>): string {
  return `INTERCOM_${setting.flag.replaceAll("-", "_").toUpperCase()}`;
}

function names(text: string): string[] {
  const list = text.split(",").map((name) => name.trim()).filter((name) => name !== "");
  if (list.length > 0) return list;
  throw new ConfigError("Cannot use a list of streams as it must name at least one: it is empty");
}

function someText(text: string): string {
  if (text.trim() !== "") return text;
  throw new ConfigError("Cannot use the database as it must be a file's path: it is empty");
}

function yesOrNo(text: string): boolean {
  return oneOf("full-refresh", text, ["true", "false"] as const) === "true";
}

/** A day or an instant in ISO 8601, in milliseconds; without a zone it is UTC. */
function instant(text: string): number {
  const pattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/;
  const hasZone = /(Z|[+-]\d{2}:\d{2})$/.test(text) || !text.includes("T");
  const timeMs = pattern.test(text) ? Date.parse(hasZone ? text : `${text}Z`) : NaN;
  // `2024-02-31` parses, as the second of March.
  const isRealDay = !Number.isNaN(timeMs) &&
    new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(text.slice(0, 10));
  if (isRealDay) return timeMs;
  throw new ConfigError(
    `Cannot use "${text}" as since as it must be a date such as 2024-01-01 or 2024-01-01T09:00:00Z`,
  );
}

function number(
  name: string,
  text: string,
  range: { readonly least: number; readonly most: number; readonly isWhole: boolean },
): number {
  const value = text.trim() === "" ? NaN : Number(text);
  const isValid = value >= range.least && value <= range.most &&
    (!range.isWhole || Number.isInteger(value));
  if (isValid) return value;
  const kind = range.isWhole ? "whole number" : "number";
  throw new ConfigError(
    `Cannot use "${text}" as ${name} as it must be a ${kind} from ${range.least} to ${range.most}`,
  );
}

function oneOf<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === text);
  if (choice !== undefined) return choice;
  throw new ConfigError(
    `Cannot use "${text}" as ${name} as it must be one of ${choices.join(", ")}`,
  );
}

function address(text: string): string {
  const url = URL.parse(text);
  if (url !== null && (url.username !== "" || url.password !== "")) {
    throw new ConfigError("Cannot use an address as base-url as it must hold no name or password");
  }
  if (url !== null && (url.protocol === "http:" || url.protocol === "https:")) return text;
  throw new ConfigError(
    `Cannot use "${text}" as base-url as it must be an address such as https://api.intercom.io`,
  );
}
