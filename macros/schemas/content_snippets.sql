{#- What is read of a record of `content_snippets`. -#}
{% macro content_snippets_schema() -%}
    {{ return({
        'title': 'text',
        'locale': 'text',
        'body_markdown': 'text',
        'json_blocks': 'json',
        'audience_ids': 'json',
        'chatbot_availability': 'bigint',
        'copilot_availability': 'bigint',
        'ai_chatbot_availability': 'boolean',
        'ai_copilot_availability': 'boolean',
        'ai_sales_agent_availability': 'boolean',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}
