{#-
    An aggregate: the value where a position is the first or the last, null where it is null there. DuckDB's `min_by` would
    take the next value that is not. `which` is `first` or `last`.
-#}
{% macro value_at(which, value, position) -%}
    {{ return(adapter.dispatch('value_at', 'intercom_elt')(which, value, position)) }}
{%- endmacro %}


{% macro duckdb__value_at(which, value, position) -%}
    {{ 'arg_min_null' if which == 'first' else 'arg_max_null' }}({{ value }}, {{ position }})
{%- endmacro %}


{% macro spark__value_at(which, value, position) -%}
    {{ 'min_by' if which == 'first' else 'max_by' }}({{ value }}, {{ position }})
{%- endmacro %}
