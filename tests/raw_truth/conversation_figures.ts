import type { MartRow, Marts } from "../../simulator/mart_truth/mart_row.ts";
import { at, id, plain, text, time } from "./raw_cell.ts";
import type { Json, RawWorkspace } from "./raw_workspace.ts";

/** Figures of the vendor's and what each is called in the mart. */
const FIGURES = {
  "time_to_assignment": "time_to_assignment_seconds",
  "time_to_admin_reply": "time_to_admin_reply_seconds",
  "time_to_first_close": "time_to_first_close_seconds",
  "time_to_last_close": "time_to_last_close_seconds",
  "median_time_to_reply": "median_time_to_reply_seconds",
  "handling_time": "handling_time_seconds",
  "adjusted_handling_time": "adjusted_handling_time_seconds",
  "count_reopens": "reopen_count",
  "count_assignments": "assignment_count",
  "count_conversation_parts": "part_count",
} as const;

const MOMENTS = [
  "first_contact_reply_at",
  "first_assignment_at",
  "first_admin_reply_at",
  "first_close_at",
  "last_assignment_at",
  "last_assignment_admin_reply_at",
  "last_contact_reply_at",
  "last_admin_reply_at",
  "last_close_at",
] as const;

/** What a conversation has one of at most: its ratings, its agreement and the vendor's figures. */
export function figureMarts(raw: RawWorkspace): Marts {
  const mart = (columns: (conversation: Json) => MartRow | null): Marts[string] => ({
    key: ["workspace_id", "conversation_id"],
    rows: raw.of("conversations").flatMap(({ recordId, record, deletedAtMs }) => {
      const row = columns(record);
      return row === null ? [] : [{
        "workspace_id": raw.workspaceId,
        "conversation_id": recordId,
        ...row,
        "is_deleted": deletedAtMs !== null,
      }];
    }),
  });
  return {
    "conversation_ratings": mart(ratingColumns),
    "conversation_slas": mart(slaColumns),
    "conversation_statistics": mart(statisticsColumns),
  };
}

function ratingColumns(conversation: Json): MartRow | null {
  const rating = at(conversation, "conversation_rating");
  const agent = at(conversation, "ai_agent");
  const [given, agentGiven] = [at(rating, "rating"), at(agent, "rating")];
  if (rating === null && agentGiven === null) return null;
  return {
    "is_requested": rating !== null,
    "is_rated": given !== null,
    "is_positive": isPositive(given),
    "is_ai_agent_positive": isPositive(agentGiven),
    rating: plain(given),
    "rating_remark": text(at(rating, "remark")),
    "rating_contact_id": text(at(rating, "contact", "id")),
    "rating_contact_external_id": text(at(rating, "contact", "external_id")),
    "rating_teammate_id": id(at(rating, "teammate", "id")),
    "rated_admin_id": ratedAdminId(rating),
    "rating_teammate_type": text(at(rating, "teammate", "type")),
    "rating_created_at": time(at(rating, "created_at")),
    "rating_updated_at": time(at(rating, "updated_at")),
    "ai_agent_rating": plain(agentGiven),
    "ai_agent_rating_remark": text(at(agent, "rating_remark")),
    "ai_agent_created_at": time(at(agent, "created_at")),
    "ai_agent_updated_at": time(at(agent, "updated_at")),
  };
}

/** Whether a rating counts as satisfied; null where none was given. */
function isPositive(rating: Json): boolean | null {
  return rating === null ? null : rating === 4 || rating === 5;
}

/** The teammate whom a rating is about; null for anything else that closes conversations. */
export function ratedAdminId(rating: Json): string | null {
  const type = at(rating, "teammate", "type");
  const isTeammate = type === null || type === "admin" || type === "teammate";
  return isTeammate ? id(at(rating, "teammate", "id")) : null;
}

function slaColumns(conversation: Json): MartRow | null {
  const sla = at(conversation, "sla_applied");
  return sla === null ? null : {
    "sla_name": text(at(sla, "sla_name")),
    "sla_status": text(at(sla, "sla_status")),
  };
}

function statisticsColumns(conversation: Json): MartRow | null {
  const statistics = at(conversation, "statistics");
  if (statistics === null) return null;
  const figures = Object.entries(FIGURES).map(([name, column]) =>
    [`statistics_${column}`, plain(at(statistics, name))] as const
  );
  const moments = MOMENTS.map((name) =>
    [`statistics_${name}`, time(at(statistics, name))] as const
  );
  return {
    "statistics_last_closed_by_id": id(at(statistics, "last_closed_by_id")),
    ...Object.fromEntries([...figures, ...moments]),
  };
}
