import { at, items } from "../raw_truth/raw_cell.ts";
import type { Json, RawWorkspace } from "../raw_truth/raw_workspace.ts";

/** A row of a view, as the database gives it. */
export type ViewRow = Readonly<Record<string, unknown>>;

/** What was landed, by id. */
export interface RawIndex {
  /** The record of a stream, deleted or not; null where there is none. */
  record(stream: string, id: unknown): Json;
  /** The ids of a sub-list's records that an owner has and that were not deleted. */
  members(stream: string, ownerId: unknown): readonly string[];
  /** The ids of the owners of a record that are not deleted: a contact's segments. */
  owners(stream: string, id: unknown): readonly string[];
  /** All records of a stream that were not deleted. */
  all(stream: string): readonly Json[];
}

/** What a column of a view must hold in a row, worked out from the raw records; JSON as what it says. */
export type Made = (row: ViewRow, raw: RawIndex) => Json;

/** Orders the raw records of a workspace by id and by owner. */
export function indexRaw(raw: RawWorkspace): RawIndex {
  const records = remembered((stream) =>
    new Map(raw.of(stream).map(({ recordId, record }) => [recordId, record]))
  );
  const living = remembered((stream) =>
    raw.of(stream).filter(({ deletedAtMs }) => deletedAtMs === null)
  );
  const byOwner = remembered((stream) => Map.groupBy(living(stream), ({ parentId }) => parentId));
  const byId = remembered((stream) => Map.groupBy(living(stream), ({ recordId }) => recordId));
  return {
    record: (stream, id) => records(stream).get(String(id)) ?? null,
    members: (stream, ownerId) =>
      (byOwner(stream).get(String(ownerId)) ?? []).map(({ recordId }) => recordId),
    owners: (stream, id) =>
      (byId(stream).get(String(id)) ?? []).map(({ parentId }) => String(parentId)),
    all: (stream) => living(stream).map(({ record }) => record),
  };
}

function remembered<T>(make: (stream: string) => T): (stream: string) => T {
  const made = new Map<string, T>();
  return (stream) => {
    const found = made.get(stream) ?? make(stream);
    made.set(stream, found);
    return found;
  };
}

/** `user`, or `contact` for a lead, as API 1.x called them; null for a contact nobody knows. */
export function contactKind(contact: Json): Json {
  const role = at(contact, "role");
  return role === "lead" ? "contact" : role;
}

/** A contact's browser and system, parted by spaces. */
export function agent(row: ViewRow, raw: RawIndex): Json {
  const contact = raw.record("contacts", row["id"]);
  const words = ["browser", "browser_version", "os"].map((name) => at(contact, name));
  return words.filter((word) => word !== null).join(" ") || null;
}

/** Whom a conversation is assigned to, as API 1.x said it. */
export function assigneeOf(
  row: ViewRow,
  raw: RawIndex,
): { readonly type: string; readonly id: Json } {
  const conversation = raw.record("conversations", row["id"]);
  for (const type of ["admin", "team"]) {
    const id = at(conversation, `${type}_assignee_id`);
    if (id !== null && id !== 0 && id !== "0" && id !== "") return { type, id: String(id) };
  }
  return { type: "nobody_admin", id: null };
}

/** Whether an id of the list of admins is an admin's or a team's. */
export function adminOrTeam(row: ViewRow, raw: RawIndex): Json {
  return raw.record("teams", row["id"]) === null ? "admin" : "team";
}

/** The first contact of a conversation; null where it has none. */
export function firstContact(row: ViewRow, raw: RawIndex): Json {
  const contacts = at(raw.record("conversations", row["id"]), "contacts", "contacts");
  return Array.isArray(contacts) ? contacts[0] ?? null : null;
}

/** The tags that an article, company or conversation lists, each as the tag is called now. */
export function tagsNow(
  stream: "articles" | "companies" | "conversations",
  row: ViewRow,
  raw: RawIndex,
): Json {
  return items(at(raw.record(stream, row["id"]), "tags", "tags")).map((tag) => ({
    ...tag as { readonly [name: string]: Json },
    name: at(raw.record("tags", at(tag, "id")), "name"),
  }));
}
