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
                'created_at': 'bigint',
                'updated_at': 'bigint',
            }],
        },
        'notes': {'notes': 'json'},
        'custom_attributes': 'json',
        'remote_created_at': 'bigint',
        'created_at': 'bigint',
        'updated_at': 'bigint',
        'last_request_at': 'bigint',
    }) }}
{%- endmacro %}
