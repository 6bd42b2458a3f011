with admins as (

    select * from {{ ref('intercom__admins') }}

),

conversations as (

    select * from {{ ref('intercom__conversations') }}
    where not is_deleted

),

-- Conversations stay assigned to admins who left before anything was landed.
assignees as (

    select
        admins.workspace_id,
        admins.admin_id
    from admins
    union
    select
        conversations.workspace_id,
        conversations.admin_assignee_id as admin_id
    from conversations
    where conversations.admin_assignee_id is not null

),

counted as (

    select
        -- ids
        assignees.workspace_id,
        assignees.admin_id,

        -- labels
        min(admins.name) as admin_name,

        -- numbers
        count(conversations.conversation_id) as conversation_count,
        {{ count_conversations('conversations') }}
    from assignees
    left join admins
        on
            assignees.workspace_id = admins.workspace_id
            and assignees.admin_id = admins.admin_id
    left join conversations
        on
            assignees.workspace_id = conversations.workspace_id
            and assignees.admin_id = conversations.admin_assignee_id
    group by assignees.workspace_id, assignees.admin_id

)

select * from counted
