{#- What is read of a record of `contact_events`. -#}
{% macro contact_events_schema() -%}
    {{ return({
        'event_name': 'text',
        'user_id': 'text',
        'email': 'text',
        'metadata': 'json object',
        'created_at': 'unix_time',
    }) }}
{%- endmacro %}
