{{ config(materialized='view') }}

with landed as (

    select landed.* from {{ source('intercom', 'ticket_types') }} as landed

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', ticket_types_schema()) }} as ticket_type
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
