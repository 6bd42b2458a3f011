{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'deleted_conversations') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', deleted_conversations_schema()) }} as item
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as conversation_id,

        -- flags
        parsed.item.metrics_retained as has_retained_metrics,

        -- times
        {{ unix_to_timestamp('parsed.item.deleted_at') }} as conversation_deleted_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
