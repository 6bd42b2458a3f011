{#- What is read of a record of `brands`. -#}
{% macro brands_schema() -%}
    {{ return({
        'name': 'text',
        'is_default': 'boolean',
        'help_center_id': 'text',
        'default_address_settings_id': 'text',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}
