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

team_days as (

    select
        -- ids
        measured.workspace_id,
        measured.team_assignee_id as team_id,

        -- times
        measured.day,

        -- numbers
        {{ support_measures('measured', 'max(measured.office_clock_seconds) is not null') }},
        count(*) filter (where measured.is_contact_message) as contact_message_count,
        count(distinct measured.conversation_id) filter (
            where
            measured.is_assignment
            and measured.assigned_to_type = 'team'
            and measured.assigned_to_id is not null
        ) as assigned_conversation_count
    from measured
    group by measured.workspace_id, measured.team_assignee_id, measured.day

)

select * from team_days
