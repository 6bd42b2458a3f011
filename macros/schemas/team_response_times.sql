{#- What is read of a list of teams' first response times. -#}
{% macro team_response_times_schema() %}
    {{ return([{'team_id': 'text', 'team_name': 'text', 'response_time': 'bigint'}]) }}
{%- endmacro %}
