import { assertEquals } from "@std/assert";
import type { MartRow } from "../mart_truth/mart_row.ts";
import { backlogDays } from "./backlog_days.ts";

/** An event on a day of January 2026. */
function event(day: number | null, values: MartRow): MartRow {
  return {
    "workspace_id": "w1",
    "conversation_id": "5",
    "part_index": 0,
    "event_date": day === null ? null : on(day),
    state: "open",
    "admin_assignee_id": null,
    "team_assignee_id": null,
    "waiting_since_at": null,
    "is_deleted": false,
    ...values,
  };
}

function on(day: number): string {
  return `2026-01-0${day}T00:00:00.000Z`;
}

/** The day, the team and what is left: open, snoozed, unassigned, waiting. */
function left(events: readonly MartRow[]): unknown[] {
  return backlogDays(events).rows.map((row) => [
    Number(String(row["day"]).slice(8, 10)),
    row["team_id"],
    ...["open", "snoozed", "unassigned", "waiting"].map((name) => row[`${name}_count`]),
  ]);
}

Deno.test("`backlogDays()` counts a conversation on each day until it is closed", () => {
  assertEquals(
    left([
      event(1, { "waiting_since_at": "2026-01-01T10:00:00.000Z" }),
      event(3, { "part_index": 1, "admin_assignee_id": "7" }),
      event(4, { "part_index": 2, state: "closed", "admin_assignee_id": "7" }),
    ]),
    [[1, null, 1, 0, 1, 1], [2, null, 1, 0, 1, 1], [3, null, 1, 0, 0, 0], [4, null, 0, 0, 0, 0]],
  );
});

Deno.test("`backlogDays()` counts where a conversation stood when the day ended, of each team that ever had one", () => {
  assertEquals(
    left([
      event(1, {}),
      event(1, { "part_index": 1, "team_assignee_id": "30" }),
      event(1, { "part_index": 2, "team_assignee_id": "31" }),
      event(2, { "part_index": 3, "team_assignee_id": "31", state: "snoozed" }),
    ]),
    [
      [1, null, 0, 0, 0, 0],
      [1, "30", 0, 0, 0, 0],
      [1, "31", 1, 0, 1, 0],
      [2, null, 0, 0, 0, 0],
      [2, "30", 0, 0, 0, 0],
      [2, "31", 0, 1, 0, 0],
    ],
  );
});

Deno.test("`backlogDays()` leaves deleted conversations out, and those without any time", () => {
  assertEquals(left([event(1, { "is_deleted": true })]), []);
  assertEquals(left([event(1, {}), event(null, { "conversation_id": "6" })]), [
    [1, null, 1, 0, 1, 0],
  ]);
});

Deno.test("`backlogDays()` lets an event that is dated too late hold back what follows it", () => {
  assertEquals(
    left([event(2, {}), event(1, { "part_index": 1, state: "closed" })]),
    [[1, null, 0, 0, 0, 0], [2, null, 0, 0, 0, 0]],
  );
});
