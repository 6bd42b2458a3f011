import { streams } from "../streams/mod.ts";
import type { Stream } from "../streams/stream.ts";
import { type Setting, settingGroups, settings } from "./settings.ts";

const WIDTH = 100;

/** Names that stand for streams besides the groups, in the order of the help. */
const templates = ["basic", "conversations", "users_and_events"] as const;

/** What the operator wants to read instead of a run: the help, the list of streams, or neither. */
export function wantedHelp(args: readonly string[]): string | undefined {
  const at = args.findIndex((argument) => argument === "--help" || argument === "-h");
  if (at < 0) return undefined;
  return args[at + 1] === "streams" ? streamList() : helpText();
}

/** The text of `--help`: one screen. */
export function helpText(): string {
  const options = Object.entries(settingGroups).flatMap(([group, title]) => [
    title,
    ...Object.values<Setting<unknown>>(settings).filter((setting) => setting.group === group)
      .map(optionLine),
  ]);
  return [
    "Loads an Intercom workspace into DuckDB: the first run reads everything, later ones what changed.",
    "  deno task extract | plan | status | doctor [options], each also from INTERCOM_DATABASE and so on",
    ...options,
    `Streams: ${groupCounts()}, ${templates.join(", ")}; all: --help streams`,
    "INTERCOM_ACCESS_TOKEN, in the environment or .env, holds the token. Exit code: 0 all is landed,",
    "1 something is not, 2 an option or the token must change, 130 stopped by a signal.",
  ].join("\n");
}

/** The text of `--help streams`: every stream by group, with what it holds. */
export function streamList(): string {
  const width = Math.max(...streams.map(({ name }) => name.length));
  const groups = groupNames().flatMap((group) => [
    `${group}:`,
    ...streams.filter((stream) => stream.group === group).map((stream) =>
      streamLine(stream, width)
    ),
  ]);
  return [...groups, `templates: ${templates.join(", ")}`].join("\n");
}

function optionLine(setting: Setting<unknown>): string {
  const option = `--${setting.flag}${setting.value === undefined ? "" : ` ${setting.value}`}`;
  return `  ${option.padEnd(22)} ${setting.help} [${setting.default}]`;
}

function streamLine({ name, about }: Stream, width: number): string {
  return `  ${name.padEnd(width)}  ${about}`.slice(0, WIDTH);
}

function groupCounts(): string {
  return groupNames().map((group) =>
    `${group} (${streams.filter((stream) => stream.group === group).length})`
  ).join(", ");
}

function groupNames(): readonly string[] {
  return (["core", "more", "deep"] as const).filter((group) =>
    streams.some((stream) => stream.group === group)
  );
}
