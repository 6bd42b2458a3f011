-- Of each day, the teams (and no team) add up to the workspace; the teammates to its replies and,
-- of what others do as well, to what teammates did.
{%- set of_teammates = [
    'reply_count',
    'answer_count',
    'reply_seconds',
    'reply_office_seconds',
    'first_reply_count',
    'first_reply_seconds',
    'first_reply_office_seconds',
] %}
{%- set of_anybody = ['note', 'close', 'reopen', 'snooze', 'assignment'] %}

with support_days as (

    select * from {{ ref('intercom__support_days') }}

),

admin_days as (

    select * from {{ ref('intercom__admin_days') }}

),

team_days as (

    select * from {{ ref('intercom__team_days') }}

),

events as (

    select * from {{ ref('intercom__conversation_events') }}
    where not is_deleted and author_kind = 'teammate' and author_id is not null

),

sums as (

    select
        'workspace' as whole,
        support_days.workspace_id,
        support_days.day,
        {%- for measure in of_teammates %}
        support_days.{{ measure }},
        {%- endfor %}
        {%- for what in of_anybody %}
        support_days.{{ what }}_count,
        {%- endfor %}
        support_days.contact_message_count
    from support_days

    union all

    select
        'teammates' as whole,
        support_days.workspace_id,
        support_days.day,
        {%- for measure in of_teammates %}
        support_days.{{ measure }},
        {%- endfor %}
        {%- for what in of_anybody %}
        count(*) filter (where events.is_{{ what }}) as {{ what }}_count,
        {%- endfor %}
        0 as contact_message_count
    from support_days
    left join events
        on
            support_days.workspace_id = events.workspace_id
            and support_days.day = events.event_date
    group by all

),

parts as (

    select
        'workspace' as whole,
        team_days.workspace_id,
        team_days.day,
        {%- for measure in of_teammates %}
        sum(team_days.{{ measure }}) as {{ measure }},
        {%- endfor %}
        {%- for what in of_anybody %}
        sum(team_days.{{ what }}_count) as {{ what }}_count,
        {%- endfor %}
        sum(team_days.contact_message_count) as contact_message_count
    from team_days
    group by team_days.workspace_id, team_days.day

    union all

    select
        'teammates' as whole,
        admin_days.workspace_id,
        admin_days.day,
        {%- for measure in of_teammates %}
        sum(admin_days.{{ measure }}) as {{ measure }},
        {%- endfor %}
        {%- for what in of_anybody %}
        sum(admin_days.{{ what }}_count) as {{ what }}_count,
        {%- endfor %}
        0 as contact_message_count
    from admin_days
    group by admin_days.workspace_id, admin_days.day

)

select sums.*
from sums
left join parts
    on
        sums.whole = parts.whole
        and sums.workspace_id = parts.workspace_id
        and sums.day = parts.day
where
    sums.contact_message_count != coalesce(parts.contact_message_count, 0)
    {%- for measure in of_teammates %}
    or coalesce(sums.{{ measure }}, 0) != coalesce(parts.{{ measure }}, 0)
    {%- endfor %}
    {%- for what in of_anybody %}
    or sums.{{ what }}_count != coalesce(parts.{{ what }}_count, 0)
    {%- endfor %}
