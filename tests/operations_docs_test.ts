import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import type { RunEvent } from "../extract/command/events.ts";
import { jsonReporter } from "../extract/command/reporter.ts";
import { environmentName, type Setting, settings } from "../extract/command/settings.ts";
import type { StreamResult, StreamStatus } from "../extract/raw/runs.ts";
import { errorMessagesOf } from "./error_messages.ts";

const text = await Deno.readTextFile("docs/operations.md");

Deno.test("docs/operations.md has every setting in its table, as the help has it, and no other", () => {
  const rows = Object.values<Setting<unknown>>(settings).map((setting) => {
    const value = setting.value === undefined ? "" : ` ${setting.value.replaceAll("|", "\\|")}`;
    return `| \`--${setting.flag}${value}\` | \`${
      environmentName(setting)
    }\` | ${setting.help} | ${setting.default} |`;
  });
  const written = text.split("\n").filter((line) => line.startsWith("| `--"));
  assertEquals(written.toSorted(), rows.toSorted());
});

/** One of each event, with every field that it can have. */
const result: Required<StreamResult> = {
  stream: "contacts",
  status: "partial",
  startedAtMs: 0,
  finishedAtMs: 1,
  requests: 1,
  read: 1,
  inserted: 1,
  changed: 1,
  deleted: 1,
  expected: 1,
  skipped: 1,
  truncated: 1,
  message: "Cannot read",
};
const events: { readonly [Name in RunEvent["event"]]: RunEvent & { readonly event: Name } } = {
  run_started: { event: "run_started", run_id: "r", workspace_id: "w" },
  stream_started: { event: "stream_started", stream: "contacts" },
  stream_progress: {
    event: "stream_progress",
    stream: "contacts",
    requests: 2,
    read: 300,
    expected: 600,
    rate_limit: 1666,
    rate_used: 2,
  },
  stream_finished: { event: "stream_finished", result },
  run_finished: { event: "run_finished", run_id: "r", outcome: { status: "ok", results: [] } },
  run_failed: { event: "run_failed", message: "Cannot read" },
  waiting: { event: "waiting", next_run_at: "2026-01-15T15:00:00.000Z" },
  stopped: { event: "stopped" },
};

Deno.test("docs/operations.md has every event of the JSON log with every field, and no other", () => {
  const written: string[] = [];
  let nowMs = 0;
  const output = {
    isTerminal: false,
    columns: () => 80,
    now: () => nowMs,
    write: (line: string) => void written.push(line),
  };
  const report = jsonReporter(output);
  const told: Record<string, readonly string[]> = {};
  for (const event of Object.values(events)) {
    if (event.event === "stream_progress") report({ ...event, read: 0 });
    nowMs += 20_000;
    report(event);
    const { at: _at, event: name, ...fields } = JSON.parse(written.at(-1) ?? "{}");
    told[name] = Object.keys(fields).toSorted();
  }
  const section = text.slice(text.indexOf("### Events"), text.indexOf("## Update"));
  const documented: Record<string, readonly string[]> = {};
  for (const [, name = "", fields = ""] of section.matchAll(/^\| `(\w+)` \|.*?\|(.*)\|$/gm)) {
    documented[name] = [...fields.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? "").toSorted();
  }
  assertEquals(documented, told);
});

Deno.test("docs/operations.md has every status of a stream, and every exit code", () => {
  const statuses: Record<StreamStatus, true> = {
    ok: true,
    partial: true,
    forbidden: true,
    unavailable: true,
    failed: true,
    interrupted: true,
  };
  const rows = text.split("\n");
  for (const status of Object.keys(statuses)) {
    assertEquals(rows.filter((row) => row.startsWith(`| \`${status}\` |`)).length, 1, status);
  }
  for (const code of [0, 1, 2, 130]) {
    assertEquals(rows.filter((row) => row.startsWith(`| ${code} |`)).length, 1, String(code));
  }
});

Deno.test("docs/operations.md has the message of every error that the extractor makes, with a cure", async () => {
  const messages: string[] = [];
  for (const path of await sourceFiles("extract")) {
    const made = errorMessagesOf(path, await Deno.readTextFile(path));
    messages.push(...made.map(({ message }) => message));
  }
  assertGreaterOrEqual(messages.length, 35);
  const missing = new Set(messages.filter((message) => !text.includes(`\`${message}\` |`)));
  assertEquals([...missing], [], "not in docs/operations.md");
});

Deno.test("docs/operations.md has everything that can be wrong with a database file", async () => {
  const sources = ["extract/raw/failures.ts", "extract/command/landed_file.ts"];
  const found: string[] = [];
  for (const path of sources) {
    const source = await Deno.readTextFile(path);
    const pairs = source.matchAll(/\/i,\s*"([^"]+)",\s*"([^"]+)",?\s*\]/g);
    found.push(...[...pairs].map(([, rule, finding]) => `${rule}: ${finding}`));
  }
  assertGreaterOrEqual(found.length, 10);
  assertEquals(found.filter((one) => !text.includes(`\`${one}\``)), []);
});

Deno.test("errorMessagesOf() reads literals and templates, joined and nested, with … for what differs", () => {
  const source = [
    'throw new ConfigError("Cannot \\"a\\" as b");',
    "new ApiError(`Cannot ${name(`x${1}}`)} as ` +\n  `it ${'}'}`, { status });",
    "new ContractError(\n  'Cannot c',\n);",
  ].join("\n");
  assertEquals(errorMessagesOf("x.ts", source).map(({ kind, message }) => `${kind}: ${message}`), [
    'ConfigError: Cannot "a" as b',
    "ApiError: Cannot … as it …",
    "ContractError: Cannot c",
  ]);
});

async function sourceFiles(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) files.push(...await sourceFiles(path));
    else if (path.endsWith(".ts") && !/(_test\.ts|\/fake_\w+\.ts)$/.test(path)) files.push(path);
  }
  return files;
}
