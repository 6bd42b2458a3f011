{#- What is read of a record of `macros`. -#}
{% macro macros_schema() -%}
    {{ return({
        'name': 'text',
        'body': 'text',
        'body_text': 'text',
        'visible_to': 'text',
        'visible_to_team_ids': ['text'],
        'available_on': 'json',
        'created_at': 'time',
        'updated_at': 'time',
    }) }}
{%- endmacro %}
