{#- What is read of a record of `help_centers`. -#}
{% macro help_centers_schema() -%}
    {{ return({
        'display_name': 'text',
        'identifier': 'text',
        'url': 'text',
        'custom_domain': 'text',
        'website_turned_on': 'boolean',
        'default': 'boolean',
        'locales': 'json',
        'created_at': 'bigint',
        'updated_at': 'bigint',
    }) }}
{%- endmacro %}
