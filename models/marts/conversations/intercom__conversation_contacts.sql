with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

participants as (

    select
        -- ids
        conversations.workspace_id,
        conversations.conversation_id,
        contact.id as contact_id,
        min(contact.external_id) as contact_external_id,

        -- numbers
        min(position) as contact_position,

        -- landing
        max(conversations.deleted_at) as deleted_at,
        bool_or(conversations.is_deleted) as is_deleted,
        max(conversations.loaded_at) as loaded_at
    from conversations
    {{ each_item('conversations.contacts', 'contact') }}
    where
        contact.id is not null
        and {{ is_shown('conversations.is_deleted') }}
    group by conversations.workspace_id, conversations.conversation_id, contact.id

)

select * from participants
