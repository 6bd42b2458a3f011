{#- What is read of a record of `news_items`. -#}
{% macro news_items_schema() -%}
    {{ return({
        'title': 'text',
        'body': 'text',
        'state': 'text',
        'sender_id': 'text',
        'cover_image_url': 'text',
        'deliver_silently': 'boolean',
        'newsfeed_assignments': [{'newsfeed_id': 'text', 'published_at': 'unix_time'}],
        'labels': 'json',
        'reactions': 'json',
        'created_at': 'unix_time',
        'updated_at': 'unix_time',
    }) }}
{%- endmacro %}
