{#- What is read of a collection's name in one language. -#}
{% macro collection_contents_schema() -%}
    {{ return({
        'name': 'text',
        'description': 'text',
    }) }}
{%- endmacro %}
