import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { type Config, helpText, readConfig, shownSettings, wantsHelp } from "./config.ts";
import { ConfigError } from "./errors.ts";

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
  assertEquals([config.rateShare, config.log], [1, "text"]);
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
  };
  const chosen = (config: Config) => [
    config.streams.map(({ name }) => name),
    config.database,
    config.sinceMs,
    config.fullRefresh,
    config.concurrency,
    config.rateShare,
    config.apiVersion,
    config.baseUrl,
    config.log,
  ];
  const byFlag = [
    ["workspace", "admins", "teams"],
    "a.duckdb",
    Date.UTC(2024, 0, 1),
    true,
    4,
    0.5,
    "2.15",
    "https://api.eu.intercom.io",
    "json",
  ];
  assertEquals(chosen(read(flags)), byFlag);
  assertEquals(chosen(read(flags, variables)), byFlag);
  assertEquals(chosen(read([], variables)), [
    ["workspace", "tags"],
    "b.duckdb",
    Date.UTC(2023, 4, 6, 7, 8, 9),
    true,
    5,
    0.25,
    "2.14",
    "https://api.au.intercom.io",
    "json",
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
    [["--api-version=1.4"], 'Cannot use "1.4" as api-version as it must be one of 2.9, '],
    [["--concurrency=0"], 'Cannot use "0" as concurrency as it must be a whole number from 1'],
    [["--concurrency=1.5"], 'Cannot use "1.5" as concurrency'],
    [["--rate-share=2"], 'Cannot use "2" as rate-share as it must be a number from 0.01 to 1'],
    [["--base-url=ftp://x"], 'Cannot use "ftp://x" as base-url as it must be an address'],
    [["--base-url=here"], 'Cannot use "here" as base-url'],
    [["--base-url=https://joe:secret@x.test"], "as base-url as it must hold no name or password"],
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

Deno.test("helpText() names every option and stream, and fits a screen", () => {
  const help = helpText();
  for (
    const name of [
      "--full-refresh",
      "--since <date>",
      "conversation_parts",
      "INTERCOM_ACCESS_TOKEN",
    ]
  ) {
    assertStringIncludes(help, name);
  }
  const lines = help.split("\n");
  assertEquals(lines.length <= 40, true, `${lines.length} lines`);
  assertEquals(lines.filter((line) => line.length > 100), []);
  assertEquals([wantsHelp(["-h"]), wantsHelp(["--log", "json"])], [true, false]);
});
