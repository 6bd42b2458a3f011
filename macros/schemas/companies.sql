{#- What is read of a record of `companies`. -#}
{% macro companies_schema() -%}
    {{ return({
        'company_id': 'text',
        'name': 'text',
        'plan': {'id': 'text', 'name': 'text'},
        'size': 'bigint',
        'website': 'text',
        'industry': 'text',
        'monthly_spend': 'double',
        'session_count': 'bigint',
        'user_count': 'bigint',
        'tags': {'tags': [{'id': 'text', 'name': 'text'}]},
        'segments': {
            'segments': [{
                'id': 'text',
                'name': 'text',
                'person_type': 'text',
                'created_at': 'unix_time',
                'updated_at': 'unix_time',
            }],
        },
        'notes': {'notes': ['json', company_notes_schema()]},
        'custom_attributes': 'json object',
        'remote_created_at': 'unix_time',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
        'last_request_at': 'unix_time',
    }) }}
{%- endmacro %}
