{#- What is read of a record of `custom_objects`. -#}
{% macro custom_objects_schema() -%}
    {{ return({
        'external_id': 'text',
        'custom_attributes': 'json object',
        'external_created_at': 'unix_time',
        'external_updated_at': 'unix_time',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}
