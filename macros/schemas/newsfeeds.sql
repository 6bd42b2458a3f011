{#- What is read of a record of `newsfeeds`. -#}
{% macro newsfeeds_schema() -%}
    {{ return({
        'name': 'text',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}
