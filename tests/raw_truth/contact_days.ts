import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { localDay, zoneOrUtc } from "../../simulator/metric_truth/local_day.ts";
import { goneContacts } from "./owned_rows.ts";
import { at, text, time } from "./raw_cell.ts";
import type { Json, RawWorkspace } from "./raw_workspace.ts";

/** What became of one contact that was merged. */
interface Merge {
  readonly from: string;
  readonly into: string;
  readonly wasLead: boolean;
  /** Unix seconds. */
  readonly mergedAt: number | null;
  readonly isDeleted: boolean;
}

const DAY_MS = 86_400_000;

/** Intercom began in 2011; what is outside of these is a broken time, up to which no days are told. */
const EARLIEST = Date.parse("2011-01-01T00:00:00Z");
const LATEST = Date.parse("2099-12-31T00:00:00Z");

/** Leads that became users by a merge, and how many people came on each day. */
export function contactDayMarts(raw: RawWorkspace): Marts {
  const merges = mergesOf(raw);
  const conversions = conversionsOf(raw, merges);
  return {
    "lead_conversions": {
      key: ["workspace_id", "source_contact_id"],
      rows: conversionRows(raw, conversions),
    },
    "contact_days": {
      key: ["workspace_id", "day"],
      rows: dayRows(raw, { all: merges, conversions }),
    },
  };
}

function mergesOf(raw: RawWorkspace): readonly Merge[] {
  const gone = goneContacts(raw);
  return raw.of("contact_merges").map(({ recordId, parentId, record, deletedAtMs }) => ({
    from: recordId,
    into: parentId ?? "",
    wasLead: text(at(record, "source_contact_role")) === "lead",
    mergedAt: seconds(at(record, "merged_at")),
    isDeleted: deletedAtMs !== null || gone.has(parentId ?? ""),
  }));
}

/** Of each lead that was merged into what is a user now, the merge that tells of it. */
function conversionsOf(raw: RawWorkspace, merges: readonly Merge[]): readonly Merge[] {
  const users = new Set(
    raw.of("contacts").filter(({ record }) => text(at(record, "role")) === "user")
      .map(({ recordId }) => recordId),
  );
  return oneEach(merges.filter(({ wasLead, into }) => wasLead && users.has(into)));
}

/** One merge of each contact: into one that exists rather than one that is gone, and of these the latest. */
function oneEach(merges: readonly Merge[]): readonly Merge[] {
  return [...Map.groupBy(merges, ({ from }) => from).values()].flatMap((own) =>
    own.toSorted((one, other) =>
      Number(one.isDeleted) - Number(other.isDeleted) ||
      (other.mergedAt ?? 0) - (one.mergedAt ?? 0) ||
      (one.into < other.into ? -1 : 1)
    ).slice(0, 1)
  );
}

function conversionRows(raw: RawWorkspace, conversions: readonly Merge[]): MartRow[] {
  const contacts = new Map(raw.of("contacts").map(({ recordId, record }) => [recordId, record]));
  const day = dayOf(raw);
  return conversions.map(({ from, into, mergedAt, isDeleted }) => {
    const createdAt = seconds(at(contacts.get(from), "created_at"));
    return {
      "workspace_id": raw.workspaceId,
      "source_contact_id": from,
      "contact_id": into,
      "conversion_type": "merge",
      "seconds_from_created": createdAt === null || mergedAt === null ? null : mergedAt - createdAt,
      "created_at": time(createdAt),
      "converted_at": time(mergedAt),
      "converted_date": mergedAt === null ? null : day(mergedAt),
      "is_deleted": isDeleted,
    };
  });
}

function dayRows(
  raw: RawWorkspace,
  merges: { readonly all: readonly Merge[]; readonly conversions: readonly Merge[] },
): MartRow[] {
  const happened = happenedOn(raw, merges);
  const rows: MartRow[] = [];
  let [userCount, leadCount] = [0, 0];
  for (const day of daysOf(happened)) {
    const count = (days: readonly string[]): number => days.filter((one) => one === day).length;
    const [newUserCount, newLeadCount] = [count(happened.users), count(happened.leads)];
    userCount += newUserCount;
    leadCount += newLeadCount;
    rows.push({
      "workspace_id": raw.workspaceId,
      day,
      "new_user_count": newUserCount,
      "new_lead_count": newLeadCount,
      "converted_lead_count": count(happened.converted),
      "merged_contact_count": count(happened.merged),
      "user_count": userCount,
      "lead_count": leadCount,
    });
  }
  return rows;
}

/** The day of each thing that happened, those of one kind together. */
interface Happened {
  readonly users: readonly string[];
  readonly leads: readonly string[];
  readonly merged: readonly string[];
  readonly converted: readonly string[];
  readonly changed: readonly string[];
}

function happenedOn(
  raw: RawWorkspace,
  merges: { readonly all: readonly Merge[]; readonly conversions: readonly Merge[] },
): Happened {
  const day = dayOf(raw);
  const days = (moments: readonly (number | null)[]): readonly string[] =>
    moments.filter((moment) => moment !== null).map(day);
  const living = raw.of("contacts").filter(({ deletedAtMs }) => deletedAtMs === null)
    .map(({ record }) => record);
  const of = (role: string): readonly string[] =>
    days(
      living.filter((record) => text(at(record, "role")) === role)
        .map((record) => seconds(at(record, "created_at"))),
    );
  const merged = (those: readonly Merge[]): readonly string[] =>
    days(those.filter(({ isDeleted }) => !isDeleted).map(({ mergedAt }) => mergedAt));
  return {
    users: of("user"),
    leads: of("lead"),
    merged: merged(oneEach(merges.all)),
    converted: merged(merges.conversions),
    changed: days(living.map((record) => seconds(at(record, "updated_at")))),
  };
}

/** Every day from the first on which a contact came or was merged to the last of which anything is known. */
function daysOf({ users, leads, merged, changed }: Happened): readonly string[] {
  const counted = [...users, ...leads, ...merged].map((day) => Date.parse(day));
  const known = [...counted, ...changed.map((day) => Date.parse(day))];
  if (counted.length === 0) return [];
  const first = Math.max(counted.reduce((one, other) => Math.min(one, other)), EARLIEST);
  const last = Math.min(known.reduce((one, other) => Math.max(one, other)), LATEST);
  const days = new Set(counted);
  for (let day = first; day <= last; day += DAY_MS) days.add(day);
  return [...days].sort((one, other) => one - other).map((day) => new Date(day).toISOString());
}

/** The days of the workspace's own time zone. */
function dayOf(raw: RawWorkspace): (moment: number) => string {
  const [workspace] = raw.of("workspace");
  return localDay(zoneOrUtc(text(at(workspace?.record, "app", "timezone"))));
}

/** Unix seconds, null for anything else. */
function seconds(value: Json): number | null {
  return typeof value === "number" ? value : null;
}
