import type { Cell, Mart, MartRow } from "../mart_truth/mart_row.ts";

const DAY_MS = 86_400_000;

/** The events of one conversation that is not deleted, in order. */
type Course = readonly MartRow[];

/**
 * How many conversations were left at the end of each day, by team, from the rows of `conversation_events`: each day looks
 * at every conversation anew.
 */
export function backlogDays(events: readonly MartRow[]): Mart {
  const living = events.filter((event) => event["is_deleted"] === false);
  return {
    key: ["workspace_id", "day", "team_id"],
    rows: [...Map.groupBy(living, (event) => event["workspace_id"] ?? null)].flatMap(
      ([workspaceId, own]) => workspaceRows(workspaceId, own),
    ),
  };
}

function workspaceRows(workspaceId: Cell, events: readonly MartRow[]): MartRow[] {
  const courses = [...Map.groupBy(events, (event) => event["conversation_id"])].map(([, own]) =>
    own.toSorted((one, other) => Number(one["part_index"]) - Number(other["part_index"]))
  );
  const teams = [...new Set(events.map((event) => event["team_assignee_id"] ?? null))];
  return everyDay(events).flatMap((day) => {
    const left = courses.flatMap((course) => lastEventBy(day, course))
      .filter((event) => event["state"] !== "closed");
    return teams.map((team) => ({
      "workspace_id": workspaceId,
      "team_id": team,
      day,
      ...countColumns(left.filter((event) => event["team_assignee_id"] === team)),
    }));
  });
}

/** From the first day on which anything happened to the last. */
function everyDay(events: readonly MartRow[]): string[] {
  const times = events.map(dayOf).filter((time) => time !== undefined);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const days: string[] = [];
  for (let time = first; time <= last; time += DAY_MS) days.push(new Date(time).toISOString());
  return days;
}

function dayOf(event: MartRow): number | undefined {
  const day = event["event_date"];
  return typeof day === "string" ? Date.parse(day) : undefined;
}

/** What had happened last when the day ended; what is dated later holds back all that follows it. */
function lastEventBy(day: string, course: Course): MartRow[] {
  const end = Date.parse(day);
  const later = course.findIndex((event) => (dayOf(event) ?? -Infinity) > end);
  const past = later === -1 ? course : course.slice(0, later);
  const last = past.at(-1);
  return last !== undefined && past.some((event) => dayOf(event) !== undefined) ? [last] : [];
}

function countColumns(left: readonly MartRow[]): MartRow {
  const open = left.filter((event) => event["state"] === "open");
  return {
    "open_count": open.length,
    "snoozed_count": left.length - open.length,
    "unassigned_count": open.filter((event) => event["admin_assignee_id"] === null).length,
    "waiting_count": left.filter((event) => event["waiting_since_at"] !== null).length,
  };
}
