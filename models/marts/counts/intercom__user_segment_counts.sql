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

    select
        -- ids
        segments.workspace_id,
        segments.segment_id,

        -- labels
        min(segments.name) as segment_name,

        -- numbers
        count(contacts.contact_id) as contact_count,
        count(contacts.contact_id) filter (where contacts.role = 'user') as user_count,
        count(contacts.contact_id) filter (where contacts.role = 'lead') as lead_count
    from segments
    left join memberships
        on
            segments.workspace_id = memberships.workspace_id
            and segments.segment_id = memberships.segment_id
    left join contacts
        on
            memberships.workspace_id = contacts.workspace_id
            and memberships.contact_id = contacts.contact_id
    group by segments.workspace_id, segments.segment_id

)

select * from counted
