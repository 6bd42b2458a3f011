import { ConfigError } from "../errors.ts";

/** What belongs together in the help, in its order. */
export const settingGroups = {
  read: "What to read",
  place: "Where from and where to",
  pace: "How fast",
  tell: "How it runs and what it tells",
} as const;

/** One thing the operator can decide: as a flag, or in the environment under `INTERCOM_` and the flag's name. */
export interface Setting<T> {
  readonly flag: string;
  readonly group: keyof typeof settingGroups;
  /** What stands for the value in the help. Undefined for a switch. */
  readonly value?: string;
  readonly help: string;
  /** What holds when it is not given, as the help shows it. */
  readonly default: string;
  /** @throws {ConfigError} when the text means nothing. */
  readonly parse: (text: string) => T;
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

const MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** All settings, in the order of the help. */
export const settings = {
  streams: {
    flag: "streams",
    group: "read",
    value: "a,b",
    help: "streams, groups or templates to read",
    default: "core, and what is cheap of more",
    parse: (text: string) => names("streams", text),
  },
  skip: {
    flag: "skip",
    group: "read",
    value: "c,d",
    help: "streams, groups or templates to leave out",
    default: "none",
    parse: (text: string) => names("streams", text),
  },
  since: {
    flag: "since",
    group: "read",
    value: "date",
    help: "oldest change to read, such as 2024-01-01",
    default: "all",
    parse: instant,
  },
  fullRefresh: {
    flag: "full-refresh",
    group: "read",
    help: "read everything again, and mark what is gone",
    default: "no",
    parse: yesOrNo,
  },
  sweepDays: {
    flag: "sweep-days",
    group: "read",
    value: "n",
    help: "days between two looks for deleted records, 0: never",
    default: "7",
    parse: (text: string) => number("sweep-days", text, { least: 0, most: 365, isWhole: true }),
  },
  customObjects: {
    flag: "custom-objects",
    group: "read",
    value: "A,B",
    help: "types of custom objects to read",
    default: "none",
    parse: (text: string) => names("types", text),
  },
  omit: {
    flag: "omit",
    group: "read",
    value: "s.f,…",
    help: "fields never to land, such as contacts.email",
    default: "none",
    parse: (text: string) => names("fields", text),
  },
  database: {
    flag: "database",
    group: "place",
    value: "file",
    help: "DuckDB file to land in",
    default: "warehouse.duckdb",
    parse: someText,
  },
  region: {
    flag: "region",
    group: "place",
    value: "us|eu|au",
    help: "where the workspace lives",
    default: "us",
    parse: (text: string) =>
      oneOf("region", text, Object.keys(regions) as (keyof typeof regions)[]),
  },
  baseUrl: {
    flag: "base-url",
    group: "place",
    value: "URL",
    help: "another address of the API, such as a simulator's",
    default: "the region's",
    parse: address,
  },
  apiVersion: {
    flag: "api-version",
    group: "place",
    value: "2.16",
    help: "version of the API to read",
    default: "2.16",
    parse: (text: string) => oneOf("api-version", text, apiVersions),
  },
  concurrency: {
    flag: "concurrency",
    group: "pace",
    value: "n",
    help: "requests under way at once",
    default: "32",
    parse: (text: string) => number("concurrency", text, { least: 1, most: 256, isWhole: true }),
  },
  rateShare: {
    flag: "rate-share",
    group: "pace",
    value: "0.8",
    help: "share of the rate limit to use; other apps may need the rest",
    default: "1",
    parse: (text: string) => number("rate-share", text, { least: 0.01, most: 1, isWhole: false }),
  },
  every: {
    flag: "every",
    group: "tell",
    value: "3h",
    help: "stay, and begin a run every 90m, 3h or 1d",
    default: "one run",
    parse: interval,
  },
  log: {
    flag: "log",
    group: "tell",
    value: "text|json",
    help: "how to tell what happens",
    default: "text",
    parse: (text: string) => oneOf("log", text, ["text", "json"] as const),
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

/** Whether a setting is a switch: its flag takes no value. */
export function isSwitch(setting: Setting<unknown>): boolean {
  return setting.value === undefined;
}

/** The name of a setting in the environment: `INTERCOM_FULL_REFRESH`. */
export function environmentName(setting: Setting<unknown>): string {
  return `INTERCOM_${setting.flag.replaceAll("-", "_").toUpperCase()}`;
}

function names(what: string, text: string): string[] {
  const list = text.split(",").map((name) => name.trim()).filter((name) => name !== "");
  if (list.length > 0) return list;
  throw new ConfigError(`Cannot use a list of ${what} as it must name at least one: it is empty`);
}

function someText(text: string): string {
  if (text.trim() !== "") return text;
  throw new ConfigError("Cannot use the database as it must be a file's path: it is empty");
}

function yesOrNo(text: string): boolean {
  return oneOf("full-refresh", text, ["true", "false"] as const) === "true";
}

/** A length of time in minutes, hours or days, in milliseconds. */
function interval(text: string): number {
  const [, count = "", unit = ""] = /^(\d{1,5})([mhd])$/.exec(text.trim()) ?? [];
  const everyMs = unit in MS ? Number(count) * MS[unit as keyof typeof MS] : NaN;
  if (everyMs >= MS.m && everyMs <= 30 * MS.d) return everyMs;
  throw new ConfigError(
    `Cannot use "${text}" as every as it must be a time such as 90m, 3h or 1d, from 1m to 30d`,
  );
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
  if (url !== null && (url.search !== "" || url.hash !== "")) {
    throw new ConfigError("Cannot use an address as base-url as it must hold no query");
  }
  if (url !== null && (url.protocol === "http:" || url.protocol === "https:")) return text;
  throw new ConfigError(
    `Cannot use "${text}" as base-url as it must be an address such as https://api.intercom.io`,
  );
}
