with tags as (

    select * from {{ ref('intercom__tags') }}
    where not is_deleted

),

memberships as (

    select * from {{ ref('intercom__company_tags') }}
    where not is_deleted

),

counted as (

    select
        -- ids
        tags.workspace_id,
        tags.tag_id,

        -- labels
        min(tags.name) as tag_name,

        -- numbers
        count(memberships.company_id) as company_count
    from tags
    left join memberships
        on
            tags.workspace_id = memberships.workspace_id
            and tags.tag_id = memberships.tag_id
    group by tags.workspace_id, tags.tag_id

)

select * from counted
