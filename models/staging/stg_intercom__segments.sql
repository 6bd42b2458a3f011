with landed as (

    select landed.* from {{ source('intercom', 'segments') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', segments_schema()) }} as segment
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as segment_id,

        -- labels
        parsed.segment.name,
        parsed.segment.person_type,

        -- numbers
        parsed.segment.count as member_count,

        -- times
        {{ unix_to_timestamp('parsed.segment.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.segment.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
