{#- What is read of a record of `custom_objects`. -#}
{% macro custom_objects_schema() -%}
    {{ return({
        'external_id': 'text',
        'custom_attributes': 'json',
        'external_created_at': 'bigint',
        'external_updated_at': 'bigint',
        'created_at': 'bigint',
        'updated_at': 'bigint',
    }) }}
{%- endmacro %}
