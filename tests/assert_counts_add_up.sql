-- Open conversations are assigned or unassigned, and the counts of a workspace agree with each
-- other and with its tables.
with conversation_counts as (

    select * from {{ ref('intercom__conversation_counts') }}

),

workspace_counts as (

    select * from {{ ref('intercom__workspace_counts') }}

),

user_counts as (

    select
        workspace_id,
        count(*) as user_count
    from {{ ref('intercom__users') }}
    where not is_deleted
    group by workspace_id

)

select
    workspace_counts.*,
    conversation_counts.open_count,
    conversation_counts.assigned_count,
    conversation_counts.unassigned_count
from workspace_counts
inner join conversation_counts
    on workspace_counts.workspace_id = conversation_counts.workspace_id
left join user_counts on workspace_counts.workspace_id = user_counts.workspace_id
where
    conversation_counts.assigned_count + conversation_counts.unassigned_count
    != conversation_counts.open_count
    or workspace_counts.conversation_count != conversation_counts.conversation_count
    or workspace_counts.user_count != coalesce(user_counts.user_count, 0)
