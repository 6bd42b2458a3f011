import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { ConfigError } from "../errors.ts";
import {
  type Config,
  readCommand,
  readConfig,
  readSettings,
  readToken,
  shownSettings,
} from "./config.ts";

const DAY_MS = 86_400_000;

const token = { INTERCOM_ACCESS_TOKEN: "secret-token" };

function read(args: readonly string[], variables: Record<string, string> = token): Config {
  return readConfig(args, (name) => variables[name]);
}

Deno.test("readConfig() without options reads the core streams of the US region with version 2.16", () => {
  const config = read([]);
  assertEquals(config.baseUrl, "https://api.intercom.io");
  assertEquals(config.apiVersion, "2.16");
  assertEquals(config.database, "warehouse.duckdb");
  assertEquals([config.sinceMs, config.fullRefresh, config.concurrency], [undefined, false, 32]);
  assertEquals([config.rateShare, config.log, config.everyMs], [1, "text", undefined]);
  assertEquals([config.sweepMs, config.customObjectTypes, config.omit.size], [7 * DAY_MS, [], 0]);
});

Deno.test("readConfig() takes every option as a flag and from the environment, and the flag wins", () => {
  const flags = [
    "--streams=admins,teams",
    "--database",
    "a.duckdb",
    "--since=2024-01-01",
    "--full-refresh",
    "--concurrency=4",
    "--rate-share=0.5",
    "--api-version=2.15",
    "--region=eu",
    "--log=json",
    "--skip=teams",
    "--sweep-days=3",
    "--omit=contacts.email,admins.email",
    "--custom-objects=Order,Visit",
    "--every=3h",
    "--base-url=https://api.example.test",
  ];
  const variables = {
    ...token,
    INTERCOM_STREAMS: "tags",
    INTERCOM_DATABASE: "b.duckdb",
    INTERCOM_SINCE: "2023-05-06T07:08:09Z",
    INTERCOM_FULL_REFRESH: "true",
    INTERCOM_CONCURRENCY: "5",
    INTERCOM_RATE_SHARE: "0.25",
    INTERCOM_API_VERSION: "2.14",
    INTERCOM_REGION: "au",
    INTERCOM_LOG: "json",
    INTERCOM_SKIP: "admins",
    INTERCOM_SWEEP_DAYS: "0",
    INTERCOM_OMIT: "contacts.custom_attributes.plan.name",
    INTERCOM_CUSTOM_OBJECTS: "Cart",
    INTERCOM_EVERY: "90m",
    INTERCOM_BASE_URL: "",
  };
  const chosen = (config: Config): readonly unknown[] => [
    config.streams.map(({ name }) => name),
    config.database,
    config.sinceMs,
    config.fullRefresh,
    config.concurrency,
    config.rateShare,
    config.apiVersion,
    config.baseUrl,
    config.log,
    config.sweepMs,
    [...config.omit],
    config.customObjectTypes,
    config.everyMs,
  ];
  const byFlag: readonly unknown[] = [
    ["workspace", "admins", "custom_objects"],
    "a.duckdb",
    Date.UTC(2024, 0, 1),
    true,
    4,
    0.5,
    "2.15",
    "https://api.example.test",
    "json",
    3 * DAY_MS,
    [["contacts", [["email"]]], ["admins", [["email"]]]],
    ["Order", "Visit"],
    DAY_MS / 8,
  ];
  assertEquals(chosen(read(flags)), byFlag);
  assertEquals(chosen(read(flags, variables)), byFlag);
  assertEquals(chosen(read([], variables)), [
    ["workspace", "tags", "custom_objects"],
    "b.duckdb",
    Date.UTC(2023, 4, 6, 7, 8, 9),
    true,
    5,
    0.25,
    "2.14",
    "https://api.au.intercom.io",
    "json",
    undefined,
    [["contacts", [["custom_attributes", "plan", "name"]]]],
    ["Cart"],
    DAY_MS / 16,
  ]);
});

Deno.test("readConfig() takes another address than a region's", () => {
  assertEquals(read(["--base-url", "http://127.0.0.1:8100"]).baseUrl, "http://127.0.0.1:8100");
});

Deno.test("readConfig() refuses what is missing, unknown or means nothing, in one line", () => {
  const refusals: readonly (readonly [readonly string[], string])[] = [
    [["--stream=x"], 'Cannot use "--stream" as it must be one of the options that --help lists'],
    [["everything"], 'Cannot use "everything" as it must be one of the options'],
    [["--streams=nope"], 'Cannot select "nope" as a stream must be one of'],
    [["--streams"], 'Cannot use "--streams" as a value must follow it'],
    [["--since=yesterday"], 'Cannot use "yesterday" as since as it must be a date such as'],
    [["--since=2024-02-31"], 'Cannot use "2024-02-31" as since'],
    [["--region=mars"], 'Cannot use "mars" as region as it must be one of us, eu, au'],
    [["--region=uk", "--base-url=https://x.test"], 'Cannot use "uk" as region as it must be one'],
    [["--api-version=1.4"], 'Cannot use "1.4" as api-version as it must be one of 2.9, '],
    [["--concurrency=0"], 'Cannot use "0" as concurrency as it must be a whole number from 1'],
    [["--concurrency=1.5"], 'Cannot use "1.5" as concurrency'],
    [["--rate-share=2"], 'Cannot use "2" as rate-share as it must be a number from 0.01 to 1'],
    [["--base-url=ftp://x"], 'Cannot use "ftp://x" as base-url as it must be an address'],
    [["--base-url=here"], 'Cannot use "here" as base-url'],
    [["--base-url=https://joe:secret@x.test"], "as base-url as it must hold no name or password"],
    [["--base-url=https://x.test/?a=b"], "as base-url as it must hold no query"],
    [["--every=3"], 'Cannot use "3" as every as it must be a time such as 90m, 3h or 1d'],
    [["--every=0m"], 'Cannot use "0m" as every'],
    [["--every=31d"], 'Cannot use "31d" as every'],
    [["--sweep-days=-1"], 'Cannot use "-1" as sweep-days as it must be a whole number from 0'],
    [["--omit=,"], "Cannot use a list of fields as it must name at least one: it is empty"],
    [["--omit=contact.email"], 'Cannot omit "contact.email" as it must begin with the name of'],
    [["--custom-objects=,"], "Cannot use a list of types as it must name at least one"],
    [["--streams=custom_objects"], 'Cannot read "custom_objects" as their types must be given'],
    [["--sweep_days=3"], 'Cannot use "--sweep_days" as it must be one of the options'],
    [["--INTERCOM_ACCESS_TOKEN=dG9r"], 'Cannot use "--INTERCOM_ACCESS_TOKEN" as it must'],
    [["–log=json"], 'Cannot use "–log" as it must be one of the options'],
    [["-tdG9rOjE2=x"], "Cannot use an argument as it must be one of the options"],
    [["dG9rOjE2OA=="], "Cannot use an argument as it must be one of the options"],
    [["dG9rOjE2"], "Cannot use an argument as it must be one of the options"],
    [["--log=xml"], 'Cannot use "xml" as log as it must be one of text, json'],
    [["--database="], 'Cannot use "--database" as a value must follow it'],
  ];
  for (const [args, message] of refusals) {
    const error = assertThrows(() => read(args), ConfigError, message);
    assertEquals(error.message.includes("\n"), false);
  }
});

Deno.test("readConfig() refuses to go without a token, and never shows one", () => {
  assertThrows(
    () => read([], {}),
    ConfigError,
    "Cannot read Intercom as INTERCOM_ACCESS_TOKEN must hold an access token: it is not set",
  );
  assertThrows(() => read([], { INTERCOM_ACCESS_TOKEN: "  " }), ConfigError, "it is not set");
  assertThrows(
    () => read([], { INTERCOM_ACCESS_TOKEN: "dG9rOm…" }),
    ConfigError,
    "it has characters that no token has",
  );
  const shown = JSON.stringify(shownSettings(read(["--since=2024-01-01"])));
  assertEquals(shown.includes("secret-token"), false);
  assertStringIncludes(shown, '"since":"2024-01-01T00:00:00.000Z"');
  assertStringIncludes(shown, '"database":"warehouse.duckdb"');
});

Deno.test("readToken() reads the token alone, and readSettings() does without it", () => {
  assertEquals(readToken(() => " secret-token\n"), "secret-token");
  assertEquals(readSettings([], () => undefined).database, "warehouse.duckdb");
});

Deno.test("shownSettings() says what was decided, in the words of the flags", () => {
  const shown = shownSettings(read([
    "--omit=contacts.email,conversations.source.body",
    "--sweep-days=0",
    "--every=2h",
    "--streams=tags",
  ]));
  assertEquals(shown["omit"], ["contacts.email", "conversations.source.body"]);
  assertEquals([shown["sweepDays"], shown["everyMinutes"]], [0, 120]);
  assertEquals([shown["streams"], shown["named"]], [["workspace", "tags"], ["tags"]]);
});

Deno.test("Custom objects are read when their types are given, unless they are skipped, and else never", () => {
  const isRead = (args: readonly string[]) =>
    read(args).streams.some(({ name }) => name === "custom_objects");
  assertEquals(isRead([]), false);
  assertEquals(isRead(["--streams=more"]), false);
  assertEquals(isRead(["--custom-objects=Order"]), true);
  assertEquals(isRead(["--custom-objects=Order", "--streams=contacts"]), true);
  assertEquals(isRead(["--custom-objects=Order", "--skip=custom_objects"]), false);
  assertEquals(isRead(["--custom-objects=Order", "--skip=more"]), false);
});

Deno.test("readCommand() takes the first word for the command, and extract where there is none", () => {
  assertEquals(readCommand(["plan", "--log=json"]), { command: "plan", args: ["--log=json"] });
  assertEquals(readCommand(["--log=json"]), { command: "extract", args: ["--log=json"] });
  assertEquals(readCommand([]), { command: "extract", args: [] });
  assertThrows(
    () => readCommand(["plans"]),
    ConfigError,
    'Cannot use "plans" as a command as it must be one of extract, plan, status, doctor',
  );
  assertThrows(() => readCommand(["dG9rOjE2"]), ConfigError, "Cannot use an argument as a command");
});
