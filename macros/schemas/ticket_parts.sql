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
        'attachments': 'json',
        'translations': 'json',
        'updated_attribute_data': {
            'attribute': {'id': 'text', 'label': 'text'},
            'value': {'id': 'text', 'label': 'text'},
        },
        'created_at': 'bigint',
        'updated_at': 'bigint',
    }) }}
{%- endmacro %}


{#- What is read of the JSON list of attachments of a part. -#}
{% macro ticket_part_attachments_schema() -%}
    {{ return([{
        'type': 'text',
        'name': 'text',
        'url': 'text',
        'content_type': 'text',
        'filesize': 'bigint',
        'width': 'bigint',
        'height': 'bigint',
    }]) }}
{%- endmacro %}
