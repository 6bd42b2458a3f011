{#-
    A JSON object as text, on any engine. `values` are names and expressions of text, numbers and booleans; `documents` are
    names and expressions of JSON text. Null is JSON null in both.
-#}
{% macro json_object(values, documents={}) -%}
    {%- set fields = [] -%}
    {%- for name, value in values.items() -%}
        {%- do fields.append((name, json_value(value))) -%}
    {%- endfor -%}
    {%- for name, document in documents.items() -%}
        {%- do fields.append((name, "coalesce(" ~ document ~ ", 'null')")) -%}
    {%- endfor -%}
    concat(
    {%- for name, text in fields %}
        '{{ '{' if loop.first else ',' }}"{{ name }}":', {{ text }},
    {%- endfor %}
        '}'
    )
{%- endmacro %}
