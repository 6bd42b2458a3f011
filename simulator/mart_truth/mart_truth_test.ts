import { assertEquals } from "@std/assert";
import { frozenClock } from "../clock.ts";
import { generateWorkspace } from "../generator/generate_workspace.ts";
import { fullConversation } from "../workspace.ts";
import { readWorkspace } from "./landed.ts";
import { martTruth } from "./mart_truth.ts";

const workspace = generateWorkspace({
  seed: 1,
  contacts: 200,
  conversations: 140,
  companies: 20,
  timezone: "UTC",
  clock: frozenClock(Date.parse("2026-03-02T15:00:00Z")),
});
const truth = martTruth(readWorkspace(workspace));

Deno.test("martTruth() gives the rows of a mart the same columns, and each a key of its own", () => {
  for (const [name, { key, rows }] of truth) {
    const columns = rows.map((row) => Object.keys(row).sort().join());
    assertEquals(new Set(columns).size, 1, name);
    const keys = rows.map((row) => key.map((column) => row[column]).join(" "));
    assertEquals(new Set(keys).size, rows.length, name);
  }
});

Deno.test("martTruth() has a row for every part of a conversation, and one for its opening message", () => {
  const expected = [...workspace.conversations.values()]
    .reduce((sum, stored) => sum + fullConversation(workspace, stored).parts.length + 1, 0);
  assertEquals(truth.get("conversation_parts")?.rows.length, expected);
});

Deno.test("martTruth() keeps every digit of a number beyond 2^53", () => {
  const texts = (truth.get("contact_attribute_values")?.rows ?? [])
    .filter((row) => row["attribute_name"] === "legacy account no")
    .map((row) => [row["value_type"], /^90071992547409[0-9]{3}$/.test(String(row["value_text"]))]);
  assertEquals(texts.length > 0, true);
  assertEquals(texts, texts.map(() => ["integer", true]));
});
