import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { contactEventMetadata } from "./event_metadata.ts";
import { ownedRows } from "./owned_rows.ts";
import { at, document, id, items, plain, text, time } from "./raw_cell.ts";
import type { RawRecord, RawWorkspace } from "./raw_workspace.ts";
import { contactSubscriptions } from "./subscriptions.ts";

/** What belongs to contacts: subscriptions, profiles, notes, merges and events. */
export function peopleMarts(raw: RawWorkspace): Marts {
  const contact = ["workspace_id", "contact_id"];
  return {
    "contact_subscriptions": {
      key: [...contact, "subscription_type_id"],
      rows: contactSubscriptions(raw),
    },
    "contact_social_profiles": {
      key: [...contact, "profile_position"],
      rows: raw.of("contacts").flatMap((row) => profileRows(raw, row)),
    },
    "contact_notes": {
      key: [...contact, "note_id"],
      rows: ownedRows(raw, "contact_notes", noteColumns),
    },
    "contact_merges": {
      key: [...contact, "source_contact_id"],
      rows: ownedRows(raw, "contact_merges", ({ recordId, record }) => ({
        "source_contact_id": recordId,
        "source_contact_role": text(at(record, "source_contact_role")),
        "merged_at": time(at(record, "merged_at")),
      })),
    },
    "contact_events": {
      key: [...contact, "event_id"],
      rows: ownedRows(raw, "contact_events", eventColumns),
    },
    "contact_event_metadata": {
      key: [...contact, "event_id", "metadata_key"],
      rows: contactEventMetadata(raw),
    },
    "contact_event_summaries": {
      key: [...contact, "event_name"],
      rows: ownedRows(raw, "contact_event_summaries", summaryColumns),
    },
  };
}

function profileRows(raw: RawWorkspace, row: RawRecord): MartRow[] {
  return items(at(row.record, "social_profiles", "data")).map((profile, index) => ({
    "workspace_id": raw.workspaceId,
    "contact_id": row.recordId,
    "profile_position": index + 1,
    type: text(at(profile, "type")),
    name: text(at(profile, "name")),
    url: text(at(profile, "url")),
    "is_deleted": row.deletedAtMs !== null,
  }));
}

function noteColumns({ recordId, record }: RawRecord): MartRow {
  return {
    "note_id": recordId,
    "author_id": id(at(record, "author", "id")),
    "author_name": text(at(record, "author", "name")),
    "author_email": text(at(record, "author", "email")),
    body: text(at(record, "body")),
    "created_at": time(at(record, "created_at")),
  };
}

function eventColumns({ recordId, record }: RawRecord): MartRow {
  return {
    "event_id": recordId,
    "contact_external_id": text(at(record, "user_id")),
    "event_name": text(at(record, "event_name")),
    "contact_email": text(at(record, "email")),
    metadata: document(at(record, "metadata")),
    "created_at": time(at(record, "created_at")),
  };
}

/** Summaries have their times as ISO 8601, where all else has Unix seconds. */
function summaryColumns({ recordId, record }: RawRecord): MartRow {
  const moment = (field: string): string | null => {
    const given = text(at(record, field));
    return given === null ? null : new Date(given).toISOString();
  };
  return {
    "event_name": recordId,
    description: text(at(record, "description")),
    "event_count": plain(at(record, "count")),
    "first_event_at": moment("first"),
    "last_event_at": moment("last"),
  };
}
