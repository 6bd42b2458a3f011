with told as (

    select * from {{ ref('intercom__conversation_events') }}
    where not is_deleted

),

-- Only a broken time reaches beyond these years; it counts at their ends and fills no centuries.
events as (

    select
        told.workspace_id,
        told.conversation_id,
        told.admin_assignee_id,
        told.team_assignee_id,
        told.state,
        told.part_index,
        told.waiting_since_at,
        case
            when told.event_date is not null
                then greatest(least(told.event_date, date '2099-12-31'), date '2011-01-01')
        end as event_date
    from told

),

-- What the clock puts before an earlier part of its conversation counts from the day of that one.
dated as (

    select
        events.*,
        max(events.event_date) over (
            partition by events.workspace_id, events.conversation_id
            order by events.part_index
            rows between unbounded preceding and current row
        ) as day
    from events

),

followed as (

    select
        dated.*,
        lead(dated.day) over (
            partition by dated.workspace_id, dated.conversation_id
            order by dated.part_index
        ) as next_day
    from dated

),

-- How a conversation stood at the end of a day on which something happened in it, until the next.
standings as (

    select
        followed.workspace_id,
        followed.team_assignee_id as team_id,
        followed.day,
        followed.next_day,
        case when followed.state = 'open' then 1 else 0 end as open_count,
        case when followed.state = 'snoozed' then 1 else 0 end as snoozed_count,
        case
            when followed.state = 'open' and followed.admin_assignee_id is null then 1 else 0
        end as unassigned_count,
        case
            when followed.state != 'closed' and followed.waiting_since_at is not null then 1 else 0
        end as waiting_count
    from followed
    where
        followed.day is not null
        and (followed.next_day is null or followed.next_day != followed.day)

),

-- Each comes once and goes once, so that no day has to look at every conversation.
changes as (

    select
        standings.workspace_id,
        standings.team_id,
        standings.day,
        standings.open_count,
        standings.snoozed_count,
        standings.unassigned_count,
        standings.waiting_count
    from standings

    union all

    select
        standings.workspace_id,
        standings.team_id,
        standings.next_day as day,
        -standings.open_count as open_count,
        -standings.snoozed_count as snoozed_count,
        -standings.unassigned_count as unassigned_count,
        -standings.waiting_count as waiting_count
    from standings
    where standings.next_day is not null

),

changes_a_day as (

    select
        changes.workspace_id,
        changes.team_id,
        changes.day,
        sum(changes.open_count) as open_count,
        sum(changes.snoozed_count) as snoozed_count,
        sum(changes.unassigned_count) as unassigned_count,
        sum(changes.waiting_count) as waiting_count
    from changes
    group by changes.workspace_id, changes.team_id, changes.day

),

lifetimes as (

    select
        events.workspace_id,
        min(events.event_date) as first_day,
        max(events.event_date) as last_day
    from events
    group by events.workspace_id

),

-- Null is among them: no team.
teams as (

    select
        events.workspace_id,
        events.team_assignee_id as team_id
    from events
    group by events.workspace_id, events.team_assignee_id

),

team_days as (

    select
        lifetimes.workspace_id,
        teams.team_id,
        day
    from lifetimes
    inner join teams on lifetimes.workspace_id = teams.workspace_id
    {{ each_day('lifetimes.first_day', 'lifetimes.last_day', 'day') }}

),

backlog as (

    select
        -- ids
        team_days.workspace_id,
        team_days.team_id,

        -- times
        team_days.day,

        -- numbers
        cast(sum(coalesce(changes_a_day.open_count, 0)) over so_far as bigint) as open_count,
        cast(sum(coalesce(changes_a_day.snoozed_count, 0)) over so_far as bigint)
            as snoozed_count,
        cast(sum(coalesce(changes_a_day.unassigned_count, 0)) over so_far as bigint)
            as unassigned_count,
        cast(sum(coalesce(changes_a_day.waiting_count, 0)) over so_far as bigint)
            as waiting_count
    from team_days
    left join changes_a_day
        on
            team_days.workspace_id = changes_a_day.workspace_id
            and team_days.team_id is not distinct from changes_a_day.team_id
            and team_days.day = changes_a_day.day
    window
        so_far as (
            partition by team_days.workspace_id, team_days.team_id
            order by team_days.day
            rows between unbounded preceding and current row
        )

)

select * from backlog
