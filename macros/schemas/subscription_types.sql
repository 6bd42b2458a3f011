{#- What is read of a record of `subscription_types`. -#}
{% macro subscription_types_schema() -%}
    {{ return({
        'state': 'text',
        'consent_type': 'text',
        'default_translation': {'name': 'text', 'description': 'text', 'locale': 'text'},
        'translations': 'json',
        'content_types': 'json',
    }) }}
{%- endmacro %}
