{#- What is read of a record of `tags`. -#}
{% macro tags_schema() -%}
    {{ return({'name': 'text'}) }}
{%- endmacro %}
