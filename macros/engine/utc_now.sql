{#- The moment of the statement, a UTC timestamp without zone, whatever the zone of the session or machine. -#}
{% macro utc_now() -%}
    {{ return(adapter.dispatch('utc_now', 'intercom_elt')()) }}
{%- endmacro %}


{% macro duckdb__utc_now() -%}
    {{ return('make_timestamp(epoch_us(now()))') }}
{%- endmacro %}


{% macro spark__utc_now() -%}
    {{ return('to_utc_timestamp(current_timestamp(), current_timezone())') }}
{%- endmacro %}
