with workspaces as (

    select * from {{ ref('intercom__workspaces') }}

),

conversations as (

    select * from {{ ref('intercom__conversations') }}
    where not is_deleted

),

counted as (

    select
        -- ids
        workspaces.workspace_id,

        -- numbers
        count(conversations.conversation_id) as conversation_count,
        {{ count_conversations('conversations') }},
        count(*) filter (
            where
            conversations.state in ('open', 'snoozed')
            and coalesce(conversations.admin_assignee_id, conversations.team_assignee_id)
            is not null
        ) as assigned_count,
        count(*) filter (
            where
            conversations.state in ('open', 'snoozed')
            and conversations.admin_assignee_id is null
            and conversations.team_assignee_id is null
        ) as unassigned_count
    from workspaces
    left join conversations on workspaces.workspace_id = conversations.workspace_id
    group by workspaces.workspace_id

)

select * from counted
