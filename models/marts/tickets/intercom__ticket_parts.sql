{{
    config(
        materialized='incremental',
        incremental_strategy=replace_strategy(),
        unique_key=['workspace_id', 'ticket_id'],
        on_schema_change='append_new_columns',
        post_hook='{{ delete_hidden_rows() }}',
    )
}}

with tickets as (

    select * from {{ ref('stg_intercom__tickets') }}

),

parts as (

    select * from {{ ref('stg_intercom__ticket_parts') }}

),

-- A part that arrives late moves the numbers of those after it: whole tickets are built.
changed as (

    select
        tickets.workspace_id,
        tickets.ticket_id
    from tickets
    {{ newly_loaded('tickets') }}

    union

    select
        parts.workspace_id,
        parts.ticket_id
    from parts
    {{ newly_loaded('parts') }}

),

-- Parts that are hidden are built too, or a ticket whose last part went would keep it: the
-- post-hook removes them.
messages as (

    select
        parts.workspace_id,
        parts.ticket_id,
        parts.part_id,
        parts.author_id,
        parts.assigned_to_id,
        parts.updated_attribute_id,
        parts.external_id,
        parts.part_type,
        parts.author_type,
        parts.author_name,
        parts.author_email,
        parts.assigned_to_type,
        parts.state,
        parts.previous_state,
        parts.updated_attribute_label,
        parts.updated_value_id,
        parts.updated_value_label,
        parts.body,
        parts.translations,
        parts.app_package_code,
        parts.attachments,
        parts.is_redacted,
        -- Of a part of a ticket the API does not say whether a bot is Intercom's AI agent.
        cast(null as boolean) as is_from_ai_agent,
        cast(null as boolean) as is_ai_answer,
        {{ is_shown('parts.is_deleted') }} as is_numbered,
        parts.attachment_count,
        parts.created_at,
        parts.updated_at,
        coalesce(parts.deleted_at, tickets.deleted_at) as deleted_at,
        parts.is_deleted or coalesce(tickets.is_deleted, false) as is_deleted,
        greatest(parts.loaded_at, coalesce(tickets.loaded_at, parts.loaded_at)) as loaded_at
    from parts
    inner join changed
        on
            parts.workspace_id = changed.workspace_id
            and parts.ticket_id = changed.ticket_id
    left join tickets
        on
            parts.workspace_id = tickets.workspace_id
            and parts.ticket_id = tickets.ticket_id

),

numbered as (

    select
        -- ids
        messages.workspace_id,
        messages.ticket_id,
        messages.part_id,
        messages.author_id,
        messages.assigned_to_id,
        messages.updated_attribute_id,
        messages.external_id,

        -- labels
        messages.part_type,
        messages.author_type,
        {{ author_kind('messages') }} as author_kind,
        messages.author_name,
        messages.author_email,
        messages.assigned_to_type,
        messages.state,
        messages.previous_state,
        messages.updated_attribute_label,
        messages.updated_value_id,
        messages.updated_value_label,
        messages.body,
        messages.translations,
        messages.app_package_code,
        messages.attachments,

        -- flags
        messages.is_redacted,

        -- numbers
        row_number() over (
            partition by messages.workspace_id, messages.ticket_id
            order by
                messages.is_numbered desc,
                messages.created_at,
                {{ try_to('messages.part_id', 'bigint') }},
                messages.part_id
        ) as part_index,
        messages.attachment_count,

        -- times
        messages.created_at,
        messages.updated_at,

        -- landing
        messages.deleted_at,
        messages.is_deleted,
        messages.loaded_at
    from messages

)

select * from numbered
