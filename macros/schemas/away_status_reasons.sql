{#- What is read of a record of `away_status_reasons`. -#}
{% macro away_status_reasons_schema() -%}
    {{ return({
        'label': 'text',
        'emoji': 'text',
        'order': 'bigint',
        'deleted': 'boolean',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}
