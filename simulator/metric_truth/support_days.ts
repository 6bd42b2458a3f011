import type { Cell, Mart, MartRow, Marts } from "../mart_truth/mart_row.ts";
import { type MeasuredEvent, measuredEvents, type MetricRows } from "./measured_event.ts";
import { countOf, sum } from "./sum.ts";

const DAY_MS = 86_400_000;

/** Intercom began in 2011. */
const EARLIEST = Date.parse("2011-01-01T00:00:00Z");
const LATEST = Date.parse("2099-12-31T00:00:00Z");

/** What happened on each local day: in the workspace, by each teammate, and while a team had the conversation. */
export function supportDays(workspaceId: string, rows: MetricRows): Marts {
  const events = measuredEvents(rows);
  // Without a schedule nothing was measured in office hours, and their sum is not zero.
  const hasOfficeHours = events.some(({ event }) => event["office_clock_seconds"] !== null);
  const measure = (some: readonly MeasuredEvent[]): MartRow => commonMeasures(some, hasOfficeHours);
  return {
    "support_days": workspaceDays(events, { workspaceId, measure }),
    "admin_days": adminDays(events, { workspaceId, measure }),
    "team_days": teamDays(events, { workspaceId, measure }),
  };
}

interface Measuring {
  readonly workspaceId: string;
  readonly measure: (events: readonly MeasuredEvent[]) => MartRow;
}

/** Days on which nothing happened have a row as well. */
function workspaceDays(
  events: readonly MeasuredEvent[],
  { workspaceId, measure }: Measuring,
): Mart {
  const byDay = Map.groupBy(events, ({ day }) => day);
  return {
    key: ["workspace_id", "day"],
    rows: [...everyDay([...byDay.keys()])].map((day) => {
      const own = byDay.get(day) ?? [];
      const firstCloses = known(own.map(({ firstCloseOf }) => firstCloseOf));
      return {
        "workspace_id": workspaceId,
        day,
        ...startedColumns(own),
        ...measure(own),
        "contact_message_count": flagged(own, "is_contact_message").length,
        "fin_reply_count": flagged(own, "is_fin_reply").length,
        "bot_reply_count": flagged(own, "is_bot_reply").length,
        "unsnooze_count": flagged(own, "is_unsnooze").length,
        "first_close_count": firstCloses.length,
        "time_to_first_close_seconds": sum(firstCloses, "time_to_first_close_seconds"),
        "one_touch_count": firstCloses.filter((row) => row["is_one_touch"] === true).length,
        "closed_conversation_count": conversations(flagged(own, "is_close")),
      };
    }),
  };
}

/** The days, and those between them; a broken time does not make centuries of zeros. */
function everyDay(days: readonly string[]): ReadonlySet<string> {
  const times = days.map((day) => Date.parse(day)).sort((one, other) => one - other);
  const first = Math.max(times[0] ?? LATEST, EARLIEST);
  const last = Math.min(times.at(-1) ?? EARLIEST, LATEST);
  const filled = new Set(days);
  for (let time = first; time <= last; time += DAY_MS) filled.add(new Date(time).toISOString());
  return filled;
}

function startedColumns(events: readonly MeasuredEvent[]): MartRow {
  const started = flagged(events, "is_opening_message");
  const inbound = flagged(started, "is_contact_message").length;
  return {
    "conversation_count": started.length,
    "inbound_conversation_count": inbound,
    "outbound_conversation_count": started.length - inbound,
  };
}

/** A teammate's day: what they did, and what was given to them by whoever. */
function adminDays(events: readonly MeasuredEvent[], { workspaceId, measure }: Measuring): Mart {
  const done = events.filter(({ event }) =>
    event["author_kind"] === "teammate" && event["author_id"] !== null
  );
  const given = assignedTo(events, "admin");
  const byWhom = Map.groupBy(done, ({ day, event }) => `${day} ${event["author_id"]}`);
  const toWhom = Map.groupBy(given, ({ day, event }) => `${day} ${event["assigned_to_id"]}`);
  return {
    key: ["workspace_id", "day", "admin_id"],
    rows: [...new Set([...byWhom.keys(), ...toWhom.keys()])].map((key) => {
      const [day = "", adminId = ""] = key.split(" ");
      return {
        "workspace_id": workspaceId,
        day,
        "admin_id": adminId,
        ...measure(byWhom.get(key) ?? []),
        "assigned_conversation_count": conversations(toWhom.get(key) ?? []),
      };
    }),
  };
}

function teamDays(events: readonly MeasuredEvent[], { workspaceId, measure }: Measuring): Mart {
  const groups = new Map<string, Map<Cell, MeasuredEvent[]>>();
  for (const [day, own] of Map.groupBy(events, (event) => event.day)) {
    groups.set(day, Map.groupBy(own, ({ event }) => event["team_assignee_id"] ?? null));
  }
  return {
    key: ["workspace_id", "day", "team_id"],
    rows: [...groups].flatMap(([day, teams]) =>
      [...teams].map(([teamId, own]) => ({
        "workspace_id": workspaceId,
        day,
        "team_id": teamId,
        ...measure(own),
        "contact_message_count": flagged(own, "is_contact_message").length,
        "assigned_conversation_count": conversations(assignedTo(own, "team")),
      }))
    ),
  };
}

/** The measures that workspace, teammates and teams have in common. */
function commonMeasures(events: readonly MeasuredEvent[], hasOfficeHours: boolean): MartRow {
  const replies = flagged(events, "is_teammate_reply");
  const answers = known(events.map(({ answer }) => answer));
  const firstReplies = known(events.map(({ firstReplyOf }) => firstReplyOf));
  const officeSum = (rows: readonly MartRow[], column: string): number | null =>
    hasOfficeHours ? sum(rows, column) : null;
  return {
    "reply_count": replies.length,
    "answer_count": answers.length,
    "reply_seconds": sum(answers, "reply_seconds"),
    "reply_office_seconds": officeSum(answers, "reply_office_seconds"),
    "first_reply_count": countOf(firstReplies, "time_to_first_reply_seconds"),
    "first_reply_seconds": sum(firstReplies, "time_to_first_reply_seconds"),
    "first_reply_office_seconds": officeSum(firstReplies, "time_to_first_reply_office_seconds"),
    "note_count": flagged(events, "is_note").length,
    "close_count": flagged(events, "is_close").length,
    "reopen_count": flagged(events, "is_reopen").length,
    "snooze_count": flagged(events, "is_snooze").length,
    "assignment_count": flagged(events, "is_assignment").length,
    "replied_conversation_count": conversations(replies),
  };
}

function known(rows: readonly (MartRow | undefined)[]): MartRow[] {
  return rows.filter((row) => row !== undefined);
}

function flagged(events: readonly MeasuredEvent[], flag: string): MeasuredEvent[] {
  return events.filter(({ event }) => event[flag] === true);
}

function assignedTo(events: readonly MeasuredEvent[], type: "admin" | "team"): MeasuredEvent[] {
  return flagged(events, "is_assignment").filter(({ event }) =>
    event["assigned_to_type"] === type && event["assigned_to_id"] !== null
  );
}

/** How many conversations the events are of. */
function conversations(events: readonly MeasuredEvent[]): number {
  return new Set(events.map(({ event }) => event["conversation_id"])).size;
}
