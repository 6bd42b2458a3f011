import { at } from "../raw_truth/raw_cell.ts";
import {
  adminOrTeam,
  agent,
  assigneeOf,
  contactKind,
  firstContact,
  type Made,
} from "./made_cell.ts";

/** Keboola's columns that are more than one of ours passed on. */
export const keboola: Readonly<Record<string, Made>> = {
  "users.user_agent_data": agent,
  "leads.user_agent_data": agent,
  "admins.type": adminOrTeam,
  "notes.user_type": (row, raw) => contactKind(raw.record("contacts", row["user_id"])),
  "notes.author_type": (row, raw) => at(raw.record("contact_notes", row["id"]), "author", "type"),
  "conversations.user_type": (row, raw) =>
    contactKind(raw.record("contacts", at(firstContact(row, raw), "id"))),
  "conversations.assignee_type": (row, raw) => assigneeOf(row, raw).type,
  "conversations.assignee_id": (row, raw) => assigneeOf(row, raw).id,
  "conversations_customers.type": (row, raw) => contactKind(raw.record("contacts", row["id"])),
};
