with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

opening_messages as (

    select
        conversations.workspace_id,
        conversations.conversation_id,
        {{ parse_record('conversations.source_attachments', attachments_schema()) }} as attachments,
        conversations.deleted_at,
        conversations.is_deleted,
        conversations.loaded_at
    from conversations
    where
        conversations.source_attachments is not null
        and {{ is_shown('conversations.is_deleted') }}

),

attachments as (

    select
        -- ids
        opening_messages.workspace_id,
        opening_messages.conversation_id,

        {{ attachment_columns('attachment') }},

        -- landing
        opening_messages.deleted_at,
        opening_messages.is_deleted,
        opening_messages.loaded_at
    from opening_messages
    {{ each_item('opening_messages.attachments', 'attachment') }}

)

select * from attachments
