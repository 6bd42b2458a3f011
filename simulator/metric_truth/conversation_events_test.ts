import { assertEquals } from "@std/assert";
import type { Cell } from "../mart_truth/mart_row.ts";
import {
  ADA,
  BOT,
  BRUNO,
  CLEO,
  FIN,
  MONDAY,
  type Step,
  tell,
  to,
  WORDS,
} from "./fake_conversation.ts";

function column(name: string, steps: readonly Step[], opener = CLEO): (Cell | undefined)[] {
  return tell(steps, { opener }).events.map((row) => row[name]);
}

function after(seconds: number): string {
  return new Date((MONDAY + seconds) * 1000).toISOString();
}

Deno.test("A contact who writes twice has waited since the first of the two", () => {
  const steps: readonly Step[] = [
    [10, "comment", CLEO, WORDS],
    [60, "comment", ADA, WORDS],
    [70, "comment", ADA, WORDS],
  ];
  assertEquals(column("asked_at", steps), [null, null, after(0), null]);
  assertEquals(column("last_asked_at", steps), [null, null, after(10), null]);
  assertEquals(column("asked_part_id", steps), [null, null, "source-1", null]);
});

Deno.test("A bot ends the wait for a word, not the wait for a teammate", () => {
  const steps: readonly Step[] = [[5, "comment", FIN, WORDS], [60, "comment", ADA, WORDS]];
  assertEquals(column("waiting_since_at", steps), [after(0), null, null]);
  assertEquals(column("asked_at", steps), [null, null, after(0)]);
});

Deno.test("A close ends what was asked, and words that come with it are a reply before it", () => {
  const silent: readonly Step[] = [[10, "close", ADA], [20, "comment", ADA, WORDS]];
  assertEquals(column("asked_at", silent), [null, null, null]);
  assertEquals(column("waiting_since_at", silent), [after(0), null, null]);
  const worded: readonly Step[] = [[10, "close", ADA, WORDS], [20, "comment", ADA, WORDS]];
  assertEquals(column("asked_at", worded), [null, after(0), null]);
});

Deno.test("Nothing before the contact's first words is after them, though it were in the same second", () => {
  const steps: readonly Step[] = [
    [10, "assignment", BOT, to("admin", "11")],
    [10, "comment", CLEO, WORDS],
    [10, "assignment", BOT, to("admin", "12")],
  ];
  assertEquals(column("is_after_first_contact", steps, ADA), [false, false, true, true]);
  assertEquals(column("is_after_first_contact", steps.slice(0, 1), ADA), [false, false]);
});

Deno.test("Notes are no replies, parts without words neither, and a comment is one without a body", () => {
  const steps: readonly Step[] = [
    [1, "note", ADA, WORDS],
    [2, "assignment", ADA, to("admin", "11")],
    [3, "assignment", ADA, { ...to("admin", "11"), ...WORDS }],
    [4, "comment", ADA],
    [5, "participant_added", ADA, { body: "" }],
    [6, "participant_added", ADA, { redacted: true }],
  ];
  assertEquals(column("is_teammate_reply", steps), [false, false, false, true, true, false, true]);
});

Deno.test("A form filled in is the contact's reply and no message; a rating is neither", () => {
  const steps: readonly Step[] = [
    [1, "conversation_attribute_updated_by_user", CLEO, WORDS],
    [2, "conversation_rating_changed", CLEO, WORDS],
    [3, "quick_reply", CLEO],
  ];
  assertEquals(column("is_contact_reply", steps, ADA), [false, true, false, true]);
  assertEquals(column("is_contact_message", steps, ADA), [false, false, false, true]);
  assertEquals(column("is_attribute_collected", steps, ADA), [false, true, false, false]);
});

Deno.test("An open part reopens what is closed, wakes what is snoozed, and is nothing to what is open", () => {
  const steps: readonly Step[] = [
    [1, "close", ADA],
    [2, "open", CLEO],
    [3, "snoozed", ADA],
    [4, "open", CLEO],
    [5, "open", CLEO],
  ];
  assertEquals(column("is_reopen", steps), [false, false, true, false, false, false]);
  assertEquals(column("is_unsnooze", steps), [false, false, false, false, true, false]);
  assertEquals(column("state", steps), ["open", "closed", "open", "snoozed", "open", "open"]);
  assertEquals(column("previous_state", steps), [
    null,
    "open",
    "closed",
    "open",
    "snoozed",
    "open",
  ]);
});

Deno.test("A contact's comment reopens, a teammate's does not", () => {
  const steps: readonly Step[] = [
    [1, "close", ADA],
    [2, "comment", ADA, WORDS],
    [3, "comment", CLEO, WORDS],
  ];
  assertEquals(column("state", steps), ["open", "closed", "closed", "open"]);
});

Deno.test("A teammate and a team are assigned apart; 0 is nobody", () => {
  const steps: readonly Step[] = [
    [1, "assignment", BOT, to("team", "7")],
    [2, "assignment", BOT, to("admin", "11")],
    [3, "assignment", BOT, to("nobody_team")],
    [4, "assignment", BOT, to("admin", "0")],
    [5, "assignment", BOT, to("admin", "12")],
    [6, "assignment", BOT],
  ];
  assertEquals(column("admin_assignee_id", steps), [null, null, "11", "11", null, "12", null]);
  assertEquals(column("team_assignee_id", steps), [null, "7", "7", null, null, null, null]);
});

Deno.test("Reply times are one a reply that answered, the first of them marked", () => {
  const { replyTimes } = tell([
    [5, "assignment", BOT, to("admin", "11")],
    [60, "comment", ADA, WORDS],
    [70, "comment", BRUNO, WORDS],
    [80, "comment", CLEO, WORDS],
    [86_400, "comment", BRUNO, WORDS],
  ]);
  assertEquals(
    replyTimes.map((row) => [
      row["admin_id"],
      row["admin_assignee_id"],
      row["is_first_reply"],
      row["reply_index"],
      row["reply_seconds"],
      row["reply_office_seconds"],
    ]),
    [["11", "11", true, 1, 60, 60], ["12", "11", false, 2, 86_320, 9 * 3_600 - 80]],
  );
});

Deno.test("Stretches of the same state and assignees leave no gap, and the last one goes on", () => {
  const { states } = tell([
    [5, "comment", ADA, WORDS],
    [60, "assignment", BOT, to("admin", "11")],
    [60, "close", ADA],
    [90, "close", ADA],
  ]);
  assertEquals(
    states.map((row) => [
      row["part_id"],
      row["state"],
      row["admin_assignee_id"],
      row["started_at"],
      row["duration_seconds"],
      row["is_current"],
    ]),
    [
      ["source-1", "open", null, after(0), 60, false],
      ["2", "open", "11", after(60), 0, false],
      ["3", "closed", "11", after(60), null, true],
    ],
  );
});
