{#- The time zone whose days are reported on: the variable `intercom_timezone`, else the workspace's own. -#}
{% macro reporting_zone(workspaces) -%}
    {%- if var('intercom_timezone', none) is not none -%}
        '{{ var("intercom_timezone") | replace("'", "''") }}'
    {%- else -%}
        {{ workspaces }}.timezone
    {%- endif -%}
{%- endmacro %}


{#- Keeps the schedules that may be the one durations are measured by: the one `intercom_office_hours` names, else all there are. -#}
{% macro is_default_schedule(schedules) -%}
    {%- if var('intercom_office_hours', none) is not none -%}
        {{ schedules }}.name = '{{ var("intercom_office_hours") | replace("'", "''") }}'
    {%- else -%}
        not {{ schedules }}.is_deleted
    {%- endif -%}
{%- endmacro %}


{#- The time zone of a calendar that may be missing, as it is of a workspace whose own stream was never loaded. -#}
{% macro zone_of(calendars) -%}
    coalesce({{ calendars }}.timezone, '{{ var("intercom_timezone", none) or "UTC" }}')
{%- endmacro %}
