{#- What is read of a record of `ticket_states`. -#}
{% macro ticket_states_schema() -%}
    {{ return({
        'category': 'text',
        'internal_label': 'text',
        'external_label': 'text',
        'archived': 'boolean',
        'ticket_types': {'data': [{'id': 'text', 'name': 'text'}]},
    }) }}
{%- endmacro %}
