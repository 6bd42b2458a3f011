{#- What is read of a record of `workspace`. -#}
{% macro workspace_schema() -%}
    {{ return({
        'id': 'text',
        'name': 'text',
        'email': 'text',
        'email_verified': 'boolean',
        'app': {
            'name': 'text',
            'region': 'text',
            'timezone': 'text',
            'secure': 'boolean',
            'identity_verification': 'boolean',
            'created_at': 'unix_time',
        },
    }) }}
{%- endmacro %}
