import { at, items } from "../raw_truth/raw_cell.ts";
import type { Json } from "../raw_truth/raw_workspace.ts";
import {
  agent,
  assigneeOf,
  contactKind,
  firstContact,
  type Made,
  type RawIndex,
  type ViewRow,
} from "./made_cell.ts";

/** Segment's columns that are more than one of ours passed on, but for those in the API's own shape. */
export const segment: Readonly<Record<string, Made>> = {
  "users.user_agent_data": agent,
  "users.companies": companies,
  "users.location_data": location,
  "users.tags": (row, raw) => tags(idsOf("tags", row, raw), raw),
  "users.segments": (row, raw) =>
    raw.owners("contact_segments", row["id"]).map((id) => ({
      type: "segment",
      id,
      name: at(raw.record("segments", id), "name"),
    })),
  "contacts.user_agent_data": agent,
  "contacts.companies": companies,
  "contacts.location_data": location,
  "conversations.assignee": (row, raw) => ({ ...assigneeOf(row, raw) }),
  "conversations.tags": (row, raw) => {
    const list = at(raw.record("conversations", row["id"]), "tags", "tags");
    return tags(items(list).map((tag) => String(at(tag, "id"))), raw);
  },
  "conversations.user": (row, raw) => {
    const first = firstContact(row, raw);
    if (first === null) return null;
    const contact = raw.record("contacts", at(first, "id"));
    return {
      type: contactKind(contact),
      id: at(first, "id"),
      user_id: at(contact, "external_id"),
      name: at(contact, "name"),
      email: at(contact, "email"),
    };
  },
};

/** Tags as they are called now. */
function tags(ids: readonly string[], raw: RawIndex): Json {
  return ids.map((id) => ({ type: "tag", id, name: at(raw.record("tags", id), "name") }));
}

function companies(row: ViewRow, raw: RawIndex): Json {
  return idsOf("companies", row, raw).map((id) => {
    const company = raw.record("companies", id);
    return {
      type: "company",
      id,
      company_id: at(company, "company_id"),
      name: at(company, "name"),
    };
  });
}

function location(row: ViewRow, raw: RawIndex): Json {
  const place = at(raw.record("contacts", row["id"]), "location");
  return {
    type: "location_data",
    city_name: at(place, "city"),
    continent_code: at(place, "continent_code"),
    country_code: at(place, "country_code"),
    country_name: at(place, "country"),
    region_name: at(place, "region"),
  };
}

/** The ids of a list that a contact embeds, from what was fetched for it where the API cut it at ten. */
export function idsOf(list: "companies" | "tags", row: ViewRow, raw: RawIndex): readonly string[] {
  const embedded = at(raw.record("contacts", row["id"]), list);
  return at(embedded, "has_more") === true
    ? raw.members(`contact_${list}`, row["id"])
    : items(at(embedded, "data")).map((item) => String(at(item, "id")));
}
