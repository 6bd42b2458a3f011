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

done as (

    select
        measured.workspace_id,
        measured.day,
        measured.author_id as admin_id,
        {{ support_measures('measured', 'max(measured.office_clock_seconds) is not null') }}
    from measured
    where measured.author_kind = 'teammate' and measured.author_id is not null
    group by measured.workspace_id, measured.day, measured.author_id

),

-- Whoever gave it to them: a bot, another teammate, or they themselves.
assigned as (

    select
        measured.workspace_id,
        measured.day,
        measured.assigned_to_id as admin_id,
        max(measured.office_clock_seconds) is not null as has_office_hours,
        count(distinct measured.conversation_id) as assigned_conversation_count
    from measured
    where
        measured.is_assignment
        and measured.assigned_to_type = 'admin'
        and measured.assigned_to_id is not null
    group by measured.workspace_id, measured.day, measured.assigned_to_id

),

admin_days as (

    select
        -- ids
        coalesce(done.workspace_id, assigned.workspace_id) as workspace_id,
        coalesce(done.admin_id, assigned.admin_id) as admin_id,

        -- times
        coalesce(done.day, assigned.day) as day,

        -- numbers
        coalesce(done.reply_count, 0) as reply_count,
        coalesce(done.answer_count, 0) as answer_count,
        coalesce(done.reply_seconds, 0) as reply_seconds,
        coalesce(done.reply_office_seconds, case when assigned.has_office_hours then 0 end)
            as reply_office_seconds,
        coalesce(done.first_reply_count, 0) as first_reply_count,
        coalesce(done.first_reply_seconds, 0) as first_reply_seconds,
        coalesce(done.first_reply_office_seconds, case when assigned.has_office_hours then 0 end)
            as first_reply_office_seconds,
        coalesce(done.note_count, 0) as note_count,
        coalesce(done.close_count, 0) as close_count,
        coalesce(done.reopen_count, 0) as reopen_count,
        coalesce(done.snooze_count, 0) as snooze_count,
        coalesce(done.assignment_count, 0) as assignment_count,
        coalesce(done.replied_conversation_count, 0) as replied_conversation_count,
        coalesce(assigned.assigned_conversation_count, 0) as assigned_conversation_count
    from done
    full join assigned
        on
            done.workspace_id = assigned.workspace_id
            and done.day = assigned.day
            and done.admin_id = assigned.admin_id

)

select * from admin_days
