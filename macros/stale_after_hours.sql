{#- After how many hours a stream is stale that no run has read with success: a day for what people work on, else a week. -#}
{% macro stale_after_hours(stream) -%}
    {{ 24 if stream in [
        'contacts', 'contact_tags', 'contact_companies', 'contact_subscriptions', 'contact_merges',
        'contact_segments', 'companies', 'conversations', 'conversation_parts',
        'deleted_conversations', 'tickets', 'ticket_parts',
    ] else 168 }}
{%- endmacro %}
