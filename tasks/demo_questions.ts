/** A question that the tables answer, with the query that answers it. */
export interface Question {
  readonly asks: string;
  readonly sql: string;
}

/** What the demo shows of the tables. Each query runs as it is in any DuckDB client. */
export const questions: readonly Question[] = [
  {
    asks: "How many conversations were opened each week?",
    sql: `select
    cast(date_trunc('week', created_at) as date) as week,
    count(*) as conversations,
    count(*) filter (where state = 'closed') as closed_since,
from intercom.conversations
where not is_deleted
group by week
order by week desc
limit 6`,
  },
  {
    asks: "How fast are people answered and helped, and what do they say of it?",
    sql: `select
    cast(date_trunc('month', created_date) as date) as month,
    count(*) as conversations,
    round(median(time_to_first_reply_seconds) / 60) as minutes_to_reply,
    round(median(time_to_first_reply_office_seconds) / 60) as of_office_hours,
    round(median(time_to_last_close_seconds) / 3600, 1) as hours_to_close,
    round(100 * avg(cast(ratings.is_positive as integer))) as csat_percent,
from intercom.conversation_metrics
left join intercom.conversation_ratings as ratings using (workspace_id, conversation_id)
where not conversation_metrics.is_deleted
group by month
order by month desc
limit 6`,
  },
  {
    asks: "Who writes in them?",
    sql: `select
    author_kind as author,
    count(*) as parts,
    count(distinct conversation_id) as conversations,
from intercom.conversation_parts
where not is_deleted
group by author
order by parts desc`,
  },
  {
    asks: "How many leads and users came each month?",
    sql: `select
    cast(date_trunc('month', created_at) as date) as month,
    count(*) filter (where role = 'lead') as leads,
    count(*) filter (where role = 'user') as users,
from intercom.contacts
where not is_deleted
group by month
order by month desc
limit 6`,
  },
];
