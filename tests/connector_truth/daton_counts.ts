import { at, id, items, text } from "../raw_truth/raw_cell.ts";
import type { Json } from "../raw_truth/raw_workspace.ts";
import type { Made, RawIndex, ViewRow } from "./made_cell.ts";
import { idsOf } from "./segment.ts";

/** Daton's tables of counts, which the API gave up to version 2.6, counted from all that is landed. */
export const datonCounts: Readonly<Record<string, Made>> = {
  "counts.company": (_, raw) => ({ count: raw.all("companies").length }),
  "counts.segment": (_, raw) => ({ count: raw.all("segments").length }),
  "counts.tag": (_, raw) => ({ count: raw.all("tags").length }),
  "counts.user": (_, raw) => ({ count: contactsOf("user", raw).length }),
  "counts.lead": (_, raw) => ({ count: contactsOf("lead", raw).length }),
  "conversation_count.conversation": (_, raw) => ({ ...byState(raw.all("conversations")) }),
  ...Object.fromEntries((["assigned", "closed", "open", "unassigned"] as const).map((state) => [
    `conversation_count.conversation.${state}`,
    (_: ViewRow, raw: RawIndex) => String(byState(raw.all("conversations"))[state]),
  ])),
  "admin_conversation_count.conversation": (_, raw) => ({ admin: admins(raw) }),
  "admin_conversation_count.conversation.admin": (_, raw) => admins(raw),
  "admin_conversation_count.conversation.admin.open": (row, raw) => adminCount("open", row, raw),
  "admin_conversation_count.conversation.admin.closed": (row, raw) =>
    adminCount("closed", row, raw),
  "user_segment_tag_count.user": (_, raw) => ({ segment: userSegments(raw), tag: userTags(raw) }),
  "user_segment_tag_count.user.segment": (_, raw) => userSegments(raw),
  "user_segment_tag_count.user.tag": (_, raw) => userTags(raw),
  "company_user_segment_tag_count.company": (_, raw) => ({
    segment: companySegments(raw),
    tag: companyTags(raw),
    user: companyUsers(raw),
  }),
  "company_user_segment_tag_count.company.segment": (_, raw) => companySegments(raw),
  "company_user_segment_tag_count.company.tag": (_, raw) => companyTags(raw),
  "company_user_segment_tag_count.company.user": (_, raw) => companyUsers(raw),
};

function contactsOf(role: string, raw: RawIndex): readonly Json[] {
  return raw.all("contacts").filter((contact) => at(contact, "role") === role);
}

function byState(
  conversations: readonly Json[],
): Readonly<Record<"assigned" | "closed" | "open" | "unassigned", number>> {
  const open = conversations.filter((each) => at(each, "state") !== "closed");
  const assigned = open.filter((each) =>
    id(at(each, "admin_assignee_id")) !== null || id(at(each, "team_assignee_id")) !== null
  );
  return {
    assigned: assigned.length,
    closed: conversations.length - open.length,
    open: open.length,
    unassigned: open.length - assigned.length,
  };
}

function admins(raw: RawIndex): readonly Json[] {
  return raw.all("admins").map((admin) => {
    const own = raw.all("conversations").filter((each) =>
      id(at(each, "admin_assignee_id")) === at(admin, "id")
    );
    const { open, closed } = byState(own);
    return { id: at(admin, "id"), name: at(admin, "name"), open, closed };
  });
}

function adminCount(state: "open" | "closed", row: ViewRow, raw: RawIndex): Json {
  const own = admins(raw).find((admin) => at(admin, "id") === row["conversation.admin.id"]);
  return text(at(own, state));
}

function userSegments(raw: RawIndex): readonly Json[] {
  const owned = contactsOf("user", raw).flatMap((contact) =>
    raw.owners("contact_segments", at(contact, "id"))
  );
  return raw.all("segments").map((segment) => counted(segment, owned));
}

function userTags(raw: RawIndex): readonly Json[] {
  const owned = contactsOf("user", raw).flatMap((contact) =>
    idsOf("tags", { id: at(contact, "id") }, raw)
  );
  return raw.all("tags").map((tag) => counted(tag, owned));
}

function companySegments(raw: RawIndex): readonly Json[] {
  const listed = raw.all("companies").flatMap((each) => items(at(each, "segments", "segments")));
  const owned = listed.map((each) => String(at(each, "id")));
  const segments = new Map(listed.map((each) => [at(each, "id"), each]));
  return [...segments.values()].map((segment) => counted(segment, owned));
}

function companyTags(raw: RawIndex): readonly Json[] {
  const owned = raw.all("companies").flatMap((each) => items(at(each, "tags", "tags")))
    .map((each) => String(at(each, "id")));
  return raw.all("tags").map((tag) => counted(tag, owned));
}

function companyUsers(raw: RawIndex): readonly Json[] {
  const owned = contactsOf("user", raw).flatMap((contact) =>
    idsOf("companies", { id: at(contact, "id") }, raw)
  );
  return raw.all("companies").map((company) => ({
    ...counted(company, owned),
    remote_company_id: at(company, "company_id"),
  }));
}

/** `{"Active": 3}`: how many own a segment, tag or company. */
function counted(of: Json, owned: readonly string[]): { readonly [name: string]: Json } {
  const count = owned.filter((each) => each === at(of, "id")).length;
  return { [text(at(of, "name")) ?? ""]: count };
}
