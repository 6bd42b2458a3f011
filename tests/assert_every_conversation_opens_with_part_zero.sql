-- Every conversation has exactly one opening message, and it is part 0.
with conversations as (

    select
        workspace_id,
        conversation_id
    from {{ ref('intercom__conversations') }}

),

opening_messages as (

    select
        workspace_id,
        conversation_id,
        part_index
    from {{ ref('intercom__conversation_parts') }}
    where is_opening_message

),

matched as (

    select
        conversations.workspace_id,
        conversations.conversation_id,
        count(opening_messages.conversation_id) as opening_message_count,
        max(opening_messages.part_index) as part_index
    from conversations
    left join opening_messages
        on
            conversations.workspace_id = opening_messages.workspace_id
            and conversations.conversation_id = opening_messages.conversation_id
    group by conversations.workspace_id, conversations.conversation_id

)

select * from matched
where opening_message_count != 1 or part_index != 0
