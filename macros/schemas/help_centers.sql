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
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}
