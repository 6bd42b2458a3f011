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

figures as (

    select
        -- ids
        conversations.workspace_id,
        conversations.conversation_id,
        conversations.statistics_last_closed_by_id,

        -- numbers
        conversations.statistics_time_to_assignment_seconds,
        conversations.statistics_time_to_admin_reply_seconds,
        conversations.statistics_time_to_first_close_seconds,
        conversations.statistics_time_to_last_close_seconds,
        conversations.statistics_median_time_to_reply_seconds,
        conversations.statistics_handling_time_seconds,
        conversations.statistics_adjusted_handling_time_seconds,
        conversations.statistics_reopen_count,
        conversations.statistics_assignment_count,
        conversations.statistics_part_count,

        -- times
        conversations.statistics_first_contact_reply_at,
        conversations.statistics_first_assignment_at,
        conversations.statistics_first_admin_reply_at,
        conversations.statistics_first_close_at,
        conversations.statistics_last_assignment_at,
        conversations.statistics_last_assignment_admin_reply_at,
        conversations.statistics_last_contact_reply_at,
        conversations.statistics_last_admin_reply_at,
        conversations.statistics_last_close_at,

        -- landing
        conversations.deleted_at,
        conversations.is_deleted,
        conversations.loaded_at
    from conversations
    where
        conversations.has_statistics
        and {{ is_shown('conversations.is_deleted') }}

)

select * from figures
