{#- What is read of a record of `contact_tags`. -#}
{% macro contact_tags_schema() -%}
    {{ return({
        'name': 'text',
        'applied_at': 'unix_time',
        'applied_by': {'id': 'text', 'type': 'text'},
    }) }}
{%- endmacro %}
