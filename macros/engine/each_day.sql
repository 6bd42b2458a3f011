{#- Stands after a relation in `from`: one row for each day from its first to its last, both included, as the column `<day>`; none where one is null. -#}
{% macro each_day(first, last, day) -%}
    {{ return(adapter.dispatch('each_day', 'intercom_elt')(first, last, day)) }}
{%- endmacro %}


{% macro duckdb__each_day(first, last, day) -%}
    cross join lateral (
        select
            cast(unnest(generate_series({{ first }}, {{ last }}, interval 1 day)) as date) as {{ day }}
    )
{%- endmacro %}


{% macro spark__each_day(first, last, day) -%}
    lateral view explode(
        case when {{ first }} <= {{ last }} then sequence({{ first }}, {{ last }}, interval 1 day) end
    ) as {{ day }}
{%- endmacro %}
