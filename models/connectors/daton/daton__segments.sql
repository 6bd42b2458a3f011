with segments as (

    select * from {{ ref('intercom__segments') }}

),

shown as (

    select
        'segment' as type,
        segments.segment_id as id,
        segments.name,
        {{ timestamp_to_unix('segments.created_at') }} as created_at,
        {{ timestamp_to_unix('segments.updated_at') }} as updated_at,
        segments.person_type,
        segments.member_count as count
    from segments
    where {{ connector_shows('segments') }}

)

select * from shown
