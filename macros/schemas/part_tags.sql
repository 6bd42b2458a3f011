{#- What is read of a list of the tags on a part of a conversation. -#}
{% macro part_tags_schema() -%}
    {{ return([{'id': 'text', 'name': 'text'}]) }}
{%- endmacro %}
