{#- What is read of the notes in a record of `companies`. -#}
{% macro company_notes_schema() -%}
    {{ return([{
        'id': 'text',
        'body': 'text',
        'author': {'id': 'text', 'name': 'text', 'email': 'text'},
        'created_at': 'unix_time',
    }]) }}
{%- endmacro %}
