import { assertEquals, assertThrows } from "@std/assert";
import { ConfigError } from "../errors.ts";
import { streams } from "./mod.ts";
import { type Selection, selectStreams } from "./select.ts";
import { isAtLeast } from "./stream.ts";

function select(selection: Selection): string[] {
  return selectStreams(streams, selection).map(({ name }) => name);
}

Deno.test("selectStreams() without a choice gives core and what is cheap of more, in the order of mod.ts", () => {
  const core = streams.filter(({ group }) => group === "core").map(({ name }) => name);
  assertEquals(select({ streams: ["core"] }), core);
  const cheap = select({ streams: ["more"], skip: ["activity_logs", "calls", "custom_objects"] });
  const names = streams.map(({ name }) => name);
  assertEquals(select({}), names.filter((name) => core.includes(name) || cheap.includes(name)));
  assertEquals(select({}).includes("contact_events"), false);
});

Deno.test("selectStreams() brings along the stream whose records a chosen one comes with", () => {
  assertEquals(select({ streams: ["conversation_parts"] }), [
    "workspace",
    "conversations",
    "conversation_parts",
  ]);
  assertEquals(select({ streams: ["contact_tags"] }), ["workspace", "contacts", "contact_tags"]);
});

Deno.test("selectStreams() knows templates of another connector", () => {
  assertEquals(select({ streams: ["conversations"] }), [
    "workspace",
    "conversations",
    "conversation_parts",
    "deleted_conversations",
  ]);
  assertEquals(select({ streams: ["users_and_events"] }), [
    "workspace",
    "contacts",
    "contact_merges",
    "contact_events",
  ]);
  assertEquals(
    select({ streams: ["basic"], skip: ["contact_segments"] }).includes("companies"),
    true,
  );
});

Deno.test("selectStreams() leaves out what is skipped, and what comes with it", () => {
  const left = select({ skip: ["contacts", "conversation_parts"] });
  assertEquals(left.filter((name) => name.startsWith("contact")), [
    "contact_attributes",
    "contact_segments",
  ]);
  assertEquals(left.includes("conversations"), true);
  assertEquals(left.includes("conversation_parts"), false);
});

Deno.test("selectStreams() refuses a name that nobody knows, and tells which there are", () => {
  const error = assertThrows(() => select({ streams: ["contact"] }), ConfigError);
  assertEquals(
    error.message.startsWith('Cannot select "contact" as a stream must be one of core, '),
    true,
  );
  assertEquals(error.message.includes("contact_segments"), true);
  assertThrows(() => select({ skip: ["nope"] }), ConfigError, 'Cannot select "nope"');
});

Deno.test("selectStreams() always reads the workspace, and refuses to skip it", () => {
  assertEquals(select({ streams: ["tags"] }), ["workspace", "tags"]);
  assertThrows(
    () => select({ skip: ["workspace"] }),
    ConfigError,
    'Cannot skip "workspace" as every run must read it: rows belong to it',
  );
});

Deno.test("selectStreams() refuses to select nothing", () => {
  assertThrows(
    () => select({ streams: ["tags"], skip: ["tags"] }),
    ConfigError,
    "Cannot select streams as at least one must be left: all are skipped",
  );
});

Deno.test("isAtLeast() compares numbers, and the preview is later than all", () => {
  assertEquals(isAtLeast("2.16", "2.16"), true);
  assertEquals(isAtLeast("2.9", "2.16"), false);
  assertEquals(isAtLeast("3.0", "2.16"), true);
  assertEquals(isAtLeast("Unstable", "2.17"), true);
});
