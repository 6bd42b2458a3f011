{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key=['workspace_id', 'contact_id', 'event_id'],
        on_schema_change='append_new_columns',
    )
}}

with landed as (

    select landed.* from {{ source('intercom', 'contact_events') }} as landed
    {{ newly_loaded('landed') }}

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', contact_events_schema()) }} as event
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.parent_id as contact_id,
        parsed.record_id as event_id,
        parsed.event.user_id as contact_external_id,

        -- labels
        parsed.event.event_name,
        parsed.event.email as contact_email,
        {{ json_document('parsed.event.metadata') }} as metadata,

        -- times
        {{ unix_to_timestamp('parsed.event.created_at') }} as created_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
