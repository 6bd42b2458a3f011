with ticket_types as (

    select * from {{ ref('stg_intercom__ticket_types') }}

),

shown as (

    select
        -- ids
        ticket_types.workspace_id,
        ticket_types.ticket_type_id,

        -- labels
        ticket_types.name,
        ticket_types.description,
        ticket_types.category,
        ticket_types.icon,

        -- flags
        ticket_types.is_archived,
        ticket_types.is_internal,

        -- numbers
        ticket_types.attribute_count,
        ticket_types.state_count,

        -- times
        ticket_types.created_at,
        ticket_types.updated_at,

        -- landing
        ticket_types.deleted_at,
        ticket_types.is_deleted,
        ticket_types.loaded_at
    from ticket_types
    where {{ is_shown('ticket_types.is_deleted') }}

)

select * from shown
