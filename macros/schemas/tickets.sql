{#- What is read of a record of `tickets`. -#}
{% macro tickets_schema() -%}
    {{ return({
        'ticket_id': 'text',
        'category': 'text',
        'ticket_type': {'id': 'text', 'name': 'text', 'category': 'text'},
        'ticket_state': 'json',
        'ticket_state_internal_label': 'text',
        'ticket_state_external_label': 'text',
        'previous_ticket_state_id': 'text',
        'admin_assignee_id': 'text',
        'team_assignee_id': 'text',
        'company_id': 'text',
        'ticket_attributes': 'json object',
        'contacts': {'contacts': [{'id': 'text', 'type': 'text', 'external_id': 'text'}]},
        'linked_objects': {
            'total_count': 'bigint', 'has_more': 'boolean', 'data': ['json', linked_objects_schema()],
        },
        'ticket_parts': {'total_count': 'bigint'},
        'open': 'boolean',
        'is_shared': 'boolean',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
        'snoozed_until': 'unix_time',
    }) }}
{%- endmacro %}
