import type { Marts } from "../../simulator/mart_truth/mart_row.ts";
import { at, id, plain, text, time } from "./raw_cell.ts";
import type { RawWorkspace } from "./raw_workspace.ts";

const TEXTS = [
  "state",
  "call_type",
  "direction",
  "ended_reason",
  "phone",
  "recording_url",
  "transcription_url",
  "fin_recording_url",
  "fin_transcription_url",
] as const;

const TIMES = ["initiated_at", "answered_at", "ended_at", "created_at", "updated_at"] as const;

/** Calls, as the API gives them. */
export function callMarts(raw: RawWorkspace): Marts {
  const rows = raw.of("calls").map(({ recordId, record, deletedAtMs }) => ({
    "workspace_id": raw.workspaceId,
    "call_id": recordId,
    "conversation_id": id(at(record, "conversation_id")),
    "admin_id": id(at(record, "admin_id")),
    "contact_id": id(at(record, "contact_id")),
    ...Object.fromEntries(TEXTS.map((name) => [name, text(at(record, name))])),
    "duration_seconds": plain(at(record, "duration")),
    "talk_seconds": plain(at(record, "talk_time")),
    "queue_seconds": plain(at(record, "queue_time")),
    "hold_seconds": plain(at(record, "hold_time")),
    ...Object.fromEntries(TIMES.map((name) => [name, time(at(record, name))])),
    "is_deleted": deletedAtMs !== null,
  }));
  return { calls: { key: ["workspace_id", "call_id"], rows } };
}
