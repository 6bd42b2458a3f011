import { frozenClock } from "../clock.ts";
import { generateWorkspace } from "../generator/generate_workspace.ts";
import type { LandedConversation } from "../mart_truth/landed.ts";
import type { MartRow } from "../mart_truth/mart_row.ts";
import type { Author, ConversationRecord, PartRecord } from "../records/conversation.ts";
import type { OfficeHoursRecord } from "../records/library.ts";
import { fullConversation } from "../workspace.ts";
import { metricMarts } from "./metric_truth.ts";
import type { Tellable } from "./told_conversation.ts";

/** What happens in a conversation: how many seconds after it was opened, what, by whom, and what else there is to it. */
export type Step = readonly [
  seconds: number,
  type: string,
  author: Author,
  details?: Partial<PartRecord>,
];

/** What a conversation may differ in, besides its steps. */
export interface FakeOptions {
  /** Default: Cleo, a user. */
  readonly opener?: Author;
  /** Default: a Monday, 10:00 UTC. Unix seconds. */
  readonly openedAt?: number;
  readonly record?: Partial<ConversationRecord>;
  readonly isDeleted?: boolean;
  readonly workspaceId?: string;
  /** Default: UTC. */
  readonly timezone?: string;
  /** Default: Monday to Friday from 9 to 18 in UTC. */
  readonly schedules?: readonly OfficeHoursRecord[];
}

/** A Monday, 10:00 in UTC, in Unix seconds. */
export const MONDAY = Date.parse("2026-03-02T10:00:00Z") / 1000;

/** Words, as details of a step. */
export const WORDS = { body: "<p>Words</p>" } as const;

/** The customer, two teammates, Fin and a workflow's bot. */
export const CLEO: Author = { type: "user", id: "c1", name: "Cleo", email: "cleo@mail.example" };
export const ADA: Author = { type: "admin", id: "11", name: "Ada", email: "ada@kestrel.example" };
export const BRUNO: Author = { ...ADA, id: "12", name: "Bruno", email: "bruno@kestrel.example" };
export const BOT: Author = { type: "bot", id: "9", name: "Operator", email: "operator@x.example" };
export const FIN: Author = { ...BOT, name: "Fin", "from_ai_agent": true };

/** Monday to Friday from 9 to 18. */
export const OFFICE: OfficeHoursRecord = {
  type: "office_hours_schedule",
  id: "1",
  name: "Usual hours",
  "time_zone_name": "UTC",
  "time_intervals": [0, 1, 2, 3, 4].map((day) => ({
    "start_minute": day * 1_440 + 540,
    "end_minute": day * 1_440 + 1_080,
    "day_of_week": day,
  })),
  "twenty_four_seven": false,
  "created_at": 1,
  "updated_at": 1,
};

const workspace = generateWorkspace({
  seed: 1,
  contacts: 20,
  conversations: 20,
  companies: 3,
  timezone: "UTC",
  clock: frozenClock(MONDAY * 1000),
});

/** Any conversation of somebody who has a company. What is not told here is as it is there. */
const MODEL = [...workspace.conversations.values()]
  .map((stored) => fullConversation(workspace, stored).record)
  .find(({ company }) => company?.id !== undefined);

/** The company of whoever is in a conversation. */
export const COMPANY_ID = MODEL?.company?.id;

/** The details of an assignment to a teammate, a team or, of the type `nobody_admin`, nobody. */
export function to(type: string, id: string | null = null): Partial<PartRecord> {
  return { "assigned_to": { type, id } };
}

/** What the truth has of a conversation: its row of metrics, and its rows in the other models. */
export function tell(steps: readonly Step[], options: FakeOptions = {}): {
  readonly metrics: MartRow;
  readonly events: readonly MartRow[];
  readonly replyTimes: readonly MartRow[];
  readonly states: readonly MartRow[];
} {
  const marts = metricMarts(fakeLanded(steps, options));
  const rows = (name: string): readonly MartRow[] => marts[name]?.rows ?? [];
  return {
    metrics: rows("conversation_metrics")[0] ?? {},
    events: rows("conversation_events"),
    replyTimes: rows("conversation_reply_times"),
    states: rows("conversation_states"),
  };
}

/** A workspace that has one conversation. */
export function fakeLanded(steps: readonly Step[], options: FakeOptions = {}): Tellable {
  const { isDeleted = false, timezone = "UTC", schedules = [OFFICE], workspaceId = "w" } = options;
  const conversation = fakeConversation(steps, options);
  return {
    app: { ...workspace.app, "id_code": workspaceId, timezone },
    officeHours: new Map(schedules.map((record) => [record.id, { record, isDeleted: false }])),
    conversations: new Map([["1", { record: conversation, isDeleted }]]),
  };
}

function fakeConversation(
  steps: readonly Step[],
  { opener = CLEO, openedAt = MONDAY, record = {} }: FakeOptions,
): LandedConversation {
  if (MODEL === undefined) throw new Error("Cannot find a conversation to go by");
  const parts = steps.map(([seconds, type, author, details], index) =>
    fakePart({ id: String(index + 1), "part_type": type, author, ...details }, openedAt + seconds)
  );
  return {
    record: {
      ...MODEL,
      id: "1",
      "created_at": openedAt,
      source: { ...MODEL.source, author: opener, body: "<p>Hello</p>", attachments: [] },
      statistics: null,
      "ai_agent": null,
      "ai_agent_participated": false,
      ...record,
    },
    parts,
    partCount: parts.length,
  };
}

function fakePart(
  fields: Partial<PartRecord> & Pick<PartRecord, "id" | "part_type" | "author">,
  at: number,
): PartRecord {
  return {
    type: "conversation_part",
    body: null,
    "created_at": at,
    "updated_at": at,
    "notified_at": at,
    "assigned_to": null,
    attachments: [],
    "external_id": null,
    redacted: false,
    "email_message_metadata": null,
    state: "open",
    tags: [],
    "event_details": null,
    "app_package_code": null,
    ...fields,
  };
}
