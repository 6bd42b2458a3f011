import type { Landed } from "../mart_truth/landed.ts";
import type { Mart, MartRow } from "../mart_truth/mart_row.ts";
import {
  firstReplyColumns,
  type MeasuredConversation,
  measuredConversations,
  ratingColumns,
} from "./conversation_measures.ts";
import { sum } from "./sum.ts";

/** How much each company wrote, and how it was answered. */
export function companySupport(landed: Landed, metrics: readonly MartRow[]): Mart {
  const byCompany = new Map<string, MeasuredConversation[]>();
  for (const measured of measuredConversations(landed, metrics)) {
    for (const companyId of companiesOf(measured, landed)) {
      byCompany.set(companyId, [...byCompany.get(companyId) ?? [], measured]);
    }
  }
  return {
    key: ["workspace_id", "company_id"],
    rows: [...byCompany].map(([companyId, conversations]) => ({
      "workspace_id": landed.app.id_code,
      "company_id": companyId,
      ...measuresOf(conversations),
    })),
  };
}

/** The company that the conversation itself names, else those of its contacts, each once. */
function companiesOf(
  { conversation: { record } }: MeasuredConversation,
  { contacts }: Landed,
): ReadonlySet<string> {
  const { company } = record;
  if (company) return new Set([company.id]);
  return new Set(
    record.contacts.contacts.flatMap(({ id }) => contacts.get(id)?.record.companyIds ?? []),
  );
}

function measuresOf(conversations: readonly MeasuredConversation[]): MartRow {
  const rows = conversations.map(({ metrics }) => metrics);
  const inState = (state: string): number =>
    conversations.filter(({ conversation }) => conversation.record.state === state).length;
  const times = rows.map((row) => String(row["created_at"])).sort();
  return {
    "conversation_count": rows.length,
    "open_conversation_count": inState("open"),
    "snoozed_conversation_count": inState("snoozed"),
    "closed_conversation_count": inState("closed"),
    "inbound_conversation_count": rows.filter((row) => row["is_inbound"] === true).length,
    "contact_message_count": sum(rows, "contact_message_count"),
    "teammate_reply_count": sum(rows, "teammate_reply_count"),
    ...firstReplyColumns(conversations),
    "close_count": sum(rows, "close_count"),
    "reopen_count": sum(rows, "reopen_count"),
    ...ratingColumns(conversations),
    "first_conversation_at": times[0] ?? null,
    "last_conversation_at": times.at(-1) ?? null,
  };
}
