{#- What is read of a record of `segments`. -#}
{% macro segments_schema() -%}
    {{ return({
        'name': 'text',
        'person_type': 'text',
        'count': 'bigint',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}
