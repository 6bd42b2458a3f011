-- A conversation's part count is the number of its parts that are not deleted, without its
-- opening message.
with conversations as (

    select
        workspace_id,
        conversation_id,
        part_count
    from {{ ref('intercom__conversations') }}
    where not is_deleted

),

parts as (

    select
        workspace_id,
        conversation_id
    from {{ ref('intercom__conversation_parts') }}
    where not is_opening_message and not is_deleted

),

counted as (

    select
        conversations.workspace_id,
        conversations.conversation_id,
        conversations.part_count,
        count(parts.conversation_id) as counted_part_count
    from conversations
    left join parts
        on
            conversations.workspace_id = parts.workspace_id
            and conversations.conversation_id = parts.conversation_id
    group by conversations.workspace_id, conversations.conversation_id, conversations.part_count

)

select * from counted
where part_count != counted_part_count
