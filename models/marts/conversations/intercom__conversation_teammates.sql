with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

participants as (

    select
        -- ids
        conversations.workspace_id,
        conversations.conversation_id,
        teammate.id as admin_id,

        -- labels
        min(teammate.type) as teammate_type,

        -- numbers
        min(position) as teammate_position,

        -- landing
        max(conversations.deleted_at) as deleted_at,
        bool_or(conversations.is_deleted) as is_deleted,
        max(conversations.loaded_at) as loaded_at
    from conversations
    {{ each_item('conversations.teammates', 'teammate') }}
    where
        {{ zero_is_none('teammate.id') }} is not null
        and {{ is_shown('conversations.is_deleted') }}
    group by conversations.workspace_id, conversations.conversation_id, teammate.id

)

select * from participants
