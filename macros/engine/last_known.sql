{#- A window function, before its `over`: the last value in the frame that is not null. -#}
{% macro last_known(value) -%}
    {{ return(adapter.dispatch('last_known', 'intercom_elt')(value)) }}
{%- endmacro %}


{% macro duckdb__last_known(value) -%}
    last_value({{ value }} ignore nulls)
{%- endmacro %}


{% macro spark__last_known(value) -%}
    last_value({{ value }}, true)
{%- endmacro %}
