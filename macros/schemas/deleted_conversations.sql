{#- What is read of a record of `deleted_conversations`. -#}
{% macro deleted_conversations_schema() -%}
    {{ return({
        'metrics_retained': 'boolean',
        'deleted_at': 'unix_time',
    }) }}
{%- endmacro %}
