{{
    config(
        materialized='incremental',
        incremental_strategy=replace_strategy(),
        unique_key=['workspace_id', 'conversation_id'],
        on_schema_change='append_new_columns',
        post_hook='{{ delete_hidden_rows() }}',
    )
}}

with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

parts as (

    select * from {{ ref('stg_intercom__conversation_parts') }}

),

-- A part that arrives late moves the numbers of those after it: whole conversations are built.
changed as (

    select
        conversations.workspace_id,
        conversations.conversation_id
    from conversations
    {{ newly_loaded('conversations') }}

    union

    select
        parts.workspace_id,
        parts.conversation_id
    from parts
    {{ newly_loaded('parts') }}

),

opening_messages as (

    select
        conversations.workspace_id,
        conversations.conversation_id,
        concat('source-', conversations.conversation_id) as part_id,
        conversations.source_author_id as author_id,
        cast(null as string) as assigned_to_id,
        cast(null as string) as external_id,
        'source' as part_type,
        conversations.source_author_type as author_type,
        conversations.source_author_name as author_name,
        conversations.source_author_email as author_email,
        cast(null as string) as assigned_to_type,
        cast(null as string) as state,
        conversations.source_subject as subject,
        conversations.source_body as body,
        conversations.source_url as url,
        cast(null as string) as app_package_code,
        conversations.source_email_message_id as email_message_id,
        conversations.source_email_subject as email_subject,
        conversations.source_email_address_headers as email_address_headers,
        cast(null as string) as metadata,
        cast(null as string) as event_details,
        cast(null as string) as translations,
        true as is_opening_message,
        conversations.is_source_redacted as is_redacted,
        conversations.is_source_from_ai_agent as is_from_ai_agent,
        conversations.is_source_ai_answer as is_ai_answer,
        conversations.source_attachment_count as attachment_count,
        conversations.source_attachments as attachments,
        cast(0 as bigint) as tag_count,
        cast(null as string) as tags,
        conversations.created_at,
        conversations.created_at as updated_at,
        cast(null as timestamp) as notified_at,
        conversations.deleted_at,
        conversations.is_deleted,
        conversations.loaded_at
    from conversations
    inner join changed
        on
            conversations.workspace_id = changed.workspace_id
            and conversations.conversation_id = changed.conversation_id

),

replies as (

    select
        parts.workspace_id,
        parts.conversation_id,
        parts.part_id,
        parts.author_id,
        parts.assigned_to_id,
        parts.external_id,
        parts.part_type,
        parts.author_type,
        parts.author_name,
        parts.author_email,
        parts.assigned_to_type,
        parts.state,
        cast(null as string) as subject,
        parts.body,
        cast(null as string) as url,
        parts.app_package_code,
        parts.email_message_id,
        parts.email_subject,
        parts.email_address_headers,
        parts.metadata,
        parts.event_details,
        parts.translations,
        false as is_opening_message,
        parts.is_redacted,
        parts.is_from_ai_agent,
        parts.is_ai_answer,
        parts.attachment_count,
        parts.attachments,
        parts.tag_count,
        parts.tags,
        parts.created_at,
        parts.updated_at,
        parts.notified_at,
        coalesce(parts.deleted_at, conversations.deleted_at) as deleted_at,
        parts.is_deleted or coalesce(conversations.is_deleted, false) as is_deleted,
        greatest(
            parts.loaded_at, coalesce(conversations.loaded_at, parts.loaded_at)
        ) as loaded_at
    from parts
    inner join changed
        on
            parts.workspace_id = changed.workspace_id
            and parts.conversation_id = changed.conversation_id
    left join conversations
        on
            parts.workspace_id = conversations.workspace_id
            and parts.conversation_id = conversations.conversation_id
    where {{ is_shown('parts.is_deleted') }}

),

messages as (

    select * from opening_messages
    union all
    select * from replies

),

numbered as (

    select
        -- ids
        messages.workspace_id,
        messages.conversation_id,
        messages.part_id,
        messages.author_id,
        messages.assigned_to_id,
        messages.external_id,

        -- labels
        messages.part_type,
        messages.author_type,
        {{ author_kind('messages') }} as author_kind,
        messages.author_name,
        messages.author_email,
        messages.assigned_to_type,
        messages.state,
        messages.subject,
        messages.body,
        messages.url,
        messages.app_package_code,
        messages.email_message_id,
        messages.email_subject,
        messages.email_address_headers,
        messages.metadata,
        messages.event_details,
        messages.translations,
        messages.attachments,
        messages.tags,

        -- flags
        messages.is_opening_message,
        messages.is_redacted,
        messages.is_from_ai_agent,
        messages.is_ai_answer,

        -- numbers
        row_number() over (
            partition by messages.workspace_id, messages.conversation_id
            order by
                messages.is_opening_message desc,
                messages.created_at,
                {{ try_to('messages.part_id', 'bigint') }},
                messages.part_id
        ) - 1 as part_index,
        messages.attachment_count,
        messages.tag_count,

        -- times
        messages.created_at,
        messages.updated_at,
        messages.notified_at,

        -- landing
        messages.deleted_at,
        messages.is_deleted,
        messages.loaded_at
    from messages

)

select * from numbered
