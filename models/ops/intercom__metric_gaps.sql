with conversation_metrics as (

    select * from {{ ref('intercom__conversation_metrics') }}
    where not is_deleted

),

conversation_statistics as (

    select * from {{ ref('intercom__conversation_statistics') }}

),

conversations as (

    select * from {{ ref('intercom__conversations') }}

),

parts as (

    select * from {{ ref('stg_intercom__conversation_parts') }}

),

calendars as (

    select * from {{ ref('int_intercom__workspace_calendars') }}

),

{#-
    What is compared: the vendor's name of the metric, our column, the vendor's column, what the values are, and of a duration
    in office hours the same by the calendar, than which it cannot be longer.
#}
{%- set metrics = [
    ('first_contact_reply_at', 'first_contact_reply_at', 'first_contact_reply_at', 'time', none),
    ('first_assignment_at', 'first_assignment_at', 'first_assignment_at', 'time', none),
    ('first_admin_reply_at', 'first_teammate_reply_at', 'first_admin_reply_at', 'time', none),
    ('first_close_at', 'first_close_at', 'first_close_at', 'time', none),
    ('last_assignment_at', 'last_assignment_at', 'last_assignment_at', 'time', none),
    ('last_assignment_admin_reply_at', 'last_assignment_reply_at', 'last_assignment_admin_reply_at',
        'time', none),
    ('last_contact_reply_at', 'last_contact_reply_at', 'last_contact_reply_at', 'time', none),
    ('last_admin_reply_at', 'last_teammate_reply_at', 'last_admin_reply_at', 'time', none),
    ('last_close_at', 'last_close_at', 'last_close_at', 'time', none),
    ('last_closed_by_id', 'last_closed_by_admin_id', 'last_closed_by_id', 'id', none),
    ('count_reopens', 'reopen_after_contact_count', 'reopen_count', 'count', none),
    ('count_assignments', 'assignment_after_contact_count', 'assignment_count', 'count', none),
    ('count_conversation_parts', 'part_count', 'part_count', 'count', none),
    ('time_to_assignment', 'time_to_assignment_seconds', 'time_to_assignment_seconds', 'seconds', none),
    ('time_to_admin_reply', 'time_to_first_reply_office_seconds', 'time_to_admin_reply_seconds',
        'office seconds', 'time_to_first_reply_seconds'),
    ('time_to_first_close', 'time_to_first_close_office_seconds', 'time_to_first_close_seconds',
        'office seconds', 'time_to_first_close_seconds'),
    ('time_to_last_close', 'time_to_last_close_office_seconds', 'time_to_last_close_seconds',
        'office seconds', 'time_to_last_close_seconds'),
    ('median_time_to_reply', 'median_reply_office_seconds', 'median_time_to_reply_seconds',
        'office seconds', 'median_reply_seconds'),
    ('handling_time', 'assigned_to_close_seconds', 'handling_time_seconds', 'seconds', none),
] %}

with_deleted_parts as (

    select
        parts.workspace_id,
        parts.conversation_id
    from parts
    where parts.is_deleted
    group by parts.workspace_id, parts.conversation_id

),

with_bodies as (

    select parts.workspace_id
    from parts
    where parts.body is not null
    group by parts.workspace_id

),

compared as (

    select
        conversation_metrics.workspace_id,
        conversation_metrics.conversation_id,
        {%- for metric, our_column, vendor_column, unit, longest in metrics %}
        {% if metric == 'count_conversation_parts' -%}
        -- The vendor counts the opening message too.
        conversations.part_count + 1 as our_{{ metric }},
        {%- elif metric == 'median_time_to_reply' -%}
        cast(round(conversation_metrics.{{ our_column }}) as bigint) as our_{{ metric }},
        {%- else -%}
        conversation_metrics.{{ our_column }} as our_{{ metric }},
        {%- endif %}
        conversation_statistics.statistics_{{ vendor_column }} as vendor_{{ metric }},
        {%- if longest %}
        conversation_metrics.{{ longest }} as longest_{{ metric }},
        {%- endif %}
        {%- endfor %}
        calendars.office_hours_schedule_id is not null as has_schedule,
        case
            when
                greatest(
                    coalesce(conversations.api_part_count, 0),
                    coalesce(conversation_statistics.statistics_part_count - 1, 0)
                ) > greatest(conversations.part_count, 500)
                then 'truncated_parts'
            when with_deleted_parts.conversation_id is not null then 'deleted_parts'
            when conversations.is_part_list_truncated then 'missing_parts'
        end as reason_in_parts,
        with_bodies.workspace_id is null as has_no_bodies
    from conversation_metrics
    inner join conversation_statistics
        on
            conversation_metrics.workspace_id = conversation_statistics.workspace_id
            and conversation_metrics.conversation_id = conversation_statistics.conversation_id
    inner join conversations
        on
            conversation_metrics.workspace_id = conversations.workspace_id
            and conversation_metrics.conversation_id = conversations.conversation_id
    left join calendars on conversation_metrics.workspace_id = calendars.workspace_id
    left join with_deleted_parts
        on
            conversation_metrics.workspace_id = with_deleted_parts.workspace_id
            and conversation_metrics.conversation_id = with_deleted_parts.conversation_id
    left join with_bodies on conversation_metrics.workspace_id = with_bodies.workspace_id

),

-- Closed hours were left out of a duration, and the vendor's is the same: it has the same schedule.
measured as (

    select
        compared.*,
        {%- for metric, our_column, vendor_column, unit, longest in metrics if longest %}
        {{ 'or ' if not loop.first }}coalesce(
            compared.our_{{ metric }} = compared.vendor_{{ metric }}
            and compared.our_{{ metric }} < compared.longest_{{ metric }},
            false
        )
        {%- endfor %} as has_same_schedule
    from compared

),

differing as (

    {%- for metric, our_column, vendor_column, unit, longest in metrics %}
    select
        measured.workspace_id,
        measured.conversation_id,
        '{{ metric }}' as metric,
        '{{ our_column }}' as our_column,
        '{{ unit }}' as unit,
        measured.reason_in_parts,
        measured.has_no_bodies,
        measured.has_same_schedule,
        cast(measured.our_{{ metric }} as string) as our_value,
        cast(measured.vendor_{{ metric }} as string) as vendor_value,
        {% if unit == 'time' -%}
        cast(
            {{ seconds_between('measured.vendor_' ~ metric, 'measured.our_' ~ metric) }} as double
        ) as difference,
        {%- elif unit == 'id' -%}
        cast(null as double) as difference,
        {%- else -%}
        cast(measured.our_{{ metric }} - measured.vendor_{{ metric }} as double) as difference,
        {%- endif %}
        {{ 'measured.vendor_' ~ metric if longest else 'null' }} as vendor_seconds,
        {{ 'measured.longest_' ~ metric if longest else 'null' }} as longest_seconds
    from measured
    where
        measured.our_{{ metric }} is distinct from measured.vendor_{{ metric }}
        {%- if unit == 'office seconds' %}
        and measured.has_schedule
        {%- endif %}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

-- What the vendor measures by another of its clocks is a second or two off.
judged as (

    select
        differing.*,
        coalesce(differing.unit not in ('id', 'count') and abs(differing.difference) <= 2, false)
            as is_within_clock,
        max(
            case
                when
                    differing.unit = 'time'
                    and coalesce(abs(differing.difference) > 2, true)
                    then 1
                else 0
            end
        ) over (partition by differing.workspace_id, differing.conversation_id) as differs_in_time
    from differing

),

gaps as (

    select
        -- ids
        judged.workspace_id,
        judged.conversation_id,

        -- labels
        judged.metric,
        judged.our_column,
        judged.our_value,
        judged.vendor_value,
        case
            when judged.reason_in_parts is not null then judged.reason_in_parts
            when judged.has_no_bodies and judged.metric != 'count_conversation_parts'
                then 'omitted_bodies'
            when judged.vendor_value is null then 'no_vendor_value'
            when judged.our_value is null then 'no_own_value'
            when judged.is_within_clock then 'vendor_clock'
            when
                judged.vendor_seconds between 0 and judged.longest_seconds
                and not judged.has_same_schedule
                and judged.differs_in_time = 0
                then 'office_hours'
        end as reason,

        -- numbers
        judged.difference
    from judged

)

select * from gaps
