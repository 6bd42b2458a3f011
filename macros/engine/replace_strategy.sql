{#- The incremental strategy that replaces all rows of a `unique_key`, however many rows share it. -#}
{% macro replace_strategy() -%}
    {{ return(adapter.dispatch('replace_strategy', 'intercom_elt')()) }}
{%- endmacro %}


{% macro duckdb__replace_strategy() -%}
    {{ return('delete+insert') }}
{%- endmacro %}


{% macro spark__replace_strategy() -%}
    {{ return('merge') }}
{%- endmacro %}
