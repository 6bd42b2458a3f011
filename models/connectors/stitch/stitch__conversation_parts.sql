with conversation_parts as (

    select * from {{ ref('intercom__conversation_parts') }}

),

conversations as (

    select * from {{ ref('intercom__conversations') }}

),

shown as (

    select
        {{ api_conversation_part_columns('conversation_parts', 'timestamp') }},
        conversation_parts.assigned_to_id as assigned_to,
        conversations.created_at as conversation_created_at,
        conversations.updated_at as conversation_updated_at,
        conversations.api_part_count as conversation_total_parts
    from conversation_parts
    left join conversations
        on
            conversation_parts.workspace_id = conversations.workspace_id
            and conversation_parts.conversation_id = conversations.conversation_id
    where
        not conversation_parts.is_opening_message
        and {{ connector_shows('conversation_parts') }}

)

select * from shown
