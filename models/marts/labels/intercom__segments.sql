with segments as (

    select * from {{ ref('stg_intercom__segments') }}

),

shown as (

    select
        -- ids
        segments.workspace_id,
        segments.segment_id,

        -- labels
        segments.name,
        segments.person_type,

        -- numbers
        segments.member_count,

        -- times
        segments.created_at,
        segments.updated_at,

        -- landing
        segments.deleted_at,
        segments.is_deleted,
        segments.loaded_at
    from segments
    where {{ is_shown('segments.is_deleted') }}

)

select * from shown
