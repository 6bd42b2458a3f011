with messages as (

    select * from {{ ref('intercom__conversation_parts') }}

),

parts as (

    select
        messages.workspace_id,
        messages.conversation_id,
        messages.part_id,
        {{ parse_record('messages.attachments', attachments_schema()) }} as attachments,
        messages.deleted_at,
        messages.is_deleted,
        messages.loaded_at
    from messages
    where
        not messages.is_opening_message
        and messages.attachments is not null
        and {{ is_shown('messages.is_deleted') }}

),

attachments as (

    select
        -- ids
        parts.workspace_id,
        parts.conversation_id,
        parts.part_id,

        {{ attachment_columns('attachment') }},

        -- landing
        parts.deleted_at,
        parts.is_deleted,
        parts.loaded_at
    from parts
    {{ each_item('parts.attachments', 'attachment') }}

)

select * from attachments
