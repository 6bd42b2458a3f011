with tickets as (

    select * from {{ ref('stg_intercom__tickets') }}

),

ticket_types as (

    select * from {{ ref('stg_intercom__ticket_types') }}

),

definitions as (

    select
        ticket_types.workspace_id,
        ticket_types.ticket_type_id,
        attribute.id as attribute_key,
        attribute.name,
        concat('ticket_attributes.', attribute.name) as full_name,
        attribute.data_type,
        true as is_custom,
        attribute.archived as is_archived,
        {{ unix_to_timestamp('attribute.created_at') }} as created_at,
        {{ unix_to_timestamp('attribute.updated_at') }} as updated_at,
        ticket_types.deleted_at,
        ticket_types.is_deleted,
        ticket_types.loaded_at
    from ticket_types
    {{ each_item('ticket_types.ticket_type_attributes', 'attribute') }}
    where attribute.id is not null

),

attribute_values as (

    {{ attribute_values(
        'tickets', 'ticket_id', 'definitions',
        attributes='ticket_attributes', within='ticket_type_id',
    ) }}

)

select * from attribute_values
