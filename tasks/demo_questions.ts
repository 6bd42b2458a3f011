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
