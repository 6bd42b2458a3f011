{{
    config(
        materialized='incremental',
        incremental_strategy=replace_strategy(),
        unique_key=['workspace_id', 'conversation_id'],
        on_schema_change='append_new_columns',
        post_hook='{{ delete_outdated_rows("intercom__conversation_events", "conversation_id") }}',
    )
}}

with landed as (

    select * from {{ ref('intercom__conversation_events') }}

),

events as (

    select landed.*
    from landed
    {{ newly_loaded('landed') }}

),

first_replies as (

    select
        events.workspace_id,
        events.conversation_id,
        min(events.part_index) as part_index
    from events
    where events.is_teammate_reply and events.is_after_first_contact
    group by events.workspace_id, events.conversation_id

),

-- By place and not by time: two parts may be of one second.
answers as (

    select
        events.*,
        events.part_index = first_replies.part_index as is_first_reply,
        row_number() over (
            partition by events.workspace_id, events.conversation_id
            order by events.part_index
        ) as reply_index
    from events
    left join first_replies
        on
            events.workspace_id = first_replies.workspace_id
            and events.conversation_id = first_replies.conversation_id
    where events.asked_part_id is not null

),

reply_times as (

    select
        -- ids
        answers.workspace_id,
        answers.conversation_id,
        answers.part_id,
        answers.author_id as admin_id,
        answers.asked_part_id,
        answers.admin_assignee_id,
        answers.team_assignee_id,

        -- flags
        coalesce(answers.is_first_reply, false) as is_first_reply,
        answers.is_deleted,

        -- numbers
        answers.reply_index,
        {{ elapsed_seconds('answers.asked_at', 'answers.created_at') }} as reply_seconds,
        {{ elapsed_office_seconds('asked', 'answers') }} as reply_office_seconds,
        {{ elapsed_seconds('answers.last_asked_at', 'answers.created_at') }}
            as seconds_since_last_message,

        -- times
        answers.asked_at,
        answers.last_asked_at,
        answers.created_at as replied_at,
        answers.event_date as replied_date,

        -- landing
        answers.deleted_at,
        answers.loaded_at
    from answers
    inner join events as asked
        on
            answers.workspace_id = asked.workspace_id
            and answers.conversation_id = asked.conversation_id
            and answers.asked_part_id = asked.part_id

)

select * from reply_times
