with deleted_conversations as (

    select * from {{ ref('stg_intercom__deleted_conversations') }}

),

shown as (

    select
        -- ids
        deleted_conversations.workspace_id,
        deleted_conversations.conversation_id,

        -- flags
        deleted_conversations.has_retained_metrics,

        -- times
        deleted_conversations.conversation_deleted_at,

        -- landing
        deleted_conversations.deleted_at,
        deleted_conversations.is_deleted,
        deleted_conversations.loaded_at
    from deleted_conversations
    where {{ is_shown('deleted_conversations.is_deleted') }}

)

select * from shown
