{#- What is read of a record of `teams`. -#}
{% macro teams_schema() -%}
    {{ return({
        'name': 'text',
        'distribution_method': 'text',
        'assignment_limit': 'bigint',
        'admin_ids': ['text'],
        'admin_priority_level': {
            'primary_admin_ids': ['text'], 'secondary_admin_ids': ['text'],
        },
    }) }}
{%- endmacro %}
