{#- What is read of a record of `newsfeeds`. -#}
{% macro newsfeeds_schema() -%}
    {{ return({
        'name': 'text',
        'created_at': 'bigint',
        'updated_at': 'bigint',
    }) }}
{%- endmacro %}
