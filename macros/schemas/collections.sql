{#- What is read of a record of `collections`. -#}
{% macro collections_schema() -%}
    {{ return({
        'name': 'text',
        'description': 'text',
        'url': 'text',
        'icon': 'text',
        'order': 'bigint',
        'default_locale': 'text',
        'translated_content': ['json', {'*': collection_contents_schema()}],
        'parent_id': 'text',
        'help_center_id': 'text',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}
