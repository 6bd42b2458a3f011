/** What the vendor computed of a conversation: Unix seconds, seconds, numbers and an id. */
export type Statistics = Readonly<Record<string, number | string | null | undefined>>;

/** A part as it was landed. */
export interface LandedPart {
  readonly id: string;
  readonly type: string;
  readonly hasBody: boolean;
}

/** A conversation as it was landed, of which all our figures equal the vendor's. */
export interface LandedConversation {
  readonly id: string;
  readonly statistics: Statistics;
  /** In their order. */
  readonly parts: readonly LandedPart[];
}

/** A row of `metric_gaps`: the metric, our value and the vendor's, the difference, the reason. */
export type Gap = readonly [string, string | null, string | null, number | null, string | null];

/** Something wrong, of which the table must tell. */
export interface Plant {
  readonly name: string;
  /** Whether it can be done to a conversation. Default: to any that was answered and closed. */
  readonly fits?: (conversation: LandedConversation) => boolean;
  /** What the vendor is made to say instead; null for no statistics at all. */
  readonly says?: (conversation: LandedConversation) => Statistics | null;
  /** What happens to the raw tables. */
  readonly sql?: (conversation: LandedConversation) => string;
  readonly gaps: (conversation: LandedConversation) => readonly Gap[];
}

/** A figure of the vendor's that is there. */
function number({ id, statistics }: LandedConversation, metric: string): number {
  const value = statistics[metric];
  if (typeof value !== "number") throw new TypeError(`Cannot find "${metric}" of "${id}"`);
  return value;
}

/** A moment in Unix seconds as the table has it. */
function timeText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
}

/** From the contact's first reply to something else, by the calendar. */
export function calendarSeconds(statistics: Statistics, until: string): number | null {
  const [from, to] = [statistics["first_contact_reply_at"], statistics[until]];
  return typeof from === "number" && typeof to === "number" ? to - from : null;
}

/** The vendor's figure is off by some seconds, or by a number. */
function off(metric: string, by: number, reason: string | null): Plant {
  const text = (value: number): string => metric.endsWith("_at") ? timeText(value) : String(value);
  return {
    name: `${metric} is off by ${by}`,
    says: (one) => ({ [metric]: number(one, metric) + by }),
    gaps: (one) => {
      const ours = number(one, metric);
      return [[metric, text(ours), text(ours + by), -by, reason]];
    },
  };
}

/** How far each figure is off where all are. */
const FAR: Readonly<Record<string, number>> = {
  "first_contact_reply_at": 3600,
  "first_assignment_at": 3601,
  "first_admin_reply_at": 3602,
  "first_close_at": 3603,
  "last_assignment_at": 3604,
  "last_assignment_admin_reply_at": 3605,
  "last_contact_reply_at": 3606,
  "last_admin_reply_at": 3607,
  "last_close_at": 3608,
  "count_reopens": 1,
  "count_assignments": 2,
  "count_conversation_parts": 3,
  "time_to_assignment": 610,
  "time_to_admin_reply": 611,
  "time_to_first_close": 612,
  "time_to_last_close": 613,
  "median_time_to_reply": 614,
  "handling_time": 615,
};

/** The metrics that end with the only close, with which they are gone. */
const CLOSE_METRICS = [
  "first_close_at",
  "last_close_at",
  "last_closed_by_id",
  "time_to_first_close",
  "time_to_last_close",
  "handling_time",
];

function lastPart({ parts }: LandedConversation): LandedPart | undefined {
  return parts.at(-1);
}

function note({ parts }: LandedConversation): LandedPart | undefined {
  return parts.find(({ type }) => type === "note");
}

/** It was closed once, without a word, and nothing happened since. */
function endsWithItsOnlyClose(conversation: LandedConversation): boolean {
  const last = lastPart(conversation);
  return last?.type === "close" && !last.hasBody &&
    conversation.parts.filter(({ type }) => type.startsWith("close")).length === 1;
}

/** What each duration in office hours is counted to. The median has its own. */
export const OFFICE_METRICS: Readonly<Record<string, string>> = {
  "time_to_admin_reply": "first_admin_reply_at",
  "time_to_first_close": "first_close_at",
  "time_to_last_close": "last_close_at",
};

/** Its durations if the office never closed. */
function always(statistics: Statistics): Record<string, number | null> {
  return {
    ...Object.fromEntries(
      Object.entries(OFFICE_METRICS).map(([metric, until]) => [
        metric,
        calendarSeconds(statistics, until),
      ]),
    ),
    "median_time_to_reply": calendarSeconds(statistics, "first_admin_reply_at"),
  };
}

/** Each on a conversation of its own. */
export const PLANTS: readonly Plant[] = [
  off("last_close_at", 1, "vendor_clock"),
  off("first_contact_reply_at", -2, "vendor_clock"),
  off("last_admin_reply_at", 3, null),
  off("first_admin_reply_at", 3600, null),
  off("time_to_assignment", -1, "vendor_clock"),
  off("handling_time", 600, null),
  off("count_reopens", 1, null),
  off("count_assignments", -1, null),
  off("count_conversation_parts", 3, null),
  {
    ...off("time_to_last_close", 86_400_000, null),
    name: "time_to_last_close is longer than by the calendar",
  },
  {
    ...off("median_time_to_reply", 86_400_000, null),
    name: "median_time_to_reply is longer than by the calendar",
  },
  {
    name: "every figure is off",
    says: (one) =>
      Object.fromEntries(
        Object.entries(FAR).map(([metric, by]) => [metric, number(one, metric) + by]),
      ),
    gaps: (one) => Object.entries(FAR).flatMap(([metric, by]) => off(metric, by, null).gaps(one)),
  },
  {
    name: "somebody else closed it",
    says: () => ({ "last_closed_by_id": "999" }),
    gaps: ({ statistics }) => [
      ["last_closed_by_id", String(statistics["last_closed_by_id"]), "999", null, null],
    ],
  },
  {
    name: "the vendor does not know when the contact wrote last",
    says: () => ({ "last_contact_reply_at": null }),
    gaps: (one) => [
      [
        "last_contact_reply_at",
        timeText(number(one, "last_contact_reply_at")),
        null,
        null,
        "no_vendor_value",
      ],
    ],
  },
  {
    name: "the vendor knows of an assignment that there was not",
    fits: ({ statistics }) => statistics["first_assignment_at"] === null,
    says: () => ({ "first_assignment_at": 1_700_000_000 }),
    gaps: () => [
      ["first_assignment_at", null, timeText(1_700_000_000), null, "no_own_value"],
    ],
  },
  {
    name: "the vendor measured by the hours of a team that never closes",
    fits: ({ statistics }) =>
      statistics["first_admin_reply_at"] === statistics["last_admin_reply_at"] &&
      statistics["median_time_to_reply"] === statistics["time_to_admin_reply"] &&
      statistics["time_to_admin_reply"] !== calendarSeconds(statistics, "first_admin_reply_at"),
    says: ({ statistics }) => always(statistics),
    gaps: (one) =>
      Object.entries(always(one.statistics)).flatMap(([metric, seconds]): Gap[] => {
        const ours = number(one, metric);
        return seconds === null || ours === seconds
          ? []
          : [[metric, String(ours), String(seconds), ours - seconds, "office_hours"]];
      }),
  },
  {
    name: "one of two durations is another, so that no schedule gives both",
    fits: ({ statistics: { first_close_at: first, last_close_at: last, ...others } }) => {
      const seconds = calendarSeconds({ ...others, "first_close_at": first }, "first_close_at");
      return typeof seconds === "number" && first === last &&
        seconds - 60 > Number(others["time_to_first_close"]);
    },
    says: (one) => ({ "time_to_first_close": number(one, "time_to_first_close") + 60 }),
    gaps: (one) => {
      const ours = number(one, "time_to_first_close");
      return [["time_to_first_close", String(ours), String(ours + 60), -60, null]];
    },
  },
  {
    name: "the close was deleted",
    fits: endsWithItsOnlyClose,
    sql: (one) =>
      `update intercom_raw.conversation_parts set deleted_at = loaded_at
       where record_id = '${lastPart(one)?.id}'`,
    gaps: (one) => [
      ...CLOSE_METRICS.map((metric): Gap => {
        const value = one.statistics[metric] ?? null;
        const text = typeof value === "number" && metric.endsWith("_at") ? timeText(value) : value;
        return [metric, null, text === null ? null : String(text), null, "deleted_parts"];
      }).filter(([, , theirs]) => theirs !== null),
      countOff(one, "deleted_parts"),
    ],
  },
  {
    name: "a note was lost",
    fits: (one) => note(one) !== undefined,
    sql: (one) =>
      `delete from intercom_raw.conversation_parts where record_id = '${note(one)?.id}'`,
    gaps: (one) => [countOff(one, "missing_parts")],
  },
  {
    name: "a part is missing where a time is off as well",
    fits: (one) => note(one) !== undefined,
    says: (one) => ({ "last_close_at": number(one, "last_close_at") + 1 }),
    sql: (one) =>
      `delete from intercom_raw.conversation_parts where record_id = '${note(one)?.id}'`,
    gaps: (one) => {
      const ours = number(one, "last_close_at");
      return [
        ["last_close_at", timeText(ours), timeText(ours + 1), -1, "missing_parts"],
        countOff(one, "missing_parts"),
      ];
    },
  },
  { name: "there are no statistics", says: () => null, gaps: () => [] },
  {
    name: "a conversation that is deleted is off",
    says: (one) => ({ "count_reopens": number(one, "count_reopens") + 1 }),
    sql: ({ id }) =>
      `update intercom_raw.conversations set deleted_at = loaded_at where record_id = '${id}'`,
    gaps: () => [],
  },
];

/** We have one part less than the vendor. */
function countOff(conversation: LandedConversation, reason: string): Gap {
  const theirs = number(conversation, "count_conversation_parts");
  return ["count_conversation_parts", String(theirs - 1), String(theirs), -1, reason];
}

/** Whether a conversation was answered and closed, so that the vendor has every figure of it. */
export function isWhole({ statistics, parts }: LandedConversation): boolean {
  return parts.length < 500 && Object.values(statistics).every((value) => value !== null);
}
