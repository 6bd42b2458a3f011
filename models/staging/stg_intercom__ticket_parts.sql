{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key=['workspace_id', 'ticket_id', 'part_id'],
        on_schema_change='append_new_columns',
    )
}}

with landed as (

    select landed.* from {{ source('intercom', 'ticket_parts') }} as landed
    {{ newly_loaded('landed') }}

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', ticket_parts_schema()) }} as part
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.parent_id as ticket_id,
        parsed.record_id as part_id,
        {{ zero_is_none('parsed.part.author.id') }} as author_id,
        {{ zero_is_none('parsed.part.assigned_to.id') }} as assigned_to_id,
        parsed.part.updated_attribute_data.attribute.id as updated_attribute_id,
        parsed.part.external_id,

        -- labels
        parsed.part.part_type,
        parsed.part.author.type as author_type,
        parsed.part.author.name as author_name,
        parsed.part.author.email as author_email,
        parsed.part.assigned_to.type as assigned_to_type,
        parsed.part.ticket_state as state,
        parsed.part.previous_ticket_state as previous_state,
        parsed.part.updated_attribute_data.attribute.label as updated_attribute_label,
        parsed.part.updated_attribute_data.value.id as updated_value_id,
        parsed.part.updated_attribute_data.value.label as updated_value_label,
        parsed.part.body,
        {{ json_document('parsed.part.translations') }} as translations,
        parsed.part.app_package_code,

        -- flags
        parsed.part.redacted as is_redacted,

        -- lists
        {{ json_list_length('parsed.part.attachments') }} as attachment_count,
        {{ json_document('parsed.part.attachments') }} as attachments,

        -- times
        {{ unix_to_timestamp('parsed.part.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.part.updated_at') }} as updated_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
