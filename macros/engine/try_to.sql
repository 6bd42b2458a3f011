{#- A cast that gives null where the value does not fit, instead of stopping the build. -#}
{% macro try_to(value, type) -%}
    {{ return(adapter.dispatch('try_to', 'intercom_elt')(value, type)) }}
{%- endmacro %}


{% macro default__try_to(value, type) -%}
    try_cast({{ value }} as {{ type }})
{%- endmacro %}
