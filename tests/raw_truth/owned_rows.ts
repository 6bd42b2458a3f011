import type { MartRow } from "../../simulator/mart_truth/mart_row.ts";
import type { RawRecord, RawWorkspace } from "./raw_workspace.ts";

/** The rows of a list that is fetched for each contact: gone when they are, or when their contact is. */
export function ownedRows(
  raw: RawWorkspace,
  stream: string,
  columnsOf: (row: RawRecord) => MartRow,
): MartRow[] {
  const gone = goneContacts(raw);
  return raw.of(stream).map((row) => ({
    "workspace_id": raw.workspaceId,
    "contact_id": row.parentId,
    ...columnsOf(row),
    "is_deleted": row.deletedAtMs !== null || gone.has(row.parentId ?? ""),
  }));
}

/** The ids of contacts that are gone. */
export function goneContacts(raw: RawWorkspace): ReadonlySet<string> {
  return new Set(
    raw.of("contacts").filter((row) => row.deletedAtMs !== null).map((row) => row.recordId),
  );
}
