{#- A column's name that SQL would not take as it stands, such as `conversation.admin.open`. -#}
{% macro quoted_name(name) -%}
    {{ return(adapter.quote(name)) }}
{%- endmacro %}
