with conversations as (

    select * from {{ ref('stg_intercom__conversations') }}

),

ratings as (

    select
        -- ids
        conversations.workspace_id,
        conversations.conversation_id,
        conversations.rating_contact_id,
        conversations.rating_contact_external_id,
        conversations.rating_teammate_id,
        {{ rated_admin_id('conversations') }} as rated_admin_id,

        -- labels
        conversations.rating_teammate_type,
        conversations.rating_remark,
        conversations.ai_agent_rating_remark,

        -- flags
        (conversations.rating is not null or conversations.rating_created_at is not null)
            as is_requested,
        conversations.rating is not null as is_rated,
        conversations.rating in (4, 5) as is_positive,
        conversations.ai_agent_rating in (4, 5) as is_ai_agent_positive,

        -- numbers
        conversations.rating,
        conversations.ai_agent_rating,

        -- times
        conversations.rating_created_at,
        conversations.rating_updated_at,
        conversations.ai_agent_created_at,
        conversations.ai_agent_updated_at,

        -- landing
        conversations.deleted_at,
        conversations.is_deleted,
        conversations.loaded_at
    from conversations
    where
        (
            conversations.rating is not null
            or conversations.rating_created_at is not null
            or conversations.ai_agent_rating is not null
        )
        and {{ is_shown('conversations.is_deleted') }}

)

select * from ratings
