{#- What is read of a list of what Fin took its answers from. -#}
{% macro ai_sources_schema() -%}
    {{ return([{'content_type': 'text', 'title': 'text', 'url': 'text', 'locale': 'text'}]) }}
{%- endmacro %}
