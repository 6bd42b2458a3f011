{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key=['workspace_id', 'conversation_id', 'part_id'],
        on_schema_change='append_new_columns',
    )
}}

with landed as (

    select landed.* from {{ source('intercom', 'conversation_parts') }} as landed
    {{ newly_loaded('landed') }}

),

parsed as (

    select
        landed.*,
        {{ parse_record('landed.record', conversation_parts_schema()) }} as part
    from landed

),

renamed as (

    select
        -- ids
        parsed.workspace_id,
        parsed.parent_id as conversation_id,
        parsed.record_id as part_id,
        {{ zero_is_none('parsed.part.author.id') }} as author_id,
        {{ zero_is_none('parsed.part.assigned_to.id') }} as assigned_to_id,
        parsed.part.external_id,

        -- labels
        parsed.part.part_type,
        parsed.part.author.type as author_type,
        parsed.part.author.name as author_name,
        parsed.part.author.email as author_email,
        parsed.part.assigned_to.type as assigned_to_type,
        parsed.part.state,
        parsed.part.body,
        parsed.part.app_package_code,
        parsed.part.email_message_metadata.message_id as email_message_id,
        parsed.part.email_message_metadata.subject as email_subject,
        {{ json_document('parsed.part.email_message_metadata.email_address_headers') }}
            as email_address_headers,
        {{ json_document('parsed.part.metadata') }} as metadata,
        {{ json_document('parsed.part.event_details') }} as event_details,
        {{ json_document('parsed.part.translations') }} as translations,

        -- flags
        parsed.part.redacted as is_redacted,
        parsed.part.author.from_ai_agent as is_from_ai_agent,
        parsed.part.author.is_ai_answer,

        -- lists
        {{ json_list_length('parsed.part.attachments') }} as attachment_count,
        {{ json_document('parsed.part.attachments') }} as attachments,
        {{ json_list_length('parsed.part.tags') }} as tag_count,
        {{ json_document('parsed.part.tags') }} as tags,

        -- times
        {{ unix_to_timestamp('parsed.part.created_at') }} as created_at,
        {{ unix_to_timestamp('parsed.part.updated_at') }} as updated_at,
        {{ unix_to_timestamp('parsed.part.notified_at') }} as notified_at,

        -- landing
        {{ landing_columns('parsed') }}
    from parsed

)

select * from renamed
