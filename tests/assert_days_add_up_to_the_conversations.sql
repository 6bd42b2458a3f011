-- All days of a workspace add up to what its conversations tell of themselves, deleted ones left
-- out. An event without a time is of no day, and no workspace with one is looked at.
{%- set counted = [
    'contact_message',
    'fin_reply',
    'bot_reply',
    'note',
    'close',
    'reopen',
    'snooze',
] %}

with support_days as (

    select * from {{ ref('intercom__support_days') }}

),

events as (

    select * from {{ ref('intercom__conversation_events') }}
    where not is_deleted

),

metrics as (

    select * from {{ ref('intercom__conversation_metrics') }}
    where not is_deleted

),

timed as (

    select events.workspace_id
    from events
    group by events.workspace_id
    having count(*) = count(events.event_date)

),

of_days as (

    select
        support_days.workspace_id,
        sum(support_days.conversation_count) as conversation_count,
        sum(support_days.inbound_conversation_count) as inbound_conversation_count,
        sum(support_days.outbound_conversation_count) as outbound_conversation_count,
        sum(support_days.reply_count) as reply_count,
        sum(support_days.answer_count) as answer_count,
        sum(support_days.reply_seconds) as reply_seconds,
        coalesce(sum(support_days.reply_office_seconds), 0) as reply_office_seconds,
        sum(support_days.first_reply_count) as first_reply_count,
        sum(support_days.first_reply_seconds) as first_reply_seconds,
        coalesce(sum(support_days.first_reply_office_seconds), 0) as first_reply_office_seconds,
        sum(support_days.first_close_count) as first_close_count,
        sum(support_days.time_to_first_close_seconds) as time_to_first_close_seconds,
        {%- for what in counted %}
        sum(support_days.{{ what }}_count) as {{ what }}_count,
        {%- endfor %}
        sum(support_days.assignment_count) as assignment_count
    from support_days
    inner join timed on support_days.workspace_id = timed.workspace_id
    group by support_days.workspace_id

),

of_conversations as (

    select
        metrics.workspace_id,
        count(*) as conversation_count,
        count(*) filter (where metrics.is_inbound) as inbound_conversation_count,
        count(*) filter (where not metrics.is_inbound) as outbound_conversation_count,
        sum(metrics.teammate_reply_count) as reply_count,
        sum(metrics.answer_count) as answer_count,
        coalesce(sum(metrics.reply_seconds), 0) as reply_seconds,
        coalesce(sum(metrics.reply_office_seconds), 0) as reply_office_seconds,
        count(*) filter (where metrics.is_replied_to) as first_reply_count,
        coalesce(sum(metrics.time_to_first_reply_seconds), 0) as first_reply_seconds,
        coalesce(sum(metrics.time_to_first_reply_office_seconds), 0) as first_reply_office_seconds,
        count(metrics.first_close_at) as first_close_count,
        coalesce(sum(metrics.time_to_first_close_seconds), 0) as time_to_first_close_seconds,
        {%- for what in counted %}
        sum(metrics.{{ what }}_count) as {{ what }}_count,
        {%- endfor %}
        sum(metrics.assignment_count) as assignment_count
    from metrics
    inner join timed on metrics.workspace_id = timed.workspace_id
    group by metrics.workspace_id

)

(
    select * from of_days
    except
    select * from of_conversations
)
union all
(
    select * from of_conversations
    except
    select * from of_days
)
