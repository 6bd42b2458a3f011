import { assertEquals } from "@std/assert";
import { ask, withSimulator } from "../ask.ts";

const small = { contacts: 20, conversations: 5 };

Deno.test("Teammates who left, and bots, are in no list", async () => {
  await withSimulator(small, async (simulator) => {
    const { staff } = simulator.workspace;
    const { body } = await ask(simulator, "GET /admins");
    const ids: string[] = body.admins.map(({ id }: { id: string }) => id);
    assertEquals(ids.length, 12);
    assertEquals([ids.includes(staff.formerAdmin.id), ids.includes(staff.bot.id)], [false, false]);
    assertEquals("avatar" in body.admins[0], false);
    const shown = await ask(simulator, "GET /admins?display_avatar=true");
    assertEquals("avatar" in shown.body.admins[0], true);
  });
});

Deno.test("Teams name their members and members their teams; one teammate is in two", async () => {
  await withSimulator(small, async (simulator) => {
    const { admins } = (await ask(simulator, "GET /admins")).body;
    const { teams } = (await ask(simulator, "GET /teams")).body;
    assertEquals(teams.length, 4);
    for (const team of teams) {
      const members = admins
        .filter((admin: { "team_ids": number[] }) => admin.team_ids.includes(Number(team.id)))
        .map((admin: { id: string }) => Number(admin.id));
      assertEquals(team.admin_ids, members);
    }
    assertEquals(admins[0].team_ids.length, 2);
  });
});

Deno.test("A segment's count is sent only when asked for", async () => {
  await withSimulator(small, async (simulator) => {
    const plain = await ask(simulator, "GET /segments");
    const counted = await ask(simulator, "GET /segments?include_count=true");
    assertEquals("count" in plain.body.segments[0], false);
    assertEquals(typeof counted.body.segments[0].count, "number");
    assertEquals((await ask(simulator, "GET /segments?type=company")).body.segments.length, 2);
  });
});

Deno.test("Archived attributes are sent only when asked for; two names differ only in case", async () => {
  await withSimulator(small, async (simulator) => {
    const names = async (path: string): Promise<string[]> =>
      (await ask(simulator, path)).body.data.map(({ name }: { name: string }) => name);
    const usual = await names("GET /data_attributes?model=contact");
    const whole = await names("GET /data_attributes?model=contact&include_archived=true");
    assertEquals(whole.filter((name) => !usual.includes(name)), ["old_score"]);
    assertEquals(usual.filter((name) => name.toLowerCase() === "plan tier").length, 2);
  });
});

Deno.test("Conversation attributes moved to an endpoint of their own in 2.16", async () => {
  await withSimulator(small, async (simulator) => {
    const old = "GET /data_attributes?model=conversation";
    const refused = await ask(simulator, old);
    assertEquals(refused.status, 422);
    assertEquals(refused.body.errors, [{
      code: "parameter_invalid",
      message:
        "model=conversation is no longer supported. Use GET /conversations/attributes instead",
    }]);
    const listed = await ask(simulator, old, { version: "2.15" });
    const moved = await ask(simulator, "GET /conversations/attributes");
    assertEquals(listed.body.data.length, moved.body.data.length);
    const early = await ask(simulator, "GET /conversations/attributes", { version: "2.15" });
    assertEquals([early.status, early.body.errors[0].code], [400, "intercom_version_invalid"]);
  });
});
