with memberships as (

    select * from {{ ref('stg_intercom__contact_segments') }}

),

contacts as (

    select * from {{ ref('stg_intercom__contacts') }}

),

segments as (

    select * from {{ ref('stg_intercom__segments') }}

),

resolved as (

    select
        -- ids
        memberships.workspace_id,
        memberships.contact_id,
        memberships.segment_id,

        -- labels
        segments.name as segment_name,

        -- landing
        least(memberships.deleted_at, contacts.deleted_at, segments.deleted_at) as deleted_at,
        memberships.is_deleted
        or coalesce(contacts.is_deleted, false)
        or coalesce(segments.is_deleted, false) as is_deleted,
        memberships.loaded_at
    from memberships
    left join contacts
        on
            memberships.workspace_id = contacts.workspace_id
            and memberships.contact_id = contacts.contact_id
    left join segments
        on
            memberships.workspace_id = segments.workspace_id
            and memberships.segment_id = segments.segment_id

),

shown as (

    select * from resolved
    where {{ is_shown('resolved.is_deleted') }}

)

select * from shown
