{#- What is read of a record of `contact_companies`: only that it is there. The company is a record of `companies`. -#}
{% macro contact_companies_schema() -%}
    {{ return({}) }}
{%- endmacro %}
