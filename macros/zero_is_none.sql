{#- An id as the API gives it, null where it says "none" in one of its ways: null, 0, "0" or an empty string. -#}
{% macro zero_is_none(id) -%}
    nullif(nullif({{ id }}, '0'), '')
{%- endmacro %}
