import { assertEquals } from "@std/assert";
import type { Cell, MartRow } from "../mart_truth/mart_row.ts";
import {
  ADA,
  BOT,
  BRUNO,
  CLEO,
  COMPANY_ID,
  fakeLanded,
  FIN,
  MONDAY,
  type Step,
  tell,
  to,
  WORDS,
} from "./fake_conversation.ts";
import { metricMarts } from "./metric_truth.ts";

const MINUTE = 60;

function pick(row: MartRow, columns: readonly string[]): Cell[] {
  return columns.map((column) => {
    const cell = row[column];
    if (cell === undefined) throw new Error(`Cannot read "${column}" as there is no such column`);
    return cell;
  });
}

function after(seconds: number): string {
  return new Date((MONDAY + seconds) * 1000).toISOString();
}

const ANSWERED: readonly Step[] = [[30 * MINUTE, "comment", ADA, WORDS], [
  60 * MINUTE,
  "close",
  ADA,
]];

Deno.test("A conversation that only a bot answers and closes has a contact, and nobody who took part", () => {
  const { metrics } = tell([[5, "comment", BOT, WORDS], [60, "close", BOT]], {
    record: {
      state: "closed",
      contacts: {
        type: "contact.list",
        contacts: [{ type: "contact", id: "c1", "external_id": null }],
      },
    },
  });
  assertEquals(pick(metrics, ["contact_id", "contact_message_count"]), ["c1", 1]);
  assertEquals(pick(metrics, ["participating_teammate_count", "teammate_reply_count"]), [0, 0]);
  assertEquals(pick(metrics, ["resolved_by", "is_bot_involved", "is_one_touch"]), [
    "bot",
    true,
    false,
  ]);
  assertEquals(pick(metrics, ["first_teammate_reply_at", "last_closed_by_admin_id"]), [null, null]);
});

Deno.test("Times count from the opening message where a contact wrote it", () => {
  const { metrics } = tell(ANSWERED);
  assertEquals(
    pick(metrics, [
      "time_to_first_reply_seconds",
      "time_to_first_close_seconds",
      "time_to_last_close_seconds",
      "median_reply_seconds",
    ]),
    [1_800, 3_600, 3_600, 1_800],
  );
  assertEquals(pick(metrics, ["is_inbound", "initiated_by", "is_one_touch", "answer_count"]), [
    true,
    "contact",
    true,
    1,
  ]);
});

Deno.test("A thank-you after the close does not move it, and makes no time negative", () => {
  const { metrics } = tell([...ANSWERED, [75 * MINUTE, "open", CLEO, WORDS]]);
  assertEquals(
    pick(metrics, ["time_to_first_close_seconds", "time_to_last_close_seconds", "reopen_count"]),
    [3_600, 3_600, 1],
  );
  assertEquals(pick(metrics, ["last_contact_reply_at"]), [after(75 * MINUTE)]);
});

Deno.test("A part that assigns or notes and also reopens or wakes is both", () => {
  const { metrics, events } = tell([
    [10, "close", ADA],
    [20, "assign_and_reopen", BOT, to("admin", "11")],
    [30, "close", ADA],
    [40, "note_and_reopen", ADA, WORDS],
    [50, "snoozed", ADA],
    [60, "assign_and_unsnooze", BOT, to("admin", "12")],
  ]);
  assertEquals(
    pick(metrics, [
      "reopen_count",
      "assignment_count",
      "close_count",
      "note_count",
      "snooze_count",
    ]),
    [2, 2, 2, 1, 1],
  );
  assertEquals(events.map((row) => row["is_unsnooze"]), [...Array(6).fill(false), true]);
});

Deno.test("Two closes in one second are one close, by whoever was first", () => {
  const { metrics } = tell([[60, "close", BOT], [60, "close", ADA]]);
  assertEquals(
    pick(metrics, ["close_count", "close_part_count", "first_closed_by_id", "last_closed_by_id"]),
    [1, 2, BOT.id, BOT.id],
  );
});

Deno.test("An assignee who has left the workspace is still one", () => {
  const { metrics } = tell([[5, "assignment", BOT, to("admin", "999999")]], {
    record: { "admin_assignee_id": 999_999 },
  });
  assertEquals(pick(metrics, ["admin_assignee_id", "last_assigned_admin_id"]), [
    "999999",
    "999999",
  ]);
});

Deno.test("A conversation without a reply belongs to its contact's company all the same", () => {
  assertEquals(pick(tell([]).metrics, ["company_id", "teammate_reply_count"]), [
    COMPANY_ID ?? "none",
    0,
  ]);
});

Deno.test("Fin's answer is no reply time, and a teammate who follows took the conversation over", () => {
  const { metrics } = tell([[5, "comment", FIN, WORDS], [600, "comment", ADA, WORDS]], {
    record: { "ai_agent_participated": true },
  });
  assertEquals(
    pick(metrics, ["is_fin_involved", "is_handed_off", "fin_reply_count", "reply_seconds"]),
    [true, true, 1, 600],
  );
  assertEquals(pick(tell([[5, "comment", FIN, WORDS]]).metrics, ["is_handed_off"]), [false]);
});

Deno.test("Where a teammate wrote first, all counts from the contact's answer", () => {
  const { metrics } = tell([
    [10, "assignment", BOT, to("admin", "11")],
    [20, "comment", ADA, WORDS],
    [30, "close", ADA],
    [100, "open", CLEO, WORDS],
    [160, "comment", BRUNO, WORDS],
  ], { opener: ADA });
  assertEquals(
    pick(metrics, ["first_contact_reply_at", "first_assignment_at", "first_close_at"]),
    [after(100), null, null],
  );
  assertEquals(
    pick(metrics, [
      "time_to_first_reply_seconds",
      "first_replied_by_id",
      "first_assigned_admin_id",
      "close_count",
      "reopen_after_contact_count",
      "is_inbound",
      "initiated_by",
    ]),
    [60, BRUNO.id, ADA.id, 1, 1, false, "teammate"],
  );
});

Deno.test("Without a word of the contact no time is measured, and what happened is counted", () => {
  const { metrics } = tell(ANSWERED, { opener: BOT });
  assertEquals(
    pick(metrics, [
      "first_contact_reply_at",
      "first_teammate_reply_at",
      "first_close_at",
      "time_to_first_close_seconds",
      "reply_seconds",
      "median_reply_seconds",
    ]),
    Array(6).fill(null),
  );
  assertEquals(pick(metrics, ["close_count", "teammate_reply_count", "initiated_by"]), [
    1,
    1,
    "automation",
  ]);
});

Deno.test("The time to assignment ends with the last assignment that the first reply did not precede", () => {
  const { metrics } = tell([
    [10, "assignment", BOT, to("team", "7")],
    [50, "assignment", ADA, { ...to("admin", "11"), ...WORDS }],
    [90, "assignment", ADA, to("admin", "12")],
    [95, "comment", BRUNO, WORDS],
    [99, "assignment", BRUNO, to("admin", "11")],
  ]);
  assertEquals(
    pick(metrics, [
      "time_to_assignment_seconds",
      "time_to_first_reply_seconds",
      "assignment_after_reply_count",
      "is_reassigned",
      "handover_count",
      "last_assignment_reply_at",
      "first_assigned_team_id",
    ]),
    [50, 50, 2, true, 2, null, "7"],
  );
});

Deno.test("Only the time open and in a teammate's hands is handled, once it was closed", () => {
  const steps: readonly Step[] = [
    [100, "assignment", BOT, to("team", "7")],
    [200, "assignment", BOT, to("admin", "11")],
    [260, "snoozed", ADA],
    [1_000, "timer_unsnooze", BOT],
    [1_030, "assignment", ADA, to("nobody_admin")],
    [1_100, "assignment", BOT, to("admin", "12")],
    [1_105, "close", BRUNO],
    [2_000, "open", CLEO, WORDS],
  ];
  const handled = tell(steps).metrics;
  assertEquals(pick(handled, ["handling_seconds", "handover_count"]), [60 + 30 + 5, 0]);
  assertEquals(pick(handled, ["assigned_to_close_seconds"]), [1_005]);
  assertEquals(pick(tell(steps.slice(0, 6)).metrics, ["handling_seconds"]), [null]);
});

Deno.test("Median reply times are halfway between the two in the middle", () => {
  const { metrics } = tell([
    [10, "comment", ADA, WORDS],
    [20, "comment", CLEO, WORDS],
    [41, "comment", ADA, WORDS],
  ]);
  assertEquals(pick(metrics, ["median_reply_seconds", "reply_seconds"]), [15.5, 31]);
});

Deno.test("A teammate of two workspaces has times of their own in each", () => {
  const [one, other] = ["w1", "w2"].map((workspaceId, index) =>
    tell([[index === 0 ? 10 : 1_000, "comment", ADA, WORDS]], { workspaceId })
  );
  const columns = ["workspace_id", "first_replied_by_id", "median_reply_seconds"];
  assertEquals(pick(one?.metrics ?? {}, columns), ["w1", ADA.id, 10]);
  assertEquals(pick(other?.metrics ?? {}, columns), ["w2", ADA.id, 1_000]);
});

Deno.test("A conversation has one row of metrics, however many companies and teams its people are in", () => {
  const landed = fakeLanded(ANSWERED, {
    record: {
      contacts: {
        type: "contact.list",
        contacts: ["c1", "c2"].map((id) => ({ type: "contact", id, "external_id": null })),
      },
    },
  });
  const rows = metricMarts(landed)["conversation_metrics"]?.rows ?? [];
  assertEquals(rows.map((row) => row["contact_id"]), ["c1"]);
});

Deno.test("A deleted conversation keeps its row", () => {
  assertEquals(pick(tell([], { isDeleted: true }).metrics, ["is_deleted"]), [true]);
});

Deno.test("Days are those of the workspace's own zone", () => {
  const openedAt = Date.parse("2026-03-02T23:30:00Z") / 1000;
  const { metrics } = tell([], { openedAt, timezone: "Europe/Berlin" });
  assertEquals(pick(metrics, ["created_at", "created_date"]), [
    "2026-03-02T23:30:00.000Z",
    "2026-03-03T00:00:00.000Z",
  ]);
});
