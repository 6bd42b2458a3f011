{#-
    The measures that the days of a workspace, of teammates and of teams have in common, from a relation as `measured_events`
    selects it; 0 where nothing happened. `has_office_hours` is an aggregate or a column of the group: without a schedule
    nothing is measured in office hours, and their sum is null.
-#}
{% macro support_measures(events, has_office_hours) -%}
    count(*) filter (where {{ events }}.is_teammate_reply) as reply_count,
    count({{ events }}.reply_seconds) as answer_count,
    {{ sum_of(events ~ '.reply_seconds') }} as reply_seconds,
    case
        when {{ has_office_hours }} then {{ sum_of(events ~ '.reply_office_seconds') }}
    end as reply_office_seconds,
    count({{ events }}.time_to_first_reply_seconds) as first_reply_count,
    {{ sum_of(events ~ '.time_to_first_reply_seconds') }} as first_reply_seconds,
    case
        when {{ has_office_hours }}
            then {{ sum_of(events ~ '.time_to_first_reply_office_seconds') }}
    end as first_reply_office_seconds,
    count(*) filter (where {{ events }}.is_note) as note_count,
    count(*) filter (where {{ events }}.is_close) as close_count,
    count(*) filter (where {{ events }}.is_reopen) as reopen_count,
    count(*) filter (where {{ events }}.is_snooze) as snooze_count,
    count(*) filter (where {{ events }}.is_assignment) as assignment_count,
    count(distinct {{ events }}.conversation_id) filter (where {{ events }}.is_teammate_reply)
        as replied_conversation_count
{%- endmacro %}


{#- The sum of whole numbers; 0 of none. A sum of many is of a wider type on some engines. -#}
{% macro sum_of(value) -%}
    cast(coalesce(sum({{ value }}), 0) as bigint)
{%- endmacro %}
