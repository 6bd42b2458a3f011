{#- Seconds from Monday, 5 January 1970, 00:00 to a moment, on the clock of a time zone: what weeks are counted by. -#}
{% macro seconds_of_weeks(value, zone) -%}
    {{ seconds_between("timestamp '1970-01-05 00:00:00'", local_time(value, zone)) }}
{%- endmacro %}


{#- The minute of the week in which a moment is; it is the key of `int_intercom__office_minutes`. -#}
{% macro minute_of_week(value, zone) -%}
    cast(floor(({{ seconds_of_weeks(value, zone) }} % 604800) / 60) as bigint)
{%- endmacro %}


{#-
    How many seconds the office had been open by a moment. The number itself means nothing; the difference of two is a
    duration in office hours. `calendar` is a row of `int_intercom__workspace_calendars`, `minute` the moment's row of
    `int_intercom__office_minutes`. Null without a schedule, and by one that is never open. On the nights when clocks change, it follows the clock on the wall.
-#}
{% macro office_clock(value, calendar, minute) -%}
    {%- set seconds = seconds_of_weeks(value, calendar ~ '.office_timezone') -%}
    case
        when {{ calendar }}.is_always_open then {{ timestamp_to_unix(value) }}
        when {{ minute }}.open_seconds_a_week = 0 then null
        else
            cast(floor(({{ seconds }}) / 604800.0) as bigint) * {{ minute }}.open_seconds_a_week
            + {{ minute }}.open_seconds_before
            + case when {{ minute }}.is_open then ({{ seconds }}) % 60 else 0 end
    end
{%- endmacro %}
