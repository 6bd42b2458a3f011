{#- What is read of a conversation's list of topics. Their id has two names. -#}
{% macro topics_schema() %}
    {{ return([{'topic_id': 'text', 'id': 'text', 'name': 'text'}]) }}
{%- endmacro %}


{#- What is read of a conversation's list of topics found by AI. -#}
{% macro ai_topics_schema() %}
    {{ return([{'topic_name': 'text', 'subtopics': [{'id': 'text', 'name': 'text'}]}]) }}
{%- endmacro %}
