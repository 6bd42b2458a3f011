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

    select
        -- ids
        tags.workspace_id,
        tags.tag_id,

        -- labels
        min(tags.name) as tag_name,

        -- numbers
        count(contacts.contact_id) as contact_count,
        count(contacts.contact_id) filter (where contacts.role = 'user') as user_count,
        count(contacts.contact_id) filter (where contacts.role = 'lead') as lead_count
    from tags
    left join memberships
        on
            tags.workspace_id = memberships.workspace_id
            and tags.tag_id = memberships.tag_id
    left join contacts
        on
            memberships.workspace_id = contacts.workspace_id
            and memberships.contact_id = contacts.contact_id
    group by tags.workspace_id, tags.tag_id

)

select * from counted
