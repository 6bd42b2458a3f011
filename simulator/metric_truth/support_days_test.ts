import { assert, assertEquals } from "@std/assert";
import { frozenClock } from "../clock.ts";
import { generateWorkspace } from "../generator/generate_workspace.ts";
import { readWorkspace } from "../mart_truth/landed.ts";
import type { MartRow } from "../mart_truth/mart_row.ts";
import { martTruth } from "../mart_truth/mart_truth.ts";
import {
  ADA,
  BOT,
  BRUNO,
  CLEO,
  type FakeOptions,
  MONDAY,
  type Step,
  tell,
  to,
  WORDS,
} from "./fake_conversation.ts";
import { supportDays } from "./support_days.ts";
import { sum } from "./sum.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** The rows of the days of a workspace that has one conversation. */
function daysOf(steps: readonly Step[], options: FakeOptions = {}): {
  readonly workspace: readonly MartRow[];
  readonly admins: readonly MartRow[];
  readonly teams: readonly MartRow[];
} {
  const { metrics, ...rows } = tell(steps, options);
  const marts = supportDays("w", { ...rows, metrics: [metrics] });
  return {
    workspace: (marts["support_days"]?.rows ?? []).toSorted((one, other) =>
      String(one["day"]) < String(other["day"]) ? -1 : 1
    ),
    admins: marts["admin_days"]?.rows ?? [],
    teams: marts["team_days"]?.rows ?? [],
  };
}

function columns(rows: readonly MartRow[], names: readonly string[]): unknown[] {
  return rows.map((row) => names.map((name) => row[name]));
}

Deno.test("supportDays() has a row of zeros for each day on which nothing happened", () => {
  const { workspace, teams } = daysOf([[3 * DAY, "comment", ADA, WORDS]]);
  assertEquals(columns(workspace, ["day", "conversation_count", "reply_count", "reply_seconds"]), [
    ["2026-03-02T00:00:00.000Z", 1, 0, 0],
    ["2026-03-03T00:00:00.000Z", 0, 0, 0],
    ["2026-03-04T00:00:00.000Z", 0, 0, 0],
    ["2026-03-05T00:00:00.000Z", 0, 1, 3 * DAY],
  ]);
  assertEquals(teams.length, 2);
});

Deno.test("supportDays() has no centuries of zeros for a broken time", () => {
  const lateness = Date.parse("9999-12-31T00:00:00Z") / 1000 - MONDAY;
  const { workspace } = daysOf([[lateness, "comment", ADA, WORDS]]);
  assertEquals(columns(workspace, ["day"]).flat().toSorted().slice(-2), [
    "2099-12-31T00:00:00.000Z",
    "9999-12-31T00:00:00.000Z",
  ]);
});

Deno.test("supportDays() counts by the days of the workspace's time zone", () => {
  const { workspace } = daysOf([[6 * HOUR, "comment", ADA, WORDS]], { timezone: "Asia/Tokyo" });
  assertEquals(columns(workspace, ["day", "conversation_count", "reply_count"]), [
    ["2026-03-02T00:00:00.000Z", 1, 0],
    ["2026-03-03T00:00:00.000Z", 0, 1],
  ]);
});

Deno.test("supportDays() has what bots did in the workspace's day and in no teammate's", () => {
  const { workspace, admins } = daysOf([
    [10, "comment", BOT, WORDS],
    [20, "assignment", BOT, to("admin", "12")],
    [30, "comment", ADA, WORDS],
    [40, "close", BOT],
    [50, "comment", CLEO, WORDS],
    [60, "close", ADA],
  ]);
  const measures = ["reply_count", "close_count", "assignment_count", "reopen_count"];
  assertEquals(columns(workspace, [...measures, "bot_reply_count"]), [[1, 2, 1, 1, 1]]);
  assertEquals(columns(admins, ["admin_id", ...measures, "assigned_conversation_count"]), [
    ["11", 1, 1, 0, 0, 0],
    ["12", 0, 0, 0, 0, 1],
  ]);
});

Deno.test("supportDays() counts an assignment for the team it was given to, and what came before for none", () => {
  const { teams } = daysOf([
    [10, "assignment", BOT, to("team", "5")],
    [20, "comment", ADA, WORDS],
    [30, "assignment", ADA, to("team", "6")],
    [40, "comment", BRUNO, WORDS],
  ]);
  const names = ["team_id", "contact_message_count", "assigned_conversation_count"];
  assertEquals(columns(teams, [...names, "reply_count", "first_reply_seconds"]), [
    [null, 1, 0, 0, 0],
    ["5", 0, 1, 1, 20],
    ["6", 0, 1, 1, 0],
  ]);
});

Deno.test("supportDays() counts the first close on its day, as one touch only if it stayed the only one", () => {
  const closed: readonly Step[] = [[10, "comment", ADA, WORDS], [DAY, "close", ADA]];
  const again: readonly Step[] = [[2 * DAY, "comment", CLEO, WORDS], [3 * DAY, "close", ADA]];
  const names = ["first_close_count", "time_to_first_close_seconds", "one_touch_count"];
  assertEquals(columns(daysOf(closed).workspace, names), [[0, 0, 0], [1, DAY, 1]]);
  assertEquals(columns(daysOf([...closed, ...again]).workspace, [...names, "close_count"]), [
    [0, 0, 0, 0],
    [1, DAY, 0, 1],
    [0, 0, 0, 0],
    [0, 0, 0, 1],
  ]);
});

Deno.test("supportDays() has a first reply that is no answer, as a close came between", () => {
  const { workspace } = daysOf([[10, "close", BOT], [60, "comment", ADA, WORDS]]);
  const names = ["answer_count", "reply_seconds", "first_reply_count", "first_reply_seconds"];
  assertEquals(columns(workspace, names), [[0, 0, 1, 60]]);
});

Deno.test("supportDays() has no sum of office hours where there are none", () => {
  const steps: readonly Step[] = [[10 * HOUR, "comment", ADA, WORDS]];
  const names = ["reply_seconds", "reply_office_seconds", "first_reply_office_seconds"];
  assertEquals(columns(daysOf(steps).admins, names), [[10 * HOUR, 8 * HOUR, 8 * HOUR]]);
  const none = daysOf(steps, { schedules: [] });
  for (const rows of [none.workspace, none.admins]) {
    assertEquals(columns(rows, names), [[10 * HOUR, null, null]]);
  }
});

Deno.test("supportDays() leaves out deleted conversations", () => {
  assertEquals(daysOf([[10, "comment", ADA, WORDS]], { isDeleted: true }), {
    workspace: [],
    admins: [],
    teams: [],
  });
});

const workspace = generateWorkspace({
  seed: 2,
  contacts: 300,
  conversations: 140,
  companies: 20,
  timezone: "America/New_York",
  clock: frozenClock(MONDAY * 1000),
});
const landed = readWorkspace(workspace);
const truth = martTruth(landed);
const total = (mart: string, column: string): number => sum(truth.get(mart)?.rows ?? [], column);

Deno.test("Measures add up over teams to those of the workspace, and over teammates to what teammates did", () => {
  const ofTeammates = ["reply_count", "answer_count", "reply_seconds", "reply_office_seconds"];
  const firsts = ["first_reply_count", "first_reply_seconds", "first_reply_office_seconds"];
  for (const column of [...ofTeammates, ...firsts]) {
    assert(total("support_days", column) > 0, column);
    assertEquals(total("team_days", column), total("support_days", column), column);
    assertEquals(total("admin_days", column), total("support_days", column), column);
  }
  const events = truth.get("conversation_events")?.rows ?? [];
  for (const what of ["note", "close", "reopen", "snooze", "assignment"]) {
    const column = `${what}_count`;
    assertEquals(total("team_days", column), total("support_days", column), column);
    const done = events.filter((row) => row[`is_${what}`] && row["author_kind"] === "teammate");
    assertEquals(total("admin_days", column), done.length, column);
  }
});

Deno.test("Measures add up over days to those of the conversations", () => {
  for (
    const [column, ofConversations] of Object.entries({
      "contact_message_count": "contact_message_count",
      "reply_count": "teammate_reply_count",
      "answer_count": "answer_count",
      "reply_seconds": "reply_seconds",
      "first_reply_seconds": "time_to_first_reply_seconds",
      "time_to_first_close_seconds": "time_to_first_close_seconds",
      "close_count": "close_count",
    })
  ) {
    assertEquals(
      total("support_days", column),
      total("conversation_metrics", ofConversations),
      column,
    );
  }
});

Deno.test("Tags and companies count a conversation each: their sums exceed it by those beyond the first", () => {
  const conversations = [...landed.conversations.values()].map(({ record }) => record.record);
  const tagged = conversations.filter(({ tags }) => tags.tags.length > 0);
  const moreTags = tagged.map(({ tags }) => tags.tags.length - 1);
  assertEquals(
    total("tag_days", "conversation_count"),
    tagged.length + moreTags.reduce((one, other) => one + other, 0),
  );
  const companies = conversations.map(({ company, contacts }) =>
    company ? 1 : new Set(
      contacts.contacts.flatMap(({ id }) => landed.contacts.get(id)?.record.companyIds ?? []),
    ).size
  );
  assertEquals(
    total("company_support", "conversation_count"),
    companies.reduce((one, other) => one + other, 0),
  );
});
