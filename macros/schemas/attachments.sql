{#- What is read of a list of attachments, wherever it stands. -#}
{% macro attachments_schema() %}
    {{ return([{
        'type': 'text',
        'name': 'text',
        'url': 'text',
        'content_type': 'text',
        'filesize': 'bigint',
        'width': 'bigint',
        'height': 'bigint',
    }]) }}
{%- endmacro %}
