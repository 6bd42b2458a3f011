import { assertEquals } from "@std/assert";
import { deleteConversation } from "../simulator/changes.ts";
import { runningClock, unixSeconds } from "../simulator/clock.ts";
import { editRecord } from "../simulator/library_changes.ts";
import { type Landed, readWorkspace } from "../simulator/mart_truth/landed.ts";
import { metricMarts } from "../simulator/metric_truth/metric_truth.ts";
import { startSimulator } from "../simulator/simulator.ts";
import { buildTables, load, type MartBench } from "./mart_bench.ts";
import { martDifferences } from "./mart_rows.ts";
import { goOnOddly, makeAllOdd } from "./odd_conversations.ts";
import { withDatabase } from "./sync_run.ts";

/** What is worked out of the parts of conversations, and nothing else. */
const TOLD = [
  "conversation_events",
  "conversation_metrics",
  "conversation_reply_times",
  "conversation_states",
];

async function buildAndCompare(bench: MartBench, before?: Landed): Promise<Landed> {
  await load(bench, {});
  await buildTables(bench, ["run", "--select", ...TOLD.map((name) => `+intercom__${name}`)]);
  const landed = readWorkspace(bench.simulator.workspace, { before });
  const truth = new Map(Object.entries(metricMarts(landed)));
  const differences = await martDifferences(bench.database, [truth]);
  assertEquals(differences.filter((line) => TOLD.some((name) => line.startsWith(name))), []);
  return landed;
}

Deno.test("Metrics equal the truth, whatever parts a conversation has, in any order and of anybody", (t) =>
  withDatabase(async (database) => {
    const simulator = await startSimulator({
      contacts: 50,
      conversations: 500,
      timezone: "America/St_Johns",
      clock: runningClock(Date.parse("2026-03-02T15:00:00Z")),
    });
    const { workspace, clock } = simulator;
    const folder = database.slice(0, database.lastIndexOf("/"));
    const bench: MartBench = { simulator, database, folder };
    try {
      makeAllOdd(workspace);
      let known: Landed | undefined;
      await t.step("after a first load", async () => {
        known = await buildAndCompare(bench);
      });
      clock.advance(3_600_000);
      const conversations = [...workspace.conversations.values()];
      for (const stored of conversations.slice(0, 40)) {
        goOnOddly(workspace, stored, unixSeconds(clock));
      }
      for (const { id } of conversations.slice(40, 45)) deleteConversation(workspace, id);
      await t.step("after more of them, and fewer", async () => {
        known = await buildAndCompare(bench, known);
      });
      clock.advance(3_600_000);
      editRecord(workspace, { stream: "office_hours", id: "123", fields: ODD_HOURS });
      workspace.app.timezone = "Asia/Kathmandu";
      await t.step("and in other office hours and another time zone", async () => {
        await buildAndCompare(bench, known);
      });
    } finally {
      await simulator.stop();
    }
  }));

/** Hours that overlap, go on over midnight and to the end of the week, where summer time begins. */
const ODD_HOURS = {
  "time_zone_name": "Europe/London",
  "time_intervals": [
    { "start_minute": 100, "end_minute": 1_441, "day_of_week": 0 },
    { "start_minute": 1_000, "end_minute": 2_000, "day_of_week": 0 },
    { "start_minute": 8_700, "end_minute": 10_080, "day_of_week": 6 },
  ],
};
