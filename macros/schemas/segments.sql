{#- What is read of a record of `segments`. -#}
{% macro segments_schema() -%}
    {{ return({
        'name': 'text',
        'person_type': 'text',
        'count': 'bigint',
        'created_at': 'bigint',
        'updated_at': 'bigint',
    }) }}
{%- endmacro %}
