with ticket_types as (

    select * from {{ ref('stg_intercom__ticket_types') }}

),

attributes as (

    select
        -- ids
        ticket_types.workspace_id,
        ticket_types.ticket_type_id,
        attribute.id as attribute_key,

        -- labels
        attribute.name,
        concat('ticket_attributes.', attribute.name) as full_name,
        attribute.description,
        attribute.data_type,
        {{ json_document(json_field('attribute.input_options', 'list_options')) }} as options,
        {{ json_document('attribute.input_options') }} as input_options,

        -- flags
        not attribute.default as is_custom,
        attribute.archived as is_archived,
        attribute.required_to_create as is_required,
        attribute.required_to_create_for_contacts as is_required_for_contacts,
        attribute.visible_on_create as is_visible_on_create,
        attribute.visible_to_contacts as is_visible_to_contacts,
        {{ try_to(json_field('attribute.input_options', 'multiline'), 'boolean') }} as is_multiline,

        -- numbers
        attribute.order as position,

        -- times
        {{ unix_to_timestamp('attribute.created_at') }} as created_at,
        {{ unix_to_timestamp('attribute.updated_at') }} as updated_at,

        -- landing
        ticket_types.deleted_at,
        ticket_types.is_deleted,
        ticket_types.loaded_at
    from ticket_types
    {{ each_item('ticket_types.ticket_type_attributes', 'attribute', 'attribute_position') }}
    where
        attribute.id is not null
        and {{ is_shown('ticket_types.is_deleted') }}
    qualify row_number() over (
        partition by ticket_types.workspace_id, ticket_types.ticket_type_id, attribute.id
        order by attribute_position
    ) = 1

)

select * from attributes
