{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'office_hours') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', office_hours_schema()) }} as schedule
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as office_hours_schedule_id,

        -- labels
        parsed.schedule.name,
        parsed.schedule.time_zone_name as timezone,

        -- flags
        parsed.schedule.twenty_four_seven as is_always_open,

        -- lists
        {{ list_length('parsed.schedule.time_intervals') }} as interval_count,
        parsed.schedule.time_intervals,

        -- times
        {{ unix_to_timestamp('parsed.schedule.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.schedule.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
