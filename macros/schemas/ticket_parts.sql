{#- What is read of a record of `ticket_parts`. -#}
{% macro ticket_parts_schema() -%}
    {{ return({
        'part_type': 'text',
        'ticket_state': 'text',
        'previous_ticket_state': 'text',
        'body': 'text',
        'redacted': 'boolean',
        'external_id': 'text',
        'app_package_code': 'text',
        'author': {'type': 'text', 'id': 'text', 'name': 'text', 'email': 'text'},
        'assigned_to': {'type': 'text', 'id': 'text'},
        'attachments': ['json', attachments_schema()],
        'translations': 'json',
        'updated_attribute_data': {
            'attribute': {'id': 'text', 'label': 'text'},
            'value': {'id': 'text', 'label': 'text'},
        },
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}
