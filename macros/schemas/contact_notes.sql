{#- What is read of a record of `contact_notes`. -#}
{% macro contact_notes_schema() -%}
    {{ return({
        'body': 'text',
        'author': {'type': 'text', 'id': 'text', 'name': 'text', 'email': 'text'},
        'created_at': 'unix_time',
    }) }}
{%- endmacro %}
