{#-
    An aggregate, before its `filter`: the value at the `first` or `last` place, null where it is null there. `min_by` and
    `max_by` mean that in Spark, and in DuckDB go on to the next place that has a value.
-#}
{% macro value_at(which, value, place) -%}
    {{ return(adapter.dispatch('value_at', 'intercom_elt')(which, value, place)) }}
{%- endmacro %}


{% macro duckdb__value_at(which, value, place) -%}
    {{ 'arg_min_null' if which == 'first' else 'arg_max_null' }}({{ value }}, {{ place }})
{%- endmacro %}


{% macro spark__value_at(which, value, place) -%}
    {{ 'min_by' if which == 'first' else 'max_by' }}({{ value }}, {{ place }})
{%- endmacro %}
