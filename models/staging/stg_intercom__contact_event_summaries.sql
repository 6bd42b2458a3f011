{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key=['workspace_id', 'contact_id', 'event_name'],
        on_schema_change='append_new_columns',
    )
}}

with landed as (

    select landed.* from {{ source('intercom', 'contact_event_summaries') }} as landed
    {{ newly_loaded('landed') }}

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', contact_event_summaries_schema()) }} as summary
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.parent_id as contact_id,

        -- labels
        parsed.record_id as event_name,
        parsed.summary.description,

        -- numbers
        parsed.summary.count as event_count,

        -- times
        {{ text_to_timestamp('parsed.summary.first') }} as first_event_at,
        {{ text_to_timestamp('parsed.summary.last') }} as last_event_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
