{{ config(materialized='view') }}

{%- set attribute_list = [{
    'id': 'text',
    'name': 'text',
    'description': 'text',
    'data_type': 'text',
    'input_options': 'json',
    'order': 'bigint',
    'required_to_create': 'boolean',
    'required_to_create_for_contacts': 'boolean',
    'visible_on_create': 'boolean',
    'visible_to_contacts': 'boolean',
    'default': 'boolean',
    'archived': 'boolean',
    'created_at': 'bigint',
    'updated_at': 'bigint',
}] -%}

with landed as (

    select landed.* from {{ source('intercom', 'ticket_types') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', {
            'name': 'text',
            'description': 'text',
            'category': 'text',
            'icon': 'text',
            'archived': 'boolean',
            'is_internal': 'boolean',
            'ticket_type_attributes': {
                'data': attribute_list, 'ticket_type_attributes': attribute_list,
            },
            'ticket_states': {
                'data': [{
                    'id': 'text',
                    'category': 'text',
                    'internal_label': 'text',
                    'external_label': 'text',
                }],
            },
            'created_at': 'bigint',
            'updated_at': 'bigint',
        }) }} as ticket_type
    from landed

),

-- The attributes stand under one key in the API's description, under another in its answers.
attributed as (

    select
        parsed.*,
        coalesce(
            parsed.ticket_type.ticket_type_attributes.data,
            parsed.ticket_type.ticket_type_attributes.ticket_type_attributes
        ) as attributes
    from parsed

),

renamed as (

    select
        -- ids
        attributed.workspace_id,
        attributed.record_id as ticket_type_id,

        -- labels
        attributed.ticket_type.name,
        attributed.ticket_type.description,
        attributed.ticket_type.category,
        attributed.ticket_type.icon,

        -- flags
        attributed.ticket_type.archived as is_archived,
        attributed.ticket_type.is_internal,

        -- lists
        attributed.attributes as ticket_type_attributes,
        {{ list_length('attributed.attributes') }} as attribute_count,
        attributed.ticket_type.ticket_states.data as ticket_states,
        {{ list_length('attributed.ticket_type.ticket_states.data') }} as state_count,

        -- times
        {{ unix_to_timestamp('attributed.ticket_type.created_at') }} as created_at,
        {{ unix_to_timestamp('attributed.ticket_type.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('attributed') }}
    from attributed

)

select * from renamed
