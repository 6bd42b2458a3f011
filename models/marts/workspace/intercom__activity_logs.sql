{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key=['workspace_id', 'activity_log_id'],
        on_schema_change='append_new_columns',
        post_hook='{{ delete_hidden_rows() }}',
    )
}}

with activity_logs as (

    select * from {{ ref('stg_intercom__activity_logs') }}

),

-- A row to be hidden comes once more, marked: so the hook deletes the one that was built before.
changed as (

    select
        -- ids
        activity_logs.workspace_id,
        activity_logs.activity_log_id,
        activity_logs.performed_by_id,

        -- labels
        activity_logs.performed_by_type,
        activity_logs.performed_by_email,
        activity_logs.performed_by_ip,
        activity_logs.activity_type,
        activity_logs.description,
        activity_logs.metadata,

        -- times
        activity_logs.created_at,

        -- landing
        activity_logs.deleted_at,
        activity_logs.is_deleted,
        activity_logs.loaded_at
    from activity_logs
    {{ newly_loaded('activity_logs') }}

)

select * from changed
