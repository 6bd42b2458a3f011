{#- What is read of the translations in a record of `subscription_types`. -#}
{% macro subscription_type_translations_schema() -%}
    {{ return([{'locale': 'text', 'name': 'text', 'description': 'text'}]) }}
{%- endmacro %}
