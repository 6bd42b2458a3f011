{#- What is read of a record of `contact_event_summaries`. -#}
{% macro contact_event_summaries_schema() -%}
    {{ return({
        'count': 'bigint',
        'description': 'text',
        'first': 'time',
        'last': 'time',
    }) }}
{%- endmacro %}
