{{
    config(
        materialized='incremental',
        incremental_strategy=replace_strategy(),
        unique_key=['workspace_id', 'conversation_id'],
        on_schema_change='append_new_columns',
        post_hook='{{ delete_outdated_rows("stg_intercom__conversations", "conversation_id") }}',
    )
}}

with landed as (

    select * from {{ ref('stg_intercom__conversations') }}

),

conversations as (

    select landed.*
    from landed
    {{ newly_loaded('landed') }}

),

lists as (

    select
        conversations.workspace_id,
        conversations.conversation_id,
        false as is_office_hours_only,
        {{ parse_record(
            'conversations.statistics_assigned_team_first_response_times',
            team_response_times_schema()
        ) }} as response_times,
        conversations.deleted_at,
        conversations.is_deleted,
        conversations.loaded_at
    from conversations
    where conversations.statistics_assigned_team_first_response_times is not null

    union all

    select
        conversations.workspace_id,
        conversations.conversation_id,
        true as is_office_hours_only,
        {{ parse_record(
            'conversations.statistics_assigned_team_first_response_times_in_office_hours',
            team_response_times_schema()
        ) }} as response_times,
        conversations.deleted_at,
        conversations.is_deleted,
        conversations.loaded_at
    from conversations
    where conversations.statistics_assigned_team_first_response_times_in_office_hours is not null

),

responses as (

    select
        -- ids
        lists.workspace_id,
        lists.conversation_id,
        {{ zero_is_none('response.team_id') }} as team_id,

        -- labels
        response.team_name,

        -- flags
        lists.is_office_hours_only,

        -- numbers
        position as response_position,
        response.response_time as first_response_seconds,

        -- landing
        lists.deleted_at,
        lists.is_deleted,
        lists.loaded_at
    from lists
    {{ each_item('lists.response_times', 'response') }}
    where {{ is_shown('lists.is_deleted') }}

)

select * from responses
