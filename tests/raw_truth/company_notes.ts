import type { Marts } from "../../simulator/mart_truth/mart_row.ts";
import { at, id, items, text, time } from "./raw_cell.ts";
import type { RawWorkspace } from "./raw_workspace.ts";

/** The notes that a company's record shows. */
export function companyNoteMarts(raw: RawWorkspace): Marts {
  return {
    "company_notes": {
      key: ["workspace_id", "company_id", "note_id"],
      rows: raw.of("companies").flatMap(({ recordId, record, deletedAtMs }) =>
        items(at(record, "notes", "notes")).map((note) => ({
          "workspace_id": raw.workspaceId,
          "company_id": recordId,
          "note_id": text(at(note, "id")),
          "author_id": id(at(note, "author", "id")),
          "author_name": text(at(note, "author", "name")),
          "author_email": text(at(note, "author", "email")),
          body: text(at(note, "body")),
          "created_at": time(at(note, "created_at")),
          "is_deleted": deletedAtMs !== null,
        }))
      ),
    },
  };
}
