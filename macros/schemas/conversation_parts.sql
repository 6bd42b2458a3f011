{#- What is read of a record of `conversation_parts`. -#}
{% macro conversation_parts_schema() -%}
    {{ return({
        'part_type': 'text',
        'body': 'text',
        'state': 'text',
        'redacted': 'boolean',
        'external_id': 'text',
        'app_package_code': 'text',
        'author': {
            'type': 'text',
            'id': 'text',
            'name': 'text',
            'email': 'text',
            'from_ai_agent': 'boolean',
            'is_ai_answer': 'boolean',
        },
        'assigned_to': {'type': 'text', 'id': 'text'},
        'attachments': ['json', attachments_schema()],
        'tags': ['json', part_tags_schema()],
        'email_message_metadata': {
            'message_id': 'text', 'subject': 'text', 'email_address_headers': 'json',
        },
        'metadata': 'json',
        'event_details': 'json',
        'translations': 'json',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
        'notified_at': 'unix_time',
    }) }}
{%- endmacro %}
