import type { ConversationRecord, StatisticsRecord } from "../records/conversation.ts";
import { idText, jsonUnlessEmpty, type MartRow, time } from "./mart_row.ts";

/** The columns of what the vendor computes of a conversation; each null where it computed nothing. */
export function conversationStatisticsColumns(statistics: StatisticsRecord | null): MartRow {
  const s = statistics;
  const columns: MartRow = {
    "time_to_assignment_seconds": s?.time_to_assignment ?? null,
    "time_to_admin_reply_seconds": s?.time_to_admin_reply ?? null,
    "time_to_first_close_seconds": s?.time_to_first_close ?? null,
    "time_to_last_close_seconds": s?.time_to_last_close ?? null,
    "median_time_to_reply_seconds": s?.median_time_to_reply ?? null,
    "handling_time_seconds": s?.handling_time ?? null,
    "adjusted_handling_time_seconds": s?.adjusted_handling_time ?? null,
    "assigned_team_first_response_times": jsonUnlessEmpty(s?.assigned_team_first_response_time),
    "assigned_team_first_response_times_in_office_hours": jsonUnlessEmpty(
      s?.assigned_team_first_response_time_in_office_hours,
    ),
    "reopen_count": s?.count_reopens ?? null,
    "assignment_count": s?.count_assignments ?? null,
    "part_count": s?.count_conversation_parts ?? null,
    "last_closed_by_id": idText(s?.last_closed_by_id),
    "first_contact_reply_at": time(s?.first_contact_reply_at),
    "first_assignment_at": time(s?.first_assignment_at),
    "first_admin_reply_at": time(s?.first_admin_reply_at),
    "first_close_at": time(s?.first_close_at),
    "last_assignment_at": time(s?.last_assignment_at),
    "last_assignment_admin_reply_at": time(s?.last_assignment_admin_reply_at),
    "last_contact_reply_at": time(s?.last_contact_reply_at),
    "last_admin_reply_at": time(s?.last_admin_reply_at),
    "last_close_at": time(s?.last_close_at),
  };
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [`statistics_${name}`, value]),
  );
}

/** The columns of what Fin and the sales agent did. */
export function conversationAgentColumns(record: ConversationRecord): MartRow {
  const agent = record.ai_agent;
  const sources = agent?.content_sources;
  return {
    "has_ai_agent_participated": record.ai_agent_participated,
    "ai_agent_source_type": agent?.source_type ?? null,
    "ai_agent_source_title": agent?.source_title ?? null,
    "ai_agent_last_answer_type": agent?.last_answer_type ?? null,
    "ai_agent_resolution_state": agent?.resolution_state ?? null,
    "ai_agent_rating": agent?.rating ?? null,
    "ai_agent_rating_remark": agent?.rating_remark ?? null,
    "ai_agent_created_at": time(agent?.created_at),
    "ai_agent_updated_at": time(agent?.updated_at),
    "ai_agent_content_source_count": sources?.total_count ?? 0,
    "ai_agent_content_sources": jsonUnlessEmpty(sources?.content_sources),
    "has_sales_agent_participated": record.sales_agent_participated ?? null,
    "sales_agent_outcome": record.sales_agent?.outcome ?? null,
    "sales_agent_routing_outcome": record.sales_agent?.routing_outcome ?? null,
    "sales_agent_collected_data": jsonUnlessEmpty(record.sales_agent?.collected_data),
  };
}
