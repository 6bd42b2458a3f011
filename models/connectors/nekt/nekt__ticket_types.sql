with ticket_types as (

    select * from {{ ref('intercom__ticket_types') }}

),

ticket_type_attributes as (

    select * from {{ ref('intercom__ticket_type_attributes') }}

),

ticket_type_states as (

    select * from {{ ref('intercom__ticket_type_states') }}

),

attribute_lists as (

    {{ ticket_type_attribute_lists('ticket_type_attributes') }}

),

state_lists as (

    {{ json_lists(
        'ticket_type_states',
        'ticket_type_id',
        json_object({
            'type': "'ticket_state'",
            'id': 'ticket_type_states.ticket_state_id',
            'category': 'ticket_type_states.state',
            'internal_label': 'ticket_type_states.state_internal_label',
            'external_label': 'ticket_type_states.state_external_label',
        }),
        'ticket_type_states.ticket_state_id'
    ) }}

),

shown as (

    select
        'ticket_type' as type,
        ticket_types.ticket_type_id as id,
        ticket_types.name,
        ticket_types.description,
        ticket_types.icon,
        ticket_types.workspace_id,
        ticket_types.category,
        ticket_types.is_archived as archived,
        ticket_types.is_internal,
        {{ timestamp_to_unix('ticket_types.created_at') }} as created_at,
        {{ timestamp_to_unix('ticket_types.updated_at') }} as updated_at,
        {{ api_list('list', 'data', api_items('attribute_lists')) }} as ticket_type_attributes,
        {{ api_list('list', 'data', api_items('state_lists')) }} as ticket_states
    from ticket_types
    {{ with_lists('ticket_types', 'ticket_type_id', ['attribute_lists', 'state_lists']) }}
    where {{ connector_shows('ticket_types') }}

)

select * from shown
