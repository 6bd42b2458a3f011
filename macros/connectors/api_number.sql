{#- An id that the API sends as a number within a list or object, as JSON text. Text that is no number stays text. -#}
{% macro api_number(id) -%}
    coalesce(cast({{ try_to(id, 'bigint') }} as string), {{ json_value(id) }})
{%- endmacro %}
