import { streams } from "../streams/mod.ts";
import { selectStreams, templates } from "../streams/select.ts";
import type { Stream } from "../streams/stream.ts";
import { type Setting, settingGroups, settings } from "./settings.ts";

const WIDTH = 100;

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
    `Streams: ${groupCounts()}, ${Object.keys(templates).join(", ")}; all: --help streams`,
    "INTERCOM_ACCESS_TOKEN, in the environment or .env: the token. Exit code: 0 all is landed (forbidden",
    "or unavailable streams count only if named), 1 not all, 2 an option or token must change, 130 signal",
  ].join("\n");
}

/** The text of `--help streams`: every stream by group, with what it holds, and what each template stands for. */
export function streamList(): string {
  const width = Math.max(...streams.map(({ name }) => name.length));
  const byDefault = new Set(selectStreams(streams, {}));
  const groups = groupNames().flatMap((group) => [
    `${group}:`,
    ...streams.filter((stream) => stream.group === group).map((stream) =>
      streamLine(stream, { width, isDefault: byDefault.has(stream) })
    ),
  ]);
  const members = Object.entries(templates).flatMap(([name, list]) => templateLines(name, list));
  return ["Streams, * read by default", ...groups, "templates:", ...members].join("\n");
}

function optionLine(setting: Setting<unknown>): string {
  const option = `--${setting.flag}${setting.value === undefined ? "" : ` ${setting.value}`}`;
  return `  ${option.padEnd(22)} ${setting.help} [${setting.default}]`;
}

function streamLine(
  { name, about }: Stream,
  { width, isDefault }: { readonly width: number; readonly isDefault: boolean },
): string {
  return `  ${name.padEnd(width)} ${isDefault ? "*" : " "} ${about}`.slice(0, WIDTH);
}

/** A template and its members, in as many lines as it takes. */
function templateLines(template: string, members: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = `  ${template}:`;
  for (const [at, name] of members.entries()) {
    const word = ` ${name}${at < members.length - 1 ? "," : ""}`;
    if (line.length + word.length > WIDTH) {
      lines.push(line);
      line = "   ";
    }
    line += word;
  }
  return [...lines, line];
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
