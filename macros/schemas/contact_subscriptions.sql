{#- What is read of a record of `contact_subscriptions`. -#}
{% macro contact_subscriptions_schema() -%}
    {{ return({
        'state': 'text',
        'consent_type': 'text',
        'default_translation': {'name': 'text'},
    }) }}
{%- endmacro %}
