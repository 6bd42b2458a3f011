import { attachment } from "../simulator/generator/part_details.ts";
import { Random } from "../simulator/generator/random.ts";
import type { Author, ConversationRecord, PartRecord } from "../simulator/records/conversation.ts";
import {
  fullConversation,
  type StoredConversation,
  storedConversation,
  type Workspace,
} from "../simulator/workspace.ts";

/** Parts of types that the API has, and of some that it may get: what happens goes by the words in them. */
const TYPES = {
  comment: 10,
  open: 4,
  close: 6,
  "close_and_archive": 1,
  assignment: 5,
  "assign_and_reopen": 2,
  "assign_and_unsnooze": 2,
  "away_mode_assignment": 1,
  note: 3,
  "note_and_reopen": 2,
  snoozed: 4,
  unsnoozed: 1,
  "timer_unsnooze": 2,
  "quick_reply": 2,
  "attribute_collected": 2,
  "conversation_attribute_updated_by_user": 1,
  "conversation_attribute_updated_by_admin": 1,
  "conversation_rating_changed": 1,
  "conversation_rating_remark_added": 1,
  "participant_added": 1,
} as const;

const KINDS = { user: 5, lead: 3, admin: 8, bot: 3, fin: 3, team: 1 } as const;

const ASSIGNEES: readonly PartRecord["assigned_to"][] = [
  { type: "admin", id: "21" },
  { type: "admin", id: "22" },
  { type: "admin", id: "0" },
  { type: "admin", id: null },
  { type: "team", id: "31" },
  { type: "team", id: "32" },
  { type: "team", id: "0" },
  { type: "nobody_admin", id: null },
  { type: "nobody_team", id: null },
  { type: "nobody", id: "0" },
];

/** Many events share a second; some are minutes, days or months apart. */
const PAUSES = { 0: 8, 1: 3, 47: 3, 3_600: 3, 40_000: 2, 300_000: 2, 9_000_000: 1 } as const;

/** Makes every conversation a sequence of parts that no story would tell, in any order and of anybody. */
export function makeAllOdd(workspace: Workspace): void {
  const random = new Random("odd conversations", workspace.app.id_code);
  for (const stored of [...workspace.conversations.values()]) {
    const { record } = fullConversation(workspace, stored);
    const odd = oddRecord(record, random);
    const parts: PartRecord[] = [];
    // An imported opening message may be dated after what followed it.
    const at = odd.created_at - (random.chance(0.1) ? 90_000 : 0);
    addOddParts(parts, { random, workspace, at, count: random.whole(0, 16) });
    workspace.conversations.put(storedConversation({ record: odd, parts }));
  }
}

/** Lets more happen in a conversation, as odd as before, from a moment in Unix seconds on. */
export function goOnOddly(workspace: Workspace, stored: StoredConversation, at: number): void {
  const random = new Random("odd", stored.id, at);
  const { record, parts: former } = fullConversation(workspace, stored);
  const parts = [...former];
  addOddParts(parts, { random, workspace, at, count: random.whole(1, 4) });
  const changed = { ...oddRecord(record, random), source: record.source, "updated_at": at };
  workspace.conversations.put(storedConversation({ record: changed, parts }));
}

function oddRecord(record: ConversationRecord, random: Random): ConversationRecord {
  const body = random.pick(["", "<p>Hello</p>"]);
  const agent = record.ai_agent;
  const outcomes = [
    "escalated",
    "procedure_handoff",
    "confirmed_resolution",
    "abandoned",
    "routed_to_team",
    null,
  ];
  return {
    ...record,
    state: random.pick(["open", "closed", "snoozed"] as const),
    "admin_assignee_id": random.pick([null, 0, 21]),
    source: { ...record.source, author: oddAuthor(random), body },
    "ai_agent": agent && { ...agent, "resolution_state": random.pick(outcomes) },
    "ai_agent_participated": random.chance(0.3),
  };
}

/** Ids ascend, except that the parts of one second may be given in any order, and ids grow longer. */
function addOddParts(
  parts: PartRecord[],
  { random, workspace, at, count }: {
    readonly random: Random;
    readonly workspace: Workspace;
    readonly at: number;
    readonly count: number;
  },
): void {
  let time = at;
  for (let index = 0; index < count; index++) {
    time += Number(random.weighted(PAUSES));
    const id = random.chance(0.5) ? workspace.next.part++ : 9_999_000 + workspace.next.part++;
    parts.push(oddPart(random, { id: String(id), at: time }));
  }
}

function oddPart(
  random: Random,
  { id, at }: { readonly id: string; readonly at: number },
): PartRecord {
  const type = random.weighted(TYPES);
  const isAssigned = random.chance(type.includes("assign") ? 0.9 : 0.05);
  return {
    type: "conversation_part",
    id,
    "part_type": type,
    body: random.pick([null, null, "", "<p>Words</p>", "<p>Words</p>"]),
    "created_at": at,
    "updated_at": at,
    "notified_at": at,
    "assigned_to": isAssigned ? random.pick(ASSIGNEES) : null,
    author: oddAuthor(random),
    attachments: random.chance(0.1) ? [attachment(random)] : [],
    "external_id": null,
    redacted: random.chance(0.05),
    "email_message_metadata": null,
    state: "open",
    tags: [],
    "event_details": null,
    "app_package_code": null,
  };
}

function oddAuthor(random: Random): Author {
  const kind = random.weighted(KINDS);
  const isFin = kind === "fin";
  return {
    type: isFin ? "bot" : kind,
    id: random.pick(kind === "admin" ? ["21", "22", "23", "0"] : ["9"]),
    name: kind,
    email: `${kind}@mail.example`,
    "from_ai_agent": isFin,
  };
}
