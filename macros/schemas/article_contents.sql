{#- What is read of an article's text in one language. -#}
{% macro article_contents_schema() -%}
    {{ return({
        'title': 'text',
        'description': 'text',
        'body': 'text',
        'body_markdown': 'text',
        'state': 'text',
        'url': 'text',
        'author_id': 'text',
        'created_by_id': 'text',
        'updated_by_id': 'text',
        'audience_ids': 'json',
        'has_unpublished_changes': 'boolean',
        'ai_chatbot_availability': 'boolean',
        'ai_copilot_availability': 'boolean',
        'ai_sales_agent_availability': 'boolean',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
        'draft_updated_at': 'unix_time',
    }) }}
{%- endmacro %}
