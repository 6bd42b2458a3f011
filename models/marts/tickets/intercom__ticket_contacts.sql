with tickets as (

    select * from {{ ref('stg_intercom__tickets') }}

),

participants as (

    select
        -- ids
        tickets.workspace_id,
        tickets.ticket_id,
        contact.id as contact_id,
        min(contact.external_id) as contact_external_id,

        -- numbers
        min(position) as contact_position,

        -- landing
        max(tickets.deleted_at) as deleted_at,
        bool_or(tickets.is_deleted) as is_deleted,
        max(tickets.loaded_at) as loaded_at
    from tickets
    {{ each_item('tickets.contacts', 'contact') }}
    where
        contact.id is not null
        and {{ is_shown('tickets.is_deleted') }}
    group by tickets.workspace_id, tickets.ticket_id, contact.id

)

select * from participants
