{#- What is read of a record of `contact_merges`. -#}
{% macro contact_merges_schema() -%}
    {{ return({
        'source_contact_role': 'text',
        'merged_at': 'unix_time',
    }) }}
{%- endmacro %}
