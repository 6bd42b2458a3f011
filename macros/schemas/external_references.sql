{#- What is read of a conversation's references to other systems. -#}
{% macro external_references_schema() -%}
    {{ return([{'type': 'text', 'id': 'text'}]) }}
{%- endmacro %}
