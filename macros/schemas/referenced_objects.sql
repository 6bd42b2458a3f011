{#- What is read of the value of an attribute that refers to custom objects. -#}
{% macro referenced_objects_schema() -%}
    {{ return({
        'type': 'text',
        'instances': [{'id': 'text', 'external_id': 'text', 'type': 'text'}],
    }) }}
{%- endmacro %}
