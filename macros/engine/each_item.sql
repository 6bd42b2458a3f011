{#- Stands after a relation in `from`: one row for each item of its list, as `<item>.<field>`; none for an empty or null list. -#}
{% macro each_item(list, item, position='position') -%}
    {{ return(adapter.dispatch('each_item', 'intercom_elt')(list, item, position)) }}
{%- endmacro %}


{% macro duckdb__each_item(list, item, position) -%}
    cross join lateral (
        select
            unnest({{ list }}) as {{ item }},
            generate_subscripts({{ list }}, 1) as {{ position }}
    )
{%- endmacro %}


{% macro spark__each_item(list, item, position) -%}
    lateral view posexplode({{ list }}) as {{ position }}_from_zero, {{ item }}
    lateral view explode(array({{ position }}_from_zero + 1)) as {{ position }}
{%- endmacro %}


{% macro list_length(list) -%}
    {{ return(adapter.dispatch('list_length', 'intercom_elt')(list)) }}
{%- endmacro %}


{% macro duckdb__list_length(list) -%}
    coalesce(len({{ list }}), 0)
{%- endmacro %}


{% macro spark__list_length(list) -%}
    coalesce(array_size({{ list }}), 0)
{%- endmacro %}
