{#- What is read of a record of `subscription_types`. -#}
{% macro subscription_types_schema() -%}
    {{ return({
        'state': 'text',
        'consent_type': 'text',
        'default_translation': {'name': 'text', 'description': 'text', 'locale': 'text'},
        'translations': ['json', subscription_type_translations_schema()],
        'content_types': 'json',
    }) }}
{%- endmacro %}
