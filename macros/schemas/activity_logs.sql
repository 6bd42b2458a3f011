{#- What is read of a record of `activity_logs`. -#}
{% macro activity_logs_schema() -%}
    {{ return({
        'performed_by': {'type': 'text', 'id': 'text', 'email': 'text', 'ip': 'text'},
        'activity_type': 'text',
        'activity_description': 'text',
        'metadata': 'json object',
        'created_at': 'unix_time',
    }) }}
{%- endmacro %}
