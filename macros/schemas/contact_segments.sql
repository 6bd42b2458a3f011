{#- What is read of a record of `contact_segments`: only that it is there. The contact is a record of `contacts`. -#}
{% macro contact_segments_schema() -%}
    {{ return({}) }}
{%- endmacro %}
