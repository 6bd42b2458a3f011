with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

agreements as (

    select
        -- ids
        conversations.workspace_id,
        conversations.conversation_id,

        -- labels
        conversations.sla_name,
        conversations.sla_status,

        -- landing
        conversations.deleted_at,
        conversations.is_deleted,
        conversations.loaded_at
    from conversations
    where
        (conversations.sla_name is not null or conversations.sla_status is not null)
        and {{ is_shown('conversations.is_deleted') }}

)

select * from agreements
