/** A question about support, asked of MetricFlow and, as a check and for those without it, of the tables. */
export interface MetricQuestion {
  readonly asks: string;
  /** What follows `mf query`. */
  readonly mf: readonly string[];
  /** Gives the same rows and columns, in any order of rows. */
  readonly sql: string;
}

/** What a support lead asks. docs/metrics.md shows them, and a test holds MetricFlow's answer to that of the SQL. */
export const metricQuestions: readonly MetricQuestion[] = [
  {
    asks: "How many conversations began each week, and how many of them did contacts begin?",
    mf: [
      "--metrics",
      "conversations_started,inbound_conversations",
      "--group-by",
      "metric_time__week",
    ],
    sql: `select
    date_trunc('week', created_date) as metric_time__week,
    count(*) as conversations_started,
    count(*) filter (where is_inbound) as inbound_conversations
from intercom.conversation_metrics
where not is_deleted
group by all`,
  },
  {
    asks: "How long do people wait for a first answer, month by month?",
    mf: [
      "--metrics",
      "median_first_response_time,p90_first_response_time,first_response_time_office_hours",
      "--group-by",
      "metric_time__month",
    ],
    sql: `select
    date_trunc('month', created_date) as metric_time__month,
    median(time_to_first_reply_seconds) as median_first_response_time,
    quantile_cont(time_to_first_reply_seconds, 0.9) as p90_first_response_time,
    median(time_to_first_reply_office_seconds) as first_response_time_office_hours
from intercom.conversation_metrics
where not is_deleted
group by all`,
  },
  {
    asks: "Which teammate answers how fast, and how much?",
    mf: ["--metrics", "answers_sent,median_reply_time,p90_reply_time", "--group-by", "admin__name"],
    sql: `select
    admins.name as admin__name,
    count(replies.reply_seconds) as answers_sent,
    median(replies.reply_seconds) as median_reply_time,
    quantile_cont(replies.reply_seconds, 0.9) as p90_reply_time
from intercom.conversation_reply_times as replies
left join intercom.admins using (workspace_id, admin_id)
where not replies.is_deleted
group by all`,
  },
  {
    asks:
      "How many conversations did each teammate close, and how many replies did they send, month by month?",
    mf: [
      "--metrics",
      "conversations_closed,replies_sent",
      "--group-by",
      "metric_time__month,admin__name",
    ],
    sql: `select
    date_trunc('month', events.event_date) as metric_time__month,
    admins.name as admin__name,
    count(distinct events.conversation_id) filter (where events.is_close) as conversations_closed,
    count(*) filter (where events.is_teammate_reply) as replies_sent
from intercom.conversation_events as events
left join intercom.admins
    on
        events.workspace_id = admins.workspace_id
        and events.author_id = admins.admin_id
        and events.author_kind = 'teammate'
where not events.is_deleted
group by all`,
  },
  {
    asks: "What is solved on first contact, handed around or opened again, by team?",
    mf: ["--metrics", "one_touch_rate,reassignment_rate,reopen_rate", "--group-by", "team__name"],
    sql: `select
    teams.name as team__name,
    count(*) filter (where is_one_touch) / nullif(count(*) filter (where close_count > 0), 0) as one_touch_rate,
    count(*) filter (where is_reassigned and is_replied_to) / nullif(count(*) filter (where is_replied_to), 0)
        as reassignment_rate,
    count(*) filter (where close_count > 0 and reopen_count > 0)
        / nullif(count(*) filter (where close_count > 0), 0) as reopen_rate
from intercom.conversation_metrics as conversations
left join intercom.teams
    on
        conversations.workspace_id = teams.workspace_id
        and conversations.team_assignee_id = teams.team_id
where not conversations.is_deleted
group by all`,
  },
  {
    asks: "How long does it take to close what companies of each plan ask?",
    mf: [
      "--metrics",
      "median_time_to_close,median_handling_time,replies_per_conversation",
      "--group-by",
      "company__plan_name",
      "--where",
      "{{ Dimension('conversation__is_inbound') }} = true",
    ],
    sql: `select
    companies.plan_name as company__plan_name,
    median(time_to_last_close_seconds) as median_time_to_close,
    median(handling_seconds) as median_handling_time,
    sum(teammate_reply_count) / nullif(count(*) filter (where teammate_reply_count > 0), 0)
        as replies_per_conversation
from intercom.conversation_metrics as conversations
left join intercom.companies using (workspace_id, company_id)
where not conversations.is_deleted and conversations.is_inbound
group by all`,
  },
  {
    asks: "How satisfied are contacts with each teammate, and how many say so?",
    mf: ["--metrics", "ratings_given,csat,rating_response_rate", "--group-by", "admin__name"],
    sql: `select
    admins.name as admin__name,
    sum(rating_count) as ratings_given,
    sum(positive_rating_count) / nullif(sum(rating_count), 0) as csat,
    sum(rating_count) / nullif(sum(rating_request_count), 0) as rating_response_rate
from intercom.rating_days
left join intercom.admins
    on
        rating_days.workspace_id = admins.workspace_id
        and rating_days.rated_admin_id = admins.admin_id
group by all`,
  },
  {
    asks: "How much does Fin take off the team, month by month, and do people like it?",
    mf: [
      "--metrics",
      "fin_involvement_rate,fin_resolution_rate,fin_handoff_rate,fin_csat",
      "--group-by",
      "metric_time__month",
    ],
    sql: `select
    date_trunc('month', conversations.created_date) as metric_time__month,
    count(*) filter (where conversations.is_fin_involved) / count(*) as fin_involvement_rate,
    count(*) filter (where fin.is_fin_resolved) / nullif(count(fin.conversation_id), 0) as fin_resolution_rate,
    count(*) filter (where fin.is_handed_off) / nullif(count(fin.conversation_id), 0) as fin_handoff_rate,
    count(*) filter (where fin.ai_agent_rating >= 4) / nullif(count(fin.ai_agent_rating), 0) as fin_csat
from intercom.conversation_metrics as conversations
left join intercom.fin_conversations as fin using (workspace_id, conversation_id)
where not conversations.is_deleted
group by all`,
  },
  {
    asks: "Which promises were kept?",
    mf: ["--metrics", "sla_hit_rate,sla_misses", "--group-by", "agreement__name"],
    sql: `select
    sla_name as agreement__name,
    sum(hit_count) / nullif(sum(hit_count + missed_count), 0) as sla_hit_rate,
    sum(missed_count) as sla_misses
from intercom.sla_results
group by all`,
  },
  {
    asks: "What was left of each team at the end of each month?",
    mf: [
      "--metrics",
      "open_backlog,snoozed_backlog,unassigned_backlog,waiting_backlog",
      "--group-by",
      "metric_time__month,team__name",
    ],
    sql: `select
    date_trunc('month', day) as metric_time__month,
    teams.name as team__name,
    sum(open_count) as open_backlog,
    sum(snoozed_count) as snoozed_backlog,
    sum(unassigned_count) as unassigned_backlog,
    sum(waiting_count) as waiting_backlog
from intercom.backlog_days
left join intercom.teams using (workspace_id, team_id)
where (workspace_id, day) in (
    select (workspace_id, max(day))
    from intercom.backlog_days
    group by workspace_id, date_trunc('month', day)
)
group by all`,
  },
];
