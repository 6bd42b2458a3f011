import { assertEquals, assertThrows } from "@std/assert";
import { frozenClock } from "./clock.ts";
import { generateWorkspace } from "./generator/generate_workspace.ts";
import { removeAdmin, renameTag } from "./reference_changes.ts";
import type { Workspace } from "./workspace.ts";

function make(): Workspace {
  return generateWorkspace({
    seed: 1,
    contacts: 20,
    conversations: 10,
    companies: 2,
    timezone: "UTC",
    clock: frozenClock(Date.parse("2026-03-02T15:00:00Z")),
  });
}

Deno.test("removeAdmin() takes a teammate out of the staff and every team, not out of the past", () => {
  const workspace = make();
  const [, admin] = workspace.staff.admins;
  const id = admin?.id ?? "";
  const past = JSON.stringify(workspace.origin.staff);
  removeAdmin(workspace, id);
  const { admins, teams } = workspace.staff;
  assertEquals([admins.length, admins.some((one) => one.id === id)], [11, false]);
  assertEquals(JSON.stringify(teams).includes(id), false);
  assertEquals(JSON.stringify(workspace.origin.staff), past);
});

Deno.test("renameTag() renames the tag, not what the past is told from", () => {
  const workspace = make();
  const past = JSON.stringify(workspace.origin.tags);
  const id = workspace.tags[0]?.id ?? "";
  renameTag(workspace, id, "Other");
  assertEquals(workspace.tags[0], { type: "tag", id, name: "Other" });
  assertEquals(JSON.stringify(workspace.origin.tags), past);
});

Deno.test("renameTag() refuses a tag that is not there", () => {
  const error = assertThrows(() => renameTag(make(), "none", "Other"), RangeError);
  assertEquals(error.message, 'Cannot rename tag "none" as it is not there');
});
