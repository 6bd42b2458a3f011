with segments as (

    select * from {{ ref('intercom__segments') }}
    where not is_deleted

),

memberships as (

    select * from {{ ref('intercom__contact_segments') }}
    where not is_deleted

),

contacts as (

    select * from {{ ref('intercom__contacts') }}
    where not is_deleted

),

counted as (

    {{ count_people('segments', 'segment_id') }}

),

named as (

    select
        -- ids
        segments.workspace_id,
        segments.segment_id,

        -- labels
        segments.name as segment_name,

        -- numbers
        counted.contact_count,
        counted.user_count,
        counted.lead_count
    from segments
    inner join counted
        on
            segments.workspace_id = counted.workspace_id
            and segments.segment_id = counted.segment_id

)

select * from named
