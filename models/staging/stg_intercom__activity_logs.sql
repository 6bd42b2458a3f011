{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key=['workspace_id', 'activity_log_id'],
        on_schema_change='append_new_columns',
    )
}}

with landed as (

    select landed.* from {{ source('intercom', 'activity_logs') }} as landed
    {{ newly_loaded('landed') }}

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', activity_logs_schema()) }} as activity
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as activity_log_id,
        {{ zero_is_none('parsed.activity.performed_by.id') }} as performed_by_id,

        -- labels
        parsed.activity.performed_by.type as performed_by_type,
        parsed.activity.performed_by.email as performed_by_email,
        parsed.activity.performed_by.ip as performed_by_ip,
        parsed.activity.activity_type,
        parsed.activity.activity_description as description,
        {{ json_document('parsed.activity.metadata') }} as metadata,

        -- times
        {{ unix_to_timestamp('parsed.activity.created_at') }} as created_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
