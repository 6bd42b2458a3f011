import { assertEquals, assertStringIncludes } from "@std/assert";
import { streams } from "../streams/mod.ts";
import { selectStreams, templates } from "../streams/select.ts";
import { helpText, streamList, wantedHelp } from "./help.ts";
import { settingGroups, settings } from "./settings.ts";

Deno.test("helpText() fits a screen of 24 lines and 100 columns", () => {
  const lines = helpText().split("\n");
  assertEquals(lines.length <= 24, true, `${lines.length} lines`);
  assertEquals(lines.filter((line) => line.length > 100), []);
});

Deno.test("helpText() names every option with what holds without it, under the title it belongs to", () => {
  const lines = helpText().split("\n");
  const titles: readonly string[] = Object.values(settingGroups);
  for (const setting of Object.values(settings)) {
    const at = lines.findIndex((line) => new RegExp(`^  --${setting.flag} `).test(line));
    assertStringIncludes(lines[at] ?? "", `${setting.help} [${setting.default}]`);
    const title = lines.slice(0, at).findLast((line) => titles.includes(line));
    assertEquals(title, settingGroups[setting.group]);
  }
});

Deno.test("streamList() names every stream, group and template, a line each", () => {
  const lines = streamList().split("\n");
  for (const { name, about } of streams) {
    assertEquals(lines.filter((line) => line.startsWith(`  ${name} `)).length, 1, name);
    assertStringIncludes(streamList(), about);
  }
  assertEquals(lines.filter((line) => line.length > 100), []);
  assertStringIncludes(lines.at(-1) ?? "", "  users_and_events: contacts, contact_merges, ");
});

Deno.test("streamList() marks what a run reads by default, and names the members of each template", () => {
  const [listed = "", told = ""] = streamList().split("\ntemplates:\n");
  const marked = [...listed.matchAll(/^ {2}(\w+) +\* /gm)].map(([, name]) => name);
  assertEquals(marked, selectStreams(streams, {}).map(({ name }) => name));
  const members = Object.entries(templates).map(([name, list]) => `${name}: ${list.join(", ")}`);
  assertEquals(told.trim().replace(/,\n {4}/g, ", ").split(/\n {2}/), members);
});

Deno.test("wantedHelp() gives the help, or the list of streams, or nothing", () => {
  assertEquals(wantedHelp(["-h"]), helpText());
  assertEquals(wantedHelp(["plan", "--help"]), helpText());
  assertEquals(wantedHelp(["--help", "streams"]), streamList());
  assertEquals(wantedHelp(["--log", "json"]), undefined);
});
