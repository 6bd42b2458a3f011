{#- An aggregate: the different texts of a group, in order, parted by commas. -#}
{% macro sorted_texts(value) -%}
    {{ return(adapter.dispatch('sorted_texts', 'intercom_elt')(value)) }}
{%- endmacro %}


{% macro duckdb__sorted_texts(value) -%}
    string_agg(distinct {{ value }}, ', ' order by {{ value }})
{%- endmacro %}


{% macro spark__sorted_texts(value) -%}
    array_join(array_sort(collect_set({{ value }})), ', ')
{%- endmacro %}
