import { at, items, text } from "../raw_truth/raw_cell.ts";
import type { Json } from "../raw_truth/raw_workspace.ts";
import { pick } from "./json_part.ts";
import {
  assigneeOf,
  contactKind,
  firstContact,
  type Made,
  type RawIndex,
  tagsNow,
  type ViewRow,
} from "./made_cell.ts";

/** Stitch's columns that are more than one of ours passed on, but for those in the API's own shape. */
export const stitch: Readonly<Record<string, Made>> = {
  "company_segments.count": (row, raw) => String(segmentsNamed(row, raw).length),
  "company_segments.created_at": (row, raw) => {
    const times = segmentsNamed(row, raw).map((each) => Number(at(each, "created_at")));
    return String(new Date(Math.min(...times) * 1000));
  },
  "company_segments.updated_at": (row, raw) => {
    const times = segmentsNamed(row, raw).map((each) => Number(at(each, "updated_at")));
    return String(new Date(Math.max(...times) * 1000));
  },
  "companies.tags": (row, raw) => tagsNow("companies", row, raw),
  "conversations.tags": (row, raw) => tagsNow("conversations", row, raw),
  "conversations.assignee": (row, raw) => ({ ...assigneeOf(row, raw) }),
  "conversations.conversation_rating": rating,
  "conversations.teammates": (row, raw) => {
    const admins = items(at(raw.record("conversations", row["id"]), "teammates", "teammates"));
    return admins.length === 0 ? null : { type: "admin.list", admins };
  },
  "conversations.user": (row, raw) => {
    const first = firstContact(row, raw);
    if (first === null) return null;
    return { type: contactKind(raw.record("contacts", at(first, "id"))), id: at(first, "id") };
  },
  "conversation_parts.conversation_created_at": (row, raw) => momentOf("created_at", row, raw),
  "conversation_parts.conversation_updated_at": (row, raw) => momentOf("updated_at", row, raw),
  "conversation_parts.conversation_total_parts": (row, raw) =>
    text(at(conversationOf(row, raw), "conversation_parts", "total_count")),
};

function rating(row: ViewRow, raw: RawIndex): Json {
  const given = at(raw.record("conversations", row["id"]), "conversation_rating");
  if (given === null) return null;
  const teammate = at(given, "teammate");
  return {
    ...pick(given, ["rating", "remark", "created_at", "updated_at", "contact"]),
    customer: at(given, "contact"),
    teammate: teammate === null ? null : pick(teammate, ["type", "id"]),
  };
}

/** A segment of companies, once for each company that is in it. */
function segmentsNamed(row: ViewRow, raw: RawIndex): readonly Json[] {
  return raw.all("companies").flatMap((company) => items(at(company, "segments", "segments")))
    .filter((segment) => at(segment, "id") === row["id"]);
}

function conversationOf(row: ViewRow, raw: RawIndex): Json {
  return raw.record("conversations", row["conversation_id"]);
}

/** A time of the part's conversation, as the database gives it. */
function momentOf(name: string, row: ViewRow, raw: RawIndex): Json {
  return String(new Date(Number(at(conversationOf(row, raw), name)) * 1000));
}
