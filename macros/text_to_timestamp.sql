{#- A time that the API gives as Unix seconds or as ISO 8601 text, depending on the endpoint and its version. -#}
{% macro text_to_timestamp(value) -%}
    coalesce(
        {{ unix_to_timestamp(try_to(value, 'bigint')) }},
        {{ iso_to_timestamp(value) }}
    )
{%- endmacro %}
