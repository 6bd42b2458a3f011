{#- A window function, before its `over`: the first value in the frame that is not null. -#}
{% macro first_known(value) -%}
    {{ return(adapter.dispatch('first_known', 'intercom_elt')(value)) }}
{%- endmacro %}


{% macro duckdb__first_known(value) -%}
    first_value({{ value }} ignore nulls)
{%- endmacro %}


{% macro spark__first_known(value) -%}
    first_value({{ value }}, true)
{%- endmacro %}
