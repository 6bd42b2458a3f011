with tags as (

    select * from {{ ref('intercom__tags') }}
    where not is_deleted

),

memberships as (

    select * from {{ ref('intercom__contact_tags') }}
    where not is_deleted

),

contacts as (

    select * from {{ ref('intercom__contacts') }}
    where not is_deleted

),

counted as (

    {{ count_people('tags', 'tag_id') }}

),

named as (

    select
        -- ids
        tags.workspace_id,
        tags.tag_id,

        -- labels
        tags.name as tag_name,

        -- numbers
        counted.contact_count,
        counted.user_count,
        counted.lead_count
    from tags
    inner join counted
        on
            tags.workspace_id = counted.workspace_id
            and tags.tag_id = counted.tag_id

)

select * from named
