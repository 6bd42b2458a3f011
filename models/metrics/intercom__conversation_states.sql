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

compared as (

    select
        events.*,
        lag(concat_ws(
            ' ',
            events.state,
            coalesce(events.admin_assignee_id, '-'),
            coalesce(events.team_assignee_id, '-')
        )) over (
            partition by events.workspace_id, events.conversation_id
            order by events.part_index
        ) as previous_stretch,
        concat_ws(
            ' ',
            events.state,
            coalesce(events.admin_assignee_id, '-'),
            coalesce(events.team_assignee_id, '-')
        ) as stretch
    from events

),

beginnings as (

    select
        compared.*,
        row_number() over conversation - 1 as state_index,
        lead(compared.part_index) over conversation is null as is_current,
        lead(compared.created_at) over conversation as ended_at,
        lead(compared.event_date) over conversation as ended_date
    from compared
    where compared.previous_stretch is null or compared.previous_stretch != compared.stretch
    window
        conversation as (
            partition by compared.workspace_id, compared.conversation_id
            order by compared.part_index
        )

),

states as (

    select
        -- ids
        beginnings.workspace_id,
        beginnings.conversation_id,
        beginnings.part_id,
        beginnings.admin_assignee_id,
        beginnings.team_assignee_id,

        -- labels
        beginnings.state,

        -- flags
        beginnings.is_current,
        beginnings.is_deleted,

        -- numbers
        beginnings.state_index,
        {{ elapsed_seconds('beginnings.created_at', 'beginnings.ended_at') }} as duration_seconds,

        -- times
        beginnings.created_at as started_at,
        beginnings.ended_at,
        beginnings.event_date as started_date,
        beginnings.ended_date,

        -- landing
        beginnings.deleted_at,
        beginnings.loaded_at
    from beginnings

)

select * from states
