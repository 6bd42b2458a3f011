{#- What is read of a record of `internal_articles`. -#}
{% macro internal_articles_schema() -%}
    {{ return({
        'title': 'text',
        'body': 'text',
        'body_markdown': 'text',
        'locale': 'text',
        'owner_id': 'text',
        'author_id': 'text',
        'folder_id': 'text',
        'audience_ids': 'json',
        'tags': {'tags': 'json'},
        'ai_chatbot_availability': 'boolean',
        'ai_copilot_availability': 'boolean',
        'ai_sales_agent_availability': 'boolean',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}
