{#- A time as a connector gives it: as Unix `seconds`, the API's own unit, or as a UTC `timestamp` without zone. -#}
{% macro api_time(value, unit) -%}
    {{ timestamp_to_unix(value) if unit == 'seconds' else value }}
{%- endmacro %}
