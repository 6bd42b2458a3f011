{#- Unix seconds as a UTC timestamp without zone; null outside the years 1 to 9999, so that a stray number stops no build. -#}
{% macro unix_to_timestamp(seconds) -%}
    {{ return(adapter.dispatch('unix_to_timestamp', 'intercom_elt')(seconds)) }}
{%- endmacro %}


{% macro duckdb__unix_to_timestamp(seconds) -%}
    case
        when {{ seconds }} between -62135596800 and 253402300799
            then make_timestamp({{ seconds }} * 1000000)
    end
{%- endmacro %}


{% macro spark__unix_to_timestamp(seconds) -%}
    case
        when {{ seconds }} between -62135596800 and 253402300799
            then cast(timestamp_seconds({{ seconds }}) as timestamp)
    end
{%- endmacro %}


{#- A UTC timestamp without zone as whole Unix seconds: the way back. -#}
{% macro timestamp_to_unix(value) -%}
    {{ intercom_elt.seconds_between("timestamp '1970-01-01 00:00:00'", value) }}
{%- endmacro %}


{#- A time as ISO 8601 text, in UTC; null where the text is none. Text without an offset is UTC already. -#}
{% macro iso_to_timestamp(value) -%}
    {{ return(adapter.dispatch('iso_to_timestamp', 'intercom_elt')(value)) }}
{%- endmacro %}


{#- A cast to timestamp would read the clock's face and forget the offset, and take words such as `infinity`. -#}
{% macro duckdb__iso_to_timestamp(value) -%}
    case
        when regexp_matches({{ value }}, '^\s*[0-9]{4}-.*:[0-9.]+(Z|[+-][0-9:]+)\s*$')
            then make_timestamp(epoch_us(try_cast({{ value }} as timestamptz)))
        when regexp_matches({{ value }}, '^\s*[0-9]{4}-')
            then try_cast({{ value }} as timestamp)
    end
{%- endmacro %}


{% macro spark__iso_to_timestamp(value) -%}
    try_cast(trim({{ value }}) as timestamp)
{%- endmacro %}


{% macro seconds_between(earlier, later) -%}
    {{ return(adapter.dispatch('seconds_between', 'intercom_elt')(earlier, later)) }}
{%- endmacro %}


{% macro duckdb__seconds_between(earlier, later) -%}
    date_diff('second', {{ earlier }}, {{ later }})
{%- endmacro %}


{% macro spark__seconds_between(earlier, later) -%}
    timestampdiff(second, {{ earlier }}, {{ later }})
{%- endmacro %}


{#- A UTC timestamp as the clock of a time zone shows it, a timestamp without zone. The zone is an expression of its IANA name. -#}
{% macro local_time(value, zone) -%}
    {{ return(adapter.dispatch('local_time', 'intercom_elt')(value, zone)) }}
{%- endmacro %}


{% macro duckdb__local_time(value, zone) -%}
    timezone({{ zone }}, timezone('UTC', {{ value }}))
{%- endmacro %}


{% macro spark__local_time(value, zone) -%}
    from_utc_timestamp({{ value }}, {{ zone }})
{%- endmacro %}


{#- The day of a UTC timestamp in a time zone. -#}
{% macro local_date(value, zone) -%}
    cast({{ intercom_elt.local_time(value, zone) }} as date)
{%- endmacro %}


{#- The name of a time zone; `UTC` where it is null or no zone that the engine knows, so that an odd name stops no build. -#}
{% macro known_zone(zone) -%}
    {{ return(adapter.dispatch('known_zone', 'intercom_elt')(zone)) }}
{%- endmacro %}


{% macro duckdb__known_zone(zone) -%}
    coalesce((select zones.name from pg_timezone_names() as zones where zones.name = {{ zone }}), 'UTC')
{%- endmacro %}


{#- Spark has no list of zones, and fails on one that it does not know. -#}
{% macro spark__known_zone(zone) -%}
    coalesce({{ zone }}, 'UTC')
{%- endmacro %}


{#- Stands in `from`: one row for each whole number from the first to the last, as `<name>`. -#}
{% macro numbers(first, last, name) -%}
    {{ return(adapter.dispatch('numbers', 'intercom_elt')(first, last, name)) }}
{%- endmacro %}


{% macro duckdb__numbers(first, last, name) -%}
    (select unnest(generate_series({{ first }}, {{ last }})) as {{ name }})
{%- endmacro %}


{% macro spark__numbers(first, last, name) -%}
    (select explode(sequence({{ first }}, {{ last }})) as {{ name }})
{%- endmacro %}
