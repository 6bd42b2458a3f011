with events as (

    select * from {{ ref('intercom__conversation_events') }}

),

reply_times as (

    select * from {{ ref('intercom__conversation_reply_times') }}

),

metrics as (

    select * from {{ ref('intercom__conversation_metrics') }}

),

measured as (

    {{ measured_events('events', 'reply_times', 'metrics') }}

),

lifetimes as (

    select
        measured.workspace_id,
        min(measured.day) as first_day,
        max(measured.day) as last_day,
        max(measured.office_clock_seconds) is not null as has_office_hours
    from measured
    group by measured.workspace_id

),

-- Days on which nothing happened are days as well, but for the centuries up to a broken time.
days as (

    select
        lifetimes.workspace_id,
        day
    from lifetimes
    {{ each_day(
        "greatest(lifetimes.first_day, date '2011-01-01')",
        "least(lifetimes.last_day, date '2099-12-31')",
        'day'
    ) }}

    union

    select
        measured.workspace_id,
        measured.day
    from measured

),

support_days as (

    select
        -- ids
        days.workspace_id,

        -- times
        days.day,

        -- numbers
        count(*) filter (where measured.is_opening_message) as conversation_count,
        count(*) filter (where measured.is_opening_message and measured.is_contact_message)
            as inbound_conversation_count,
        count(*) filter (where measured.is_opening_message and not measured.is_contact_message)
            as outbound_conversation_count,
        {{ support_measures('measured', 'lifetimes.has_office_hours') }},
        count(*) filter (where measured.is_contact_message) as contact_message_count,
        count(*) filter (where measured.is_fin_reply) as fin_reply_count,
        count(*) filter (where measured.is_bot_reply) as bot_reply_count,
        count(*) filter (where measured.is_unsnooze) as unsnooze_count,
        count(measured.time_to_first_close_seconds) as first_close_count,
        {{ sum_of('measured.time_to_first_close_seconds') }} as time_to_first_close_seconds,
        count(*) filter (where measured.is_one_touch) as one_touch_count,
        count(distinct measured.conversation_id) filter (where measured.is_close)
            as closed_conversation_count
    from days
    inner join lifetimes on days.workspace_id = lifetimes.workspace_id
    left join measured
        on
            days.workspace_id = measured.workspace_id
            and days.day = measured.day
    group by days.workspace_id, days.day, lifetimes.has_office_hours

)

select * from support_days
