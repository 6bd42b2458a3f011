{#- What is read of a record of `admins`. -#}
{% macro admins_schema() -%}
    {{ return({
        'name': 'text',
        'email': 'text',
        'job_title': 'text',
        'avatar': 'json',
        'role': {'id': 'text', 'name': 'text'},
        'away_status_reason_id': 'text',
        'away_mode_enabled': 'boolean',
        'away_mode_reassign': 'boolean',
        'has_inbox_seat': 'boolean',
        'team_ids': ['text'],
        'team_priority_level': {'primary_team_ids': 'json', 'secondary_team_ids': 'json'},
    }) }}
{%- endmacro %}
