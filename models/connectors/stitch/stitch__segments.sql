with segments as (

    select * from {{ ref('intercom__segments') }}

),

shown as (

    select
        'segment' as type,
        segments.segment_id as id,
        segments.name,
        segments.member_count as count,
        segments.created_at,
        segments.updated_at
    from segments
    where {{ connector_shows('segments') }}

)

select * from shown
