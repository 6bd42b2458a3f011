with workspaces as (

    select * from {{ ref('intercom__workspaces') }}

),

conversation_counts as (

    select * from {{ ref('intercom__conversation_counts') }}

),

shown as (

    select
        'count' as type,
        {{ json_object({
            'assigned': 'conversation_counts.assigned_count',
            'closed': 'conversation_counts.closed_count',
            'open': 'conversation_counts.open_count',
            'unassigned': 'conversation_counts.unassigned_count',
        }) }} as conversation,
        conversation_counts.assigned_count as {{ quoted_name('conversation.assigned') }},
        conversation_counts.closed_count as {{ quoted_name('conversation.closed') }},
        conversation_counts.open_count as {{ quoted_name('conversation.open') }},
        conversation_counts.unassigned_count as {{ quoted_name('conversation.unassigned') }}
    from workspaces
    inner join conversation_counts
        on workspaces.workspace_id = conversation_counts.workspace_id
    where {{ connector_shows('workspaces') }}

)

select * from shown
