{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'away_status_reasons') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', away_status_reasons_schema()) }} as reason
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as away_status_reason_id,

        -- labels
        parsed.reason.label,
        parsed.reason.emoji,

        -- numbers
        parsed.reason.order as position,

        -- flags
        parsed.reason.deleted as is_retired,

        -- times
        {{ unix_to_timestamp('parsed.reason.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.reason.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
