with memberships as (

    select * from {{ ref('intercom__company_segments') }}
    where not is_deleted

),

counted as (

    select
        -- ids
        memberships.workspace_id,
        memberships.segment_id,

        -- labels
        min(memberships.segment_name) as segment_name,

        -- numbers
        count(memberships.company_id) as company_count
    from memberships
    group by memberships.workspace_id, memberships.segment_id

)

select * from counted
