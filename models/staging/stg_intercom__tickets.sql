{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key=['workspace_id', 'ticket_id'],
        on_schema_change='append_new_columns',
    )
}}

with landed as (

    select landed.* from {{ source('intercom', 'tickets') }} as landed
    {{ newly_loaded('landed') }}

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', tickets_schema()) }} as ticket
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.record_id as ticket_id,
        parsed.ticket.ticket_type.id as ticket_type_id,
        {{ json_field('parsed.ticket.ticket_state', 'id') }} as ticket_state_id,
        {{ zero_is_none('parsed.ticket.previous_ticket_state_id') }} as previous_ticket_state_id,
        {{ zero_is_none('parsed.ticket.admin_assignee_id') }} as admin_assignee_id,
        {{ zero_is_none('parsed.ticket.team_assignee_id') }} as team_assignee_id,
        {{ zero_is_none('parsed.ticket.company_id') }} as company_id,

        -- labels
        parsed.ticket.ticket_id as ticket_number,
        parsed.ticket.ticket_type.name as ticket_type_name,
        coalesce(parsed.ticket.category, parsed.ticket.ticket_type.category) as category,
        -- An object since API version 2.12; plain text, the category itself, before.
        case
            when {{ json_field('parsed.ticket.ticket_state', 'id') }} is not null
                then {{ json_field('parsed.ticket.ticket_state', 'category') }}
            else {{ json_scalar('parsed.ticket.ticket_state') }}
        end as state,
        coalesce(
            {{ json_field('parsed.ticket.ticket_state', 'internal_label') }},
            parsed.ticket.ticket_state_internal_label
        ) as state_internal_label,
        coalesce(
            {{ json_field('parsed.ticket.ticket_state', 'external_label') }},
            parsed.ticket.ticket_state_external_label
        ) as state_external_label,
        {{ json_field('parsed.ticket.ticket_attributes', '_default_title_') }} as title,
        {{ json_field('parsed.ticket.ticket_attributes', '_default_description_') }} as description,

        -- flags
        parsed.ticket.open as is_open,
        parsed.ticket.is_shared,

        -- lists
        parsed.ticket.contacts.contacts,
        {{ list_length('parsed.ticket.contacts.contacts') }} as contact_count,
        coalesce(
            parsed.ticket.linked_objects.total_count,
            {{ json_list_length('parsed.ticket.linked_objects.data') }}
        ) as linked_object_count,
        {{ json_document('parsed.ticket.linked_objects.data') }} as linked_objects,
        parsed.ticket.linked_objects.has_more as has_more_linked_objects,
        parsed.ticket.ticket_parts.total_count as api_part_count,
        {{ json_document('parsed.ticket.ticket_attributes') }} as ticket_attributes,

        -- times
        {{ unix_to_timestamp('parsed.ticket.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.ticket.updated_at') }} as updated_at,
        {{ unix_to_timestamp('parsed.ticket.snoozed_until') }} as snoozed_until_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
