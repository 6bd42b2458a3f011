with tickets as (

    select * from {{ ref('intercom__tickets') }}

),

ticket_contacts as (

    select * from {{ ref('intercom__ticket_contacts') }}

),

ticket_parts as (

    select * from {{ ref('intercom__ticket_parts') }}

),

ticket_types as (

    select * from {{ ref('intercom__ticket_types') }}

),

ticket_type_attributes as (

    select * from {{ ref('intercom__ticket_type_attributes') }}

),

attribute_lists as (

    {{ ticket_type_attribute_lists('ticket_type_attributes') }}

),

contact_lists as (

    {{ participant_contact_lists('ticket_contacts', 'ticket_id') }}

),

part_lists as (

    {{ json_lists(
        'ticket_parts', 'ticket_id', api_ticket_part('ticket_parts'), 'ticket_parts.part_index'
    ) }}

),

types as (

    select
        ticket_types.workspace_id,
        ticket_types.ticket_type_id,
        {{ api_ticket_type('ticket_types', 'attribute_lists') }} as ticket_type
    from ticket_types
    {{ with_lists('ticket_types', 'ticket_type_id', ['attribute_lists']) }}

),

shown as (

    select
        'ticket' as type,
        tickets.ticket_id as id,
        tickets.ticket_number as ticket_id,
        tickets.company_id,
        {{ timestamp_to_unix('tickets.created_at') }} as created_at,
        {{ timestamp_to_unix('tickets.updated_at') }} as updated_at,
        tickets.is_open as open,
        tickets.category,
        tickets.is_shared,
        tickets.admin_assignee_id,
        tickets.team_assignee_id,
        types.ticket_type,
        {{ json_object({
            'type': "'ticket_state'",
            'id': 'tickets.ticket_state_id',
            'category': 'tickets.state',
            'internal_label': 'tickets.state_internal_label',
            'external_label': 'tickets.state_external_label',
        }) }} as ticket_state,
        tickets.ticket_attributes,
        {{ api_list('contact.list', 'contacts', api_items('contact_lists')) }} as contacts,
        {{ json_object(
            {'type': "'ticket_part.list'", 'total_count': 'coalesce(part_lists.item_count, 0)'},
            {'ticket_parts': api_items('part_lists')},
        ) }} as ticket_parts,
        {{ api_linked_objects('tickets') }} as linked_objects
    from tickets
    left join types
        on
            tickets.workspace_id = types.workspace_id
            and tickets.ticket_type_id = types.ticket_type_id
    {{ with_lists('tickets', 'ticket_id', ['contact_lists', 'part_lists']) }}
    where {{ connector_shows('tickets') }}

)

select * from shown
