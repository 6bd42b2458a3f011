import type { Landed } from "./landed.ts";
import { type Marts, time } from "./mart_row.ts";

/** Tags, and the segments of people. */
export function labelMarts({ app, tags, segments }: Landed): Marts {
  return {
    tags: {
      key: ["workspace_id", "tag_id"],
      rows: [...tags.values()].map(({ record, isDeleted }) => ({
        "workspace_id": app.id_code,
        "tag_id": record.id,
        name: record.name,
        "is_deleted": isDeleted,
      })),
    },
    segments: {
      key: ["workspace_id", "segment_id"],
      rows: [...segments.values()].map(({ record, isDeleted }) => ({
        "workspace_id": app.id_code,
        "segment_id": record.id,
        name: record.name,
        "person_type": record.person_type,
        "member_count": record.count ?? null,
        "created_at": time(record.created_at),
        "updated_at": time(record.updated_at),
        "is_deleted": isDeleted,
      })),
    },
  };
}
