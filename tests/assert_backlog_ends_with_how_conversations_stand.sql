-- The backlog of a workspace's last day is what its conversations stand at now, by team.
with events as (

    select * from {{ ref('intercom__conversation_events') }}

),

last_events as (

    select
        events.workspace_id,
        events.conversation_id,
        max(events.part_index) as part_index
    from events
    where not events.is_deleted
    group by events.workspace_id, events.conversation_id
    -- What has no time is on no day.
    having max(events.event_date) is not null

),

now_left as (

    select
        states.workspace_id,
        coalesce(states.team_assignee_id, 'none') as team_id,
        count(*) filter (where states.state = 'open') as open_count,
        count(*) filter (where states.state = 'snoozed') as snoozed_count,
        count(*) filter (where states.state = 'open' and states.admin_assignee_id is null)
            as unassigned_count,
        count(*) filter (where events.waiting_since_at is not null) as waiting_count
    from last_events
    inner join events
        on
            last_events.workspace_id = events.workspace_id
            and last_events.conversation_id = events.conversation_id
            and last_events.part_index = events.part_index
    inner join {{ ref('intercom__conversation_states') }} as states
        on
            last_events.workspace_id = states.workspace_id
            and last_events.conversation_id = states.conversation_id
            and states.is_current
    where states.state != 'closed'
    group by states.workspace_id, coalesce(states.team_assignee_id, 'none')

),

last_days as (

    select
        backlog.*,
        coalesce(backlog.team_id, 'none') as team
    from {{ ref('intercom__backlog_days') }} as backlog
    qualify
        row_number() over (
            partition by backlog.workspace_id, backlog.team_id
            order by backlog.day desc
        ) = 1

)

select
    coalesce(last_days.workspace_id, now_left.workspace_id) as workspace_id,
    coalesce(last_days.team, now_left.team_id) as team_id,
    last_days.open_count,
    now_left.open_count as now_open_count,
    last_days.snoozed_count,
    now_left.snoozed_count as now_snoozed_count,
    last_days.unassigned_count,
    now_left.unassigned_count as now_unassigned_count,
    last_days.waiting_count,
    now_left.waiting_count as now_waiting_count
from last_days
full outer join now_left
    on
        last_days.workspace_id = now_left.workspace_id
        and last_days.team = now_left.team_id
where
    coalesce(last_days.open_count, -1) != coalesce(now_left.open_count, 0)
    or coalesce(last_days.snoozed_count, -1) != coalesce(now_left.snoozed_count, 0)
    or coalesce(last_days.unassigned_count, -1) != coalesce(now_left.unassigned_count, 0)
    or coalesce(last_days.waiting_count, -1) != coalesce(now_left.waiting_count, 0)
