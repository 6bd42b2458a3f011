import { assert, assertEquals, assertThrows } from "@std/assert";
import { LIVE_CHANGES, liveChanges, restoreContact } from "../changes.ts";
import { frozenClock } from "../clock.ts";
import { generateWorkspace } from "../generator/generate_workspace.ts";
import { Random } from "../generator/random.ts";
import { rawTruth } from "../truth.ts";
import type { Workspace } from "../workspace.ts";

function make(contacts = 60): Workspace {
  return generateWorkspace({
    seed: 3,
    contacts,
    conversations: contacts,
    companies: 8,
    timezone: "UTC",
    clock: frozenClock(Date.parse("2026-03-02T15:00:00Z")),
  });
}

Deno.test("liveChanges() does everything in the end, and the same for the same chance", () => {
  const texts = [make(), make()].map((workspace) => {
    const random = new Random("live", 7);
    const kinds = new Set<string>();
    for (let change = 0; change < 600; change++) {
      workspace.clock.advance(30_000);
      kinds.add(liveChanges(workspace, random).kind);
    }
    assertEquals(LIVE_CHANGES.filter((kind) => !kinds.has(kind)), []);
    return JSON.stringify([...rawTruth(workspace)]);
  });
  assert(texts[0] === texts[1]);
});

Deno.test("liveChanges() keeps to the kinds it is given, and says what it happened to", () => {
  const workspace = make();
  const random = new Random("live", 1);
  const { kind, id } = liveChanges(workspace, random, { kinds: ["contact deleted"] });
  assertEquals(kind, "contact deleted");
  assert(workspace.contacts.deleted.has(id));
  const back = liveChanges(workspace, random, { kinds: ["contact restored"] });
  assertEquals(back, { kind: "contact restored", id });
  assert(workspace.contacts.get(id) !== undefined);
});

Deno.test("liveChanges() refuses where nothing can happen", () => {
  const kinds = ["contact edited", "contact merged"] as const;
  assertThrows(() => liveChanges(make(0), new Random(1), { kinds }), RangeError, "nothing");
});

Deno.test("A contact that was merged away is not put back", () => {
  const workspace = make();
  const random = new Random("live", 2);
  const { id } = liveChanges(workspace, random, { kinds: ["contact merged"] });
  const error = assertThrows(() => restoreContact(workspace, id), RangeError);
  assertEquals(error.message, `Cannot restore contact "${id}" as it was not deleted`);
});

Deno.test("No two records of a stream have one identity, whatever has happened", () => {
  const workspace = make();
  const random = new Random("live", 4);
  for (let change = 0; change < 400; change++) liveChanges(workspace, random);
  for (const [stream, rows] of rawTruth(workspace)) {
    const live = rows.filter(({ deleted }) => !deleted);
    const keys = new Set(live.map((row) => `${row.parent_id} ${row.record_id}`));
    assertEquals(keys.size, live.length, stream);
  }
});
