with tickets as (

    select * from {{ ref('stg_intercom__tickets') }}

),

parts as (

    select * from {{ ref('stg_intercom__ticket_parts') }}

),

first_contacts as (

    select
        tickets.workspace_id,
        tickets.ticket_id,
        min_by(contact.id, position) as contact_id
    from tickets
    {{ each_item('tickets.contacts', 'contact') }}
    where contact.id is not null
    group by tickets.workspace_id, tickets.ticket_id

),

part_counts as (

    select
        parts.workspace_id,
        parts.ticket_id,
        count(*) as part_count
    from parts
    inner join tickets
        on
            parts.workspace_id = tickets.workspace_id
            and parts.ticket_id = tickets.ticket_id
    where {{ belongs_to('parts', 'tickets') }}
    group by parts.workspace_id, parts.ticket_id

),

shown as (

    select
        -- ids
        tickets.workspace_id,
        tickets.ticket_id,
        tickets.ticket_type_id,
        tickets.ticket_state_id,
        tickets.previous_ticket_state_id,
        tickets.admin_assignee_id,
        tickets.team_assignee_id,
        tickets.company_id,
        first_contacts.contact_id,

        -- labels
        tickets.ticket_number,
        tickets.ticket_type_name,
        tickets.category,
        tickets.state,
        tickets.state_internal_label,
        tickets.state_external_label,
        tickets.title,
        tickets.description,
        tickets.linked_objects,
        tickets.ticket_attributes,

        -- flags
        tickets.is_open,
        tickets.is_shared,
        tickets.has_more_linked_objects,
        coalesce(tickets.api_part_count > coalesce(part_counts.part_count, 0), false)
            as is_part_list_truncated,

        -- numbers
        tickets.contact_count,
        tickets.linked_object_count,
        coalesce(part_counts.part_count, 0) as part_count,
        tickets.api_part_count,

        -- times
        tickets.created_at,
        tickets.updated_at,
        tickets.snoozed_until_at,

        -- landing
        tickets.deleted_at,
        tickets.is_deleted,
        tickets.loaded_at
    from tickets
    left join first_contacts
        on
            tickets.workspace_id = first_contacts.workspace_id
            and tickets.ticket_id = first_contacts.ticket_id
    left join part_counts
        on
            tickets.workspace_id = part_counts.workspace_id
            and tickets.ticket_id = part_counts.ticket_id
    where {{ is_shown('tickets.is_deleted') }}

)

select * from shown
